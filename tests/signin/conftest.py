"""One provider and one dashboard for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import free_port
from tests.signin.served import ServedDashboard, configured, growing, provider
from tests.signin.visitor import Visitor


@pytest.fixture(scope="session")
def provider_url() -> Iterator[str]:
    """The address of a provider."""
    with provider() as url:
        yield url


@pytest.fixture(scope="session")
def evaluations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two evaluations."""
    return growing(tmp_path_factory.mktemp("growing"))


@pytest.fixture(scope="session")
def served_dashboard(
    provider_url: str, evaluations: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedDashboard]:
    """A dashboard that is served."""
    made = configured(tmp_path_factory.mktemp("dashboard"), evaluations, provider_url)
    with made.serving():
        yield made


@pytest.fixture
def visitor(served_dashboard: ServedDashboard) -> Iterator[Visitor]:
    """Somebody at that dashboard who has not signed in."""
    with Visitor(served_dashboard.origin) as visitor:
        yield visitor


@pytest.fixture
def other(served_dashboard: ServedDashboard) -> Iterator[Visitor]:
    """Somebody else there."""
    with Visitor(served_dashboard.origin) as visitor:
        yield visitor


@pytest.fixture
def second_process(served_dashboard: ServedDashboard) -> Iterator[str]:
    """The address of another process that serves the same dashboard."""
    with served_dashboard.serving(free_port()) as url:
        yield url
