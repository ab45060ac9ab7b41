"""What all tests share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from streamlit.testing.v1 import AppTest

from tests.server import ROOT, serving

# The same examples every run, so that a red build is the change's own; no deadline, for machines
# differ.
settings.register_profile("dashboard", derandomize=True, deadline=None)
settings.load_profile("dashboard")


@pytest.fixture
def app() -> AppTest:
    """The app without a browser, not run yet, on the dataset that EVALUATION_DATA names."""
    return AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """The address of the app on the shipped dataset; for another one see `tests.server`."""
    with serving() as url:
        yield url
