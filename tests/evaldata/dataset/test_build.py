"""A dataset is built of data frames; what a delivery leaves out is completed, or stays missing."""

from pathlib import Path

import pandas as pd
import pytest

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.build import build
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.model.problems import BadDatasetError

BARE = b'title = "A small study"\nshort_title = "Small study"\n'
PUBLISHED = BARE + b'voice = "role"\n[disclosure]\npublished = true\nlabels_published = true\n'
ROLE = b"""
[[attributes]]
id = "role"
label = "Role"
plural = "roles"
values = [{ value = "Nurse" }, { value = "Parent" }]
"""
QUOTES = pd.DataFrame({"text": ["We wait too long", "Nobody rang back", "We wait too long"]})
THEMES = pd.DataFrame(
    {
        "theme_id": ["access", "waiting"],
        "title": ["Access", "Waiting"],
        "parent_id": [None, "access"],
    }
)


def dataset(folder: Path, content: bytes = BARE, **frames: pd.DataFrame) -> Dataset:
    build(content, frames, folder)
    return load(folder)


def told(folder: Path, **frames: pd.DataFrame) -> list[tuple[str, str, int | None]]:
    with pytest.raises(BadDatasetError) as caught:
        build(BARE, frames, folder)
    assert not folder.exists()
    return [(problem.rule, problem.file, problem.row) for problem in caught.value.problems]


def test_quotes_alone_are_a_dataset(tmp_path: Path) -> None:
    bare = dataset(tmp_path / "dataset", quotes=QUOTES)
    assert (len(bare.quotes), bare.themes, bare.statements, bare.responses) == (3, (), (), 0)
    assert bare.voice.values == ()
    quotes = bare.quotes.at(bare.quotes.in_order)
    assert sorted(quote.text for quote in quotes) == sorted(QUOTES["text"])
    assert {(quote.speaker, quote.document, quote.theme_ids) for quote in quotes} == {
        ("", None, ())
    }


def test_ids_are_made_of_the_text_so_that_a_second_delivery_has_the_same(tmp_path: Path) -> None:
    once = dataset(tmp_path / "once", quotes=QUOTES)
    more = pd.concat([pd.DataFrame({"text": ["New"]}), QUOTES], ignore_index=True)
    again = dataset(tmp_path / "again", quotes=more)
    ids = [quote.quote_id for quote in once.quotes.at(once.quotes.in_order)]
    assert len(set(ids)) == 3
    assert [q.quote_id for q in again.quotes.at(again.quotes.in_order)][1:] == ids


def test_a_theme_belongs_to_another_and_needs_no_summary(tmp_path: Path) -> None:
    nested = dataset(tmp_path / "dataset", themes=THEMES)
    assert [(t.name, t.parent_id, t.message) for t in nested.themes] == [
        ("Access", None, "Access"),
        ("Waiting", "access", "Waiting"),
    ]


def test_no_theme_belongs_to_itself_be_it_by_way_of_others(tmp_path: Path) -> None:
    circle = THEMES.assign(parent_id=["waiting", "access"])
    assert told(tmp_path / "dataset", themes=circle) == [
        ("no_circle", "themes.parquet", 1),
        ("no_circle", "themes.parquet", 2),
    ]


def test_many_themes_in_a_circle_are_counted_not_listed(tmp_path: Path) -> None:
    ids = [f"t{number}" for number in range(30)]
    ring = pd.DataFrame({"theme_id": ids, "title": ids, "parent_id": [*ids[1:], ids[0]]})
    found = told(tmp_path / "dataset", themes=ring)
    assert found[:2] == [("no_circle", "themes.parquet", 1), ("no_circle", "themes.parquet", 2)]
    assert found[20:] == [("no_circle", "themes.parquet", None)]


def test_neither_a_theme_nor_a_quote_is_no_dataset(tmp_path: Path) -> None:
    assert told(tmp_path / "dataset") == [("has_rows", "themes.parquet", None)]


def test_where_nobody_is_known_to_have_taken_part_anybody_may_have_spoken(tmp_path: Path) -> None:
    quotes = QUOTES.assign(role=["Nurse", None, "Parent"])
    spoken = dataset(tmp_path / "dataset", PUBLISHED + ROLE, quotes=quotes)
    view = View.of(spoken, Filter.of({"role": ["Nurse"]}, spoken.attributes))
    assert (view.counts.matches, view.counts.possible, view.counts.ruled_out) == (1, 1, 1)
    assert [q.text for q in spoken.quotes.at(view.rows(quote_class=QuoteClass.POSSIBLE))] == [
        "Nobody rang back"
    ]


def test_a_value_of_another_kind_is_told_by_row(tmp_path: Path) -> None:
    quotes = QUOTES.assign(theme_ids=[["a"], "a", ["a"]])
    assert ("value_kind", "quotes.parquet", 2) in told(tmp_path / "dataset", quotes=quotes)
