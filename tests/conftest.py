"""What all tests share."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from tests.server import ROOT, serving

# The same examples every run, so that a red build is the change's own; no deadline, for machines
# differ.
settings.register_profile("dashboard", derandomize=True, deadline=None)
settings.load_profile("dashboard")

# AppTest asks every installed package, on each first run of an app, whether it brings components;
# what is installed does not change while tests run.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


LONGEST_FIRST = ("browser", "signin", "faults", "attack", "fuzz", "pages")
"""Folders whose files take long; begun early, they leave no core idle at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; within a folder the order stays."""
    ranks = {name: rank for rank, name in enumerate(LONGEST_FIRST)}
    tests = ROOT / "tests"
    items.sort(key=lambda item: ranks.get(item.path.relative_to(tests).parts[0], len(ranks)))


@pytest.fixture
def app() -> AppTest:
    """The app without a browser, not run yet, on the dataset that EVALUATION_DATA names."""
    return AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """The address of the app on the shipped dataset; for another one see `tests.server`."""
    with serving() as url:
        yield url
