"""Search finds words however they are typed, and says where they stand."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldata.search import Haystack, highlights, needles

TEXTS = ["It’s a CAFÉ in Zürich", "its cafe", "Straße – no café"]


def found(query: str) -> list[int]:
    mask = Haystack.of(pa.chunked_array([TEXTS])).find(query)
    return [] if mask is None else mask.nonzero()[0].tolist()


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
    ],
)
def test_case_accents_and_apostrophes_are_alike(query: str, rows: list[int]) -> None:
    assert found(query) == rows


def test_a_query_without_words_asks_for_nothing() -> None:
    assert Haystack.of(pa.chunked_array([TEXTS])).find("  ") is None


def test_texts_side_by_side_are_searched_together() -> None:
    texts, speakers = pa.chunked_array([["care", "care"]]), pa.chunked_array([["Ann", "Bob"]])
    mask = Haystack.of(texts, speakers).find("care bob")
    assert mask is not None
    assert mask.tolist() == [False, True]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("It’s a CAFÉ", "cafe it's", ["It’s", "CAFÉ"]),
        ("cafe\u0301s", "cafe", ["cafe\u0301"]),
        ("ﬁne ﬁnds", "find", ["ﬁnd"]),
        ("aaa", "aa", ["aa"]),
        ("care career", "care", ["care", "care"]),
        ("", "care", []),
        ("care", "", []),
    ],
)
def test_what_is_found_is_marked_in_the_text_as_it_stands(
    text: str, query: str, marked: list[str]
) -> None:
    assert [text[start:end] for start, end in highlights(text, query)] == marked


@given(st.text(max_size=40), st.text(max_size=10))
def test_marks_do_not_overlap_and_cover_only_the_text(text: str, query: str) -> None:
    end = 0
    for start, stop in highlights(text, query):
        assert end <= start < stop <= len(text)
        end = stop


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    mask = Haystack.of(pa.chunked_array([[text]])).find(text)
    assert (mask is None) == (not needles(text))
    assert mask is None or mask.tolist() == [True]
