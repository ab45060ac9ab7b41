"""What the data say, word by word."""

import pytest

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.filters import Dropped, Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.language import enumeration
from evaldata.wording.sentences import (
    class_explanation,
    class_heading,
    dropped_in_words,
    filter_in_words,
    in_common,
    loosening,
    over_and_headline,
    scope,
    showing,
    who_took_part,
    why_possible,
    wording_in_words,
)


def view(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b and c"], "a, and b and c"),
    ],
)
def test_parts_are_read_out(parts: list[str], said: str) -> None:
    assert enumeration(parts) == said


def test_the_scope_of_an_evaluation(shipped: Dataset, walking: Dataset) -> None:
    assert scope(shipped) == (
        "33 survey responses and 51 interviews in nine regions. "
        "Ten findings and seven recommendations."
    )
    assert scope(walking) == "4 responses in two nations. Two findings and one recommendation."


def test_a_filter_is_read_out_in_the_attributes_order(shipped: Dataset) -> None:
    filter_ = view(shipped, year=["3"], region=["London", "North-East"]).filter
    assert filter_in_words(filter_, shipped) == "London or North-East, Year 3"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (
            {},
            "27 responses from commissioners, 45 from service providers and 12 from service users",
        ),
        (
            {"region": ["North-East"]},
            "2 responses from service providers; none from commissioners or service users",
        ),
        (
            {"region": ["London"]},
            "1 response from a commissioner and 5 from service providers; none from service users",
        ),
        ({"region": ["London"], "role": ["Service User"]}, "Nobody took part"),
    ],
)
def test_who_took_part(shipped: Dataset, wanted: dict[str, list[str]], said: str) -> None:
    assert who_took_part(view(shipped, **wanted)) == said


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({}, ""),
        ({"region": ["London"]}, "All these responses: Year 2 and Interview only."),
        ({"region": ["London"], "year": ["2"]}, "All these responses: Interview only."),
        ({"role": ["Service User"]}, ""),
        ({"region": ["London"], "year": ["1"]}, ""),
    ],
)
def test_what_all_have_in_common(shipped: Dataset, wanted: dict[str, list[str]], said: str) -> None:
    assert in_common(view(shipped, **wanted)) == said


def test_what_is_shown_of_all(shipped: Dataset) -> None:
    assert showing(view(shipped)) == "Showing all 33 quotes and 84 responses"
    assert showing(view(shipped, region=["North-East"])) == (
        "Showing 2 of 84 responses and 23 of 33 quotes: 0 known to match, 23 possible"
    )


def test_why_a_quote_is_only_possible(shipped: Dataset) -> None:
    everything, north = view(shipped), view(shipped, region=["North-East"])
    assert why_possible(everything, everything.counts) == ""
    assert why_possible(north, north.counts) == (
        "A quote is possible where the report does not say the region. "
        "10 quotes are ruled out: nobody who took part fits both the filter and what is known of "
        "the speaker."
    )


def test_classes_have_a_heading_and_a_reason(shipped: Dataset) -> None:
    seen = view(shipped, region=["London"], year=["2"])
    assert class_heading(QuoteClass.MATCHES, seen) == "Known to match: London, Year 2"
    assert class_heading(QuoteClass.POSSIBLE, seen) == "Possible, not known: London, Year 2"
    assert class_explanation(QuoteClass.POSSIBLE, seen) == (
        "The report does not say the region or the year for these; "
        "someone who took part fits both the filter and what is known of the speaker."
    )


def test_the_filter_to_loosen_is_the_one_that_helps_most(shipped: Dataset) -> None:
    seen = view(shipped, region=["London"], role=["Service User"])
    assert seen.counts.left == 0
    assert loosening(seen) == ["role", "region"]
    assert loosening(seen, ["7.9"]) == ["region", "role"]
    assert loosening(view(shipped)) == []


def test_who_is_asked_for_is_named_once(shipped: Dataset) -> None:
    _, said = over_and_headline(view(shipped, role=["Service User"]))
    assert said == "Service User: 12 responses"


def test_what_was_dropped_from_an_address_is_named() -> None:
    assert dropped_in_words([Dropped("Region", "Atlantis")]) == (
        "The address asked for Region “Atlantis”, which this evaluation does not have. "
        "It was left out."
    )
    assert "…" in dropped_in_words([Dropped("Region", "x" * 500)])
    assert "which this dashboard does not have" in dropped_in_words([], "this dashboard")


def test_the_wording_of_quotes_is_said(shipped: Dataset, walking: Dataset) -> None:
    assert wording_in_words(shipped) == "Quotes are paraphrased, not the speakers' own words."
    assert wording_in_words(walking) == "Quotes are the speakers' own words."
