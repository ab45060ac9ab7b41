"""A word that is nowhere is taken for the one that was meant; synonyms are found too."""

from collections.abc import Sequence

import pyarrow as pa
import pytest

from evaldata.search.index import SearchIndex
from evaldata.search.request import Correction, SearchRequest
from evaldata.search.results import Search

TEXTS = [
    "The commissioners pay.",
    "A commissioner, life-limiting illness; team team",
    "Costs and funding at the end of life",
    "Time to tame",
    "Care plans (joined-up)",
]
GROUPS = [
    ["money", "cost", "costs", "Funding", "wealth"],
    ["end of life", "dying"],
    ["care plan", "advance care plan"],
]


def understood(query: str, groups: Sequence[Sequence[str]] = GROUPS) -> SearchRequest:
    search_index = SearchIndex.of(pa.chunked_array([TEXTS]))
    return Search(search_index, (), groups).understood(query)


def rows(query: str) -> list[int]:
    search_index = SearchIndex.of(pa.chunked_array([TEXTS]))
    held = Search(search_index, (), GROUPS).understood(query).within(search_index)
    return [] if held is None else held.nonzero()[0].tolist()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("comissioner", "commissioner"),
        ("commissionre", "commissioner"),
        ("cmmisioner", "commissioner"),
        ("limitting", "limiting"),
        ("life-limitting", "life-limiting"),
        ("ilness", "illness"),
        ("Fundign", "funding"),
        ("comissi", "commissi"),
        ("commison", "commission"),
        ("mony", "money"),
    ],
)
def test_an_error_of_typing_is_corrected(typed: str, meant: str) -> None:
    [correction] = understood(typed).corrections
    assert (correction.typed, correction.meant) == (typed, meant)
    assert rows(typed)


@pytest.mark.parametrize(
    "typed",
    ["ommission", "cost", "commis", "dying", "tmi", "pya", '"comissioner"', "zebra", "advance"],
)
def test_what_is_somewhere_or_too_short_or_too_far_is_not_corrected(typed: str) -> None:
    assert understood(typed).corrections == ()


def test_a_phrase_is_searched_for_as_it_is_typed() -> None:
    assert rows("comissioner") == [0, 1]
    assert rows('"comissioner"') == []
    assert rows('"money"') == []


def test_a_beginning_is_corrected_as_a_beginning() -> None:
    asked = understood("comission*")
    assert [part.typed for part in asked.wanted] == ["commission*"]
    assert rows("omission*") == []


def test_of_words_equally_near_the_most_frequent_is_taken_and_the_others_offered() -> None:
    assert understood("teme").corrections == (Correction("teme", "tame", ("time",)),)
    assert understood("tean").corrections == (Correction("tean", "team", ()),)


def test_a_synonym_is_found_where_it_holds_and_adds_something() -> None:
    [money] = understood("money").wanted
    assert [synonym.form for synonym in money.synonyms] == ["cost", "Funding"]
    assert rows("money") == [2]
    [cost] = understood("Cost").wanted
    assert [synonym.form for synonym in cost.synonyms] == ["Funding"]


def test_a_synonym_may_be_a_phrase_and_is_one_word_of_the_search() -> None:
    assert rows("dying") == [2]
    [whole, other] = understood("end of life funding").wanted
    assert (whole.typed, other.typed) == ("end of life", "funding")
    assert rows("end of life money") == [2]
    assert rows("life end of") == [2]
    assert rows("advance care plan") == [4]
    assert understood("care plan").wanted[0].synonyms == ()


def test_a_corrected_word_has_its_synonyms() -> None:
    asked = understood("mony")
    assert [synonym.form for synonym in asked.wanted[0].synonyms] == ["cost", "Funding"]
    assert [asked.highlights(text) for text in TEXTS[1:4]] == [[], [(0, 4), (10, 17)], []]
