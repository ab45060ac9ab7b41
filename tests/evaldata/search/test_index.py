"""Search finds words however they are typed, and says where they stand."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldata.search.index import SearchIndex
from evaldata.search.query import parse
from evaldata.search.results import Search

TEXTS = ["It’s a CAFÉ in Zürich", "its cafe", "Straße – no café", "At no  time, no money"]


def found(query: str, *texts: str) -> list[int]:
    search_index = SearchIndex.of(pa.chunked_array([texts or TEXTS]))
    held = Search(search_index, (), []).understood(query).within(search_index)
    return [] if held is None else held.nonzero()[0].tolist()


def marked(text: str, query: str) -> list[str]:
    search_index = SearchIndex.of(pa.chunked_array([[text]]))
    asked = Search(search_index, (), []).understood(query)
    return [text[start:end] for start, end in asked.highlights(text)]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("cafe", [0, 1, 2]),
        ("CAFÉ", [0, 1, 2]),
        ("it's", [0]),
        ("it’s", [0]),
        ("it`s cafe", [0]),
        ("zurich", [0]),
        ("no cafe", [2]),
        ("– no", [2]),
        ("tea", []),
        ("   ", []),
        (".*", []),
        ("(", []),
        ("afe", [0, 1, 2]),
        ("afe*", []),
        ("caf*", [0, 1, 2]),
        ("MON*", [3]),
        ('"no café"', [2]),
        ("“NO  TIME”", [3]),
        ('"time no"', []),
        ('"no money', [3]),
        ('"no tim', [3]),
        ('"money no"', []),
        ('cafe "in zur"', [0]),
    ],
)
def test_case_accents_apostrophes_and_spaces_are_alike(query: str, rows: list[int]) -> None:
    assert found(query) == rows


@pytest.mark.parametrize("query", ["  ", '""', "“", '" "'])
def test_a_query_without_words_asks_for_nothing(query: str) -> None:
    search_index = SearchIndex.of(pa.chunked_array([TEXTS]))
    asked = Search(search_index, (), []).understood(query)
    assert asked.query == ""
    assert asked.within(search_index) is None


def test_texts_side_by_side_are_searched_together_but_hold_no_common_phrase() -> None:
    texts, speakers = pa.chunked_array([["care", "care"]]), pa.chunked_array([["Ann", None]])
    search_index = SearchIndex.of(texts, speakers)
    search = Search(search_index, (), [])
    assert search.understood("care ann").within(search_index).tolist() == [True, False]  # type: ignore[union-attr]
    assert search.understood('"care ann"').within(search_index).tolist() == [False, False]  # type: ignore[union-attr]


def test_there_may_be_nothing_to_search() -> None:
    search_index = SearchIndex.of(pa.chunked_array([[]], pa.string()))
    asked = Search(search_index, (), [["money", "cost"]]).understood("mony")
    assert asked.within(search_index).tolist() == []  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "query", "parts"),
    [
        ("It’s a CAFÉ", "cafe it's", ["It’s", "CAFÉ"]),
        ("cafe\u0301s", "cafe", ["cafe\u0301"]),
        ("ﬁne ﬁnds", "find", ["ﬁnd"]),
        ("aaa", "aa", ["aa"]),
        ("care career", "care", ["care", "care"]),
        ("career scare", "care*", ["care"]),
        ("No\n time, no time", '"no time"', ["No\n time", "no time"]),
        ("A Comissioner and a commissioner", "comissioner", ["Comissioner"]),
        ("A commissioner", "comissioner", ["commissioner"]),
        ("", "care", []),
        ("care", "", []),
    ],
)
def test_what_is_found_is_marked_in_the_text_as_it_stands(
    text: str, query: str, parts: list[str]
) -> None:
    assert marked(text, query) == parts


@given(st.text(max_size=40), st.text(max_size=10))
def test_marks_do_not_overlap_and_cover_only_the_text(text: str, query: str) -> None:
    search_index = SearchIndex.of(pa.chunked_array([[text]]))
    end = 0
    for start, stop in Search(search_index, (), []).understood(query).highlights(text):
        assert end <= start < stop <= len(text)
        end = stop


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    assert found(text, text) == ([0] if parse(text) else [])


@given(st.text('ab "*-é’', max_size=30), st.text('ab "*-é’', max_size=12))
def test_what_is_found_has_a_mark(text: str, query: str) -> None:
    if found(query, text):
        assert marked(text, query)


def test_many_texts_are_confirmed_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaldata.search.index.PIECE", 2)
    assert found('"no time"', "no time", "time no", "no, time", "no  time", "no time") == [0, 3, 4]
