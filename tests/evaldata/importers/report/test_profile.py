"""A profile that says something that no profile can is refused, with the place."""

from pathlib import Path

import pytest

from evaldata.importers.report.profile import Profile, read_profile
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.other_make import PROFILE
from tests.server import ROOT


def read(folder: Path, old: str = "", new: str = "") -> Profile:
    assert old in PROFILE
    (folder / "profile.toml").write_text(PROFILE.replace(old, new), encoding="utf-8")
    return read_profile(folder / "profile.toml")


def test_patterns_take_no_heed_of_capitals(tmp_path: Path) -> None:
    assert read(tmp_path).speakers.mark.search("… — NURSE, Ward 3")


def test_the_profile_that_ships_is_one() -> None:
    assert len(read_profile(ROOT / "data/source/report-profile.toml").participants.tables) == 4


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("[themes]", "[[themes]]", "themes", "The value is no group of keys."),
        (
            'kind = "matrix"',
            'kind = "cube"',
            "participants.tables[0].kind",
            "“cube” is none of the words that may stand here.",
        ),
        ("summary = '^in", "summary = '^(in", "themes.summary", "No regular expression: "),
        (
            "announced = ':$'",
            "announced = 5",
            "speakers.announced",
            "Expected a regular expression.",
        ),
        (
            "announced = ':$'",
            "annouced = ':$'",
            "speakers",
            "The key “annouced” is not known.",
        ),
        ("(?P<speaker>", "(", "speakers.mark", "The pattern has no group (?P<speaker>…)."),
        ("(?P<text>", "(", "statements.item", "The pattern has no group (?P<text>…)."),
    ],
)
def test_what_no_profile_can_say(
    tmp_path: Path, old: str, new: str, field: str, message: str
) -> None:
    with pytest.raises(BadDatasetError) as caught:
        read(tmp_path, old, new)
    problem = caught.value.problems[0]
    assert (problem.rule, problem.file, problem.field) == ("profile_form", "profile.toml", field)
    assert problem.message.startswith(message)


def test_a_profile_that_is_not_there_or_no_toml(tmp_path: Path) -> None:
    with pytest.raises(BadDatasetError, match="The profile is missing"):
        read_profile(tmp_path / "none.toml")
    with pytest.raises(BadDatasetError, match="no valid TOML"):
        read(tmp_path, "[themes]", "[themes")
