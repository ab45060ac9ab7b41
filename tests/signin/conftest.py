"""One provider and one dashboard for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import free_port
from tests.signin.house import House, growing, house, provider
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
def served_house(
    provider_url: str, evaluations: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """A dashboard that is served."""
    made = house(tmp_path_factory.mktemp("house"), evaluations, provider_url)
    with made.serving():
        yield made


@pytest.fixture
def visitor(served_house: House) -> Iterator[Visitor]:
    """Somebody at that dashboard who has not signed in."""
    with Visitor(served_house.origin) as visitor:
        yield visitor


@pytest.fixture
def other(served_house: House) -> Iterator[Visitor]:
    """Somebody else there."""
    with Visitor(served_house.origin) as visitor:
        yield visitor


@pytest.fixture
def second_process(served_house: House) -> Iterator[str]:
    """The address of another process that serves the same dashboard."""
    with served_house.serving(free_port()) as url:
        yield url
