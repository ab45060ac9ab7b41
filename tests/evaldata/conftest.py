"""Datasets for the tests of the domain."""

import pytest

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from tests.evaluations import small
from tests.server import ROOT


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The evaluation that ships."""
    return load(ROOT / "data")


@pytest.fixture(scope="session")
def walking(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A small evaluation with other attributes."""
    return small(tmp_path_factory.mktemp("walking"))
