"""A dataset of the report's words says a few things otherwise than its sources."""

import tomllib

import pytest

from evaldata.importers.report.editorial import overridden
from evaldata.model.problems import BadDatasetError

SLIPS = [{"title": "Two dates", "text": "May, March"}, {"title": "A name", "text": "Old"}]
CONTENT = {
    "title": "Gardens",
    "rights": {"statement": "Paraphrased.", "contact": "Ann", "wording": "paraphrase"},
    "slips": SLIPS,
}


def test_the_wording_is_verbatim_and_all_else_stays() -> None:
    assert tomllib.loads(overridden(CONTENT, {}).decode()) == CONTENT | {
        "rights": {"statement": "Paraphrased.", "contact": "Ann", "wording": "verbatim"}
    }


def test_changes_reach_into_tables_and_lists_of_tables() -> None:
    changes = {"rights": {"statement": "Theirs."}, "slips": {"A name": {"text": "New"}}}
    found = tomllib.loads(overridden(CONTENT, changes).decode())
    assert found["rights"] == {"statement": "Theirs.", "contact": "Ann", "wording": "verbatim"}
    assert found["slips"] == [SLIPS[0], {"title": "A name", "text": "New"}]


def test_a_change_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(BadDatasetError, match=r"slips\.No name, which the sources do not have"):
        overridden(CONTENT, {"slips": {"No name": {"text": "New"}}})


def test_the_content_itself_is_not_changed() -> None:
    overridden(CONTENT, {"slips": {"A name": {"text": "New"}}})
    assert SLIPS[1] == {"title": "A name", "text": "Old"}
