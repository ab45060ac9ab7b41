"""Quotes as CSV open safely in a spreadsheet, and each says how it stands to the filter."""

import csv
import io
from pathlib import Path

import pytest

from evaldata.dataset.dataset import Dataset
from evaldata.exports.formats import CSV
from evaldata.model.text import no_formula
from tests.evaldata.exports.conftest import FORMULA, scope, written
from tests.evaluations import EVALUATION, PARTICIPANTS, QUOTES, small


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_all_quotes_with_what_is_known_of_them_and_where_they_are_from(walking: Dataset) -> None:
    head, first, *rest = rows(written(CSV, scope(walking))[1])
    assert head == [
        *("Quote", "Theme", "Text", "Wording", "Speaker", "Nation", "Age group", "Source"),
        *("Under the filter", "Filter", "Shows", "Evaluation", "Rights", "Taken away on"),
    ]
    assert first == [
        *("q1", "1 Company", "We just talk", "verbatim", "Ann", "Scotland", "60 to 74"),
        *("section 1", "no filter", "None", "The whole evaluation"),
        *("Walking groups for older people", "Free to use.", "2026-01-02"),
    ]
    assert [row[0] for row in rest] == ["q2", "q3", "q4"]


def test_a_filter_leaves_out_what_it_rules_out_and_names_the_class(walking: Dataset) -> None:
    head, *rest = rows(written(CSV, scope(walking, nation="Wales"))[1])
    place = head.index("Under the filter")
    assert [(row[0], row[place], row[place + 1]) for row in rest] == [
        ("q3", "known to match", "Wales"),
        ("q4", "possible, not known", "Wales"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert no_formula(f"{start}1+1") == f"'{start}1+1"
    assert no_formula(f"1{start}1") == f"1{start}1"


def test_a_number_below_nought_is_no_formula(tmp_path: Path) -> None:
    below = {
        "evaluation": EVALUATION.replace('value = 60\nlabel = "60 to 74"', "value = -60"),
        "participants": PARTICIPANTS.replace(",60,", ",-60,"),
        "quotes": QUOTES.replace(",60,", ",-60,"),
    }
    head, first, *_ = rows(written(CSV, scope(small(tmp_path, **below)))[1])
    assert first[head.index("Age group")] == "'-60"


def test_hostile_text_is_kept_as_text(hostile: Dataset) -> None:
    content = written(CSV, scope(hostile))[1]
    _, first, *_ = rows(content)
    assert first[2] == f"'{FORMULA}"
    assert "'=Ours\N{REPLACEMENT CHARACTER}" in first[-2]
    assert not set("\x00\x1b\x0b") & set(content.decode("utf-8"))
