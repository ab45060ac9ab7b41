"""Quotes to take away open safely in a spreadsheet and say how they stand to the filter."""

import csv
import io
from pathlib import Path

import pytest

from evaldata.dataset import Dataset
from evaldata.exports import no_formula
from evaldata.filters import Filter
from evaldata.presentation.quotes import quotes_as_csv
from evaldata.view import View
from tests.evaluations import QUOTES, small


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_all_quotes_with_what_is_known_of_them(walking: Dataset) -> None:
    head, first, *rest = rows(quotes_as_csv(View.of(walking, Filter()), None, ""))
    assert head == [
        *("Quote", "Theme", "Text", "Wording", "Speaker", "Nation", "Age group", "Source"),
    ]
    assert first == [
        *("q1", "1 Company", "We just talk", "verbatim", "Ann", "Scotland", "60 to 74"),
        "section 1",
    ]
    assert [row[0] for row in rest] == ["q2", "q3", "q4"]


def test_a_filter_leaves_out_what_it_rules_out_and_names_the_class(walking: Dataset) -> None:
    filter_ = Filter.of({"nation": ["Wales"]}, walking.attributes)
    head, *rest = rows(quotes_as_csv(View.of(walking, filter_), None, ""))
    assert head[-1] == "Under the filter"
    assert [(row[0], row[-1]) for row in rest] == [
        ("q3", "known to match"),
        ("q4", "possible, not known"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert no_formula(f"{start}1+1") == f"'{start}1+1"
    assert no_formula(f"1{start}1") == f"1{start}1"


def test_hostile_text_is_kept_as_text(tmp_path: Path) -> None:
    changed = QUOTES.replace("We just talk", '"=HYPERLINK(""https://x.test"")"')
    dataset = small(tmp_path, quotes=changed)
    _, first, *_ = rows(quotes_as_csv(View.of(dataset, Filter()), None, ""))
    assert first[2] == '\'=HYPERLINK("https://x.test")'
