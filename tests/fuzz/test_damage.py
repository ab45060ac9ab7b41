"""A few of the damaged copies; `make fuzz` loads ten thousand."""

from pathlib import Path

import pytest

from tests.fuzz.__main__ import older
from tests.fuzz.verdicts import Verdict, verdicts
from tests.server import ROOT


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return older(tmp_path_factory.mktemp("older"))


def test_a_sealed_dataset_that_was_damaged_is_refused(earlier: Path) -> None:
    found = verdicts(ROOT / "data", earlier, range(0, 120, 2))
    assert found == {(True, Verdict.REFUSED): 60}


def test_damage_without_a_manifest_ends_in_no_crash(earlier: Path) -> None:
    found = verdicts(ROOT / "data", earlier, range(1, 121, 2))
    assert found[False, Verdict.REFUSED] > 50
