"""A filter puts each quote in one of three classes, and never says more than is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldata.analysis.classes import ClassCounts, Classes, QuoteClass, classify
from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute, Value
from evaldata.model.patterns import WITHHELD, AttributePatterns, ResponseCounts
from evaldata.wording.evidence import groups
from tests.evaluations import small


@dataclass(frozen=True)
class Case:
    """Some attributes, who took part, and what is known of the quotes' speakers."""

    attributes: tuple[Attribute, ...]
    response_counts: ResponseCounts
    patterns: AttributePatterns

    def classes(self, filter_: Filter) -> Classes:
        return classify(self.patterns, self.response_counts, filter_, self.attributes)


def attribute(name: str, size: int) -> Attribute:
    values = tuple(Value(f"{name}{i}") for i in range(size))
    return Attribute(id=name, label=name, plural=name, values=values)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Attributes, participants, and quotes that withhold some of what a participant is."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    attributes = tuple(attribute("abcd"[i], size) for i, size in enumerate(sizes))
    person = st.tuples(*(st.integers(0, size - 1) for size in sizes))
    people = draw(st.lists(person, min_size=1, max_size=8, unique=True))
    hidden = st.tuples(*(st.booleans() for _ in sizes))
    quotes = draw(st.lists(st.tuples(st.sampled_from(people), hidden), min_size=1, max_size=12))
    known = np.array(
        [
            [WITHHELD if hide else code for code, hide in zip(who, mask, strict=True)]
            for who, mask in quotes
        ],
        np.int32,
    )
    counts = np.ones(len(people), np.int64)
    cells = ResponseCounts(np.array(people, np.int32), counts, counts * 0)
    patterns = AttributePatterns(
        known, np.arange(len(known), dtype=np.int32), np.ones(len(known), np.int64)
    )
    return Case(attributes, cells, patterns)


@st.composite
def filtered(draw: st.DrawFn) -> tuple[Case, Filter]:
    case = draw(cases())
    return case, draw(filters(case.attributes))


def filters(attributes: Sequence[Attribute]) -> st.SearchStrategy[Filter]:
    """Any filter on these attributes."""
    wanted = st.fixed_dictionaries({a.id: st.sets(st.sampled_from(a.texts)) for a in attributes})
    return wanted.map(lambda texts: Filter.of(texts, attributes))


def class_by_definition(case: Case, filter_: Filter, quote: Sequence[int]) -> QuoteClass:
    """The class as the definition puts it, person by person."""
    asked = [
        (i, {a.texts.index(text) for text in filter_.of_attribute(a.id)})
        for i, a in enumerate(case.attributes)
        if filter_.of_attribute(a.id)
    ]
    if all(quote[i] in codes for i, codes in asked):
        return QuoteClass.MATCHES
    fits = any(
        all(person[i] in codes for i, codes in asked)
        and all(q in {WITHHELD, p} for q, p in zip(quote, person, strict=True))
        for person in case.response_counts.values.tolist()
    )
    return QuoteClass.POSSIBLE if fits else QuoteClass.RULED_OUT


@given(filtered())
def test_each_quote_has_the_class_of_the_definition(given_: tuple[Case, Filter]) -> None:
    case, filter_ = given_
    quotes = case.patterns.values.tolist()
    expected = [class_by_definition(case, filter_, quote) for quote in quotes]
    assert case.classes(filter_).tolist() == expected


@given(filtered())
def test_the_classes_partition_the_quotes(given_: tuple[Case, Filter]) -> None:
    case, filter_ = given_
    classes = case.classes(filter_)
    assert len(classes) == len(case.patterns.values)
    assert set(classes.tolist()) <= set(QuoteClass)


@given(filtered(), st.data())
def test_another_value_of_a_filtered_attribute_never_loses_a_match(
    given_: tuple[Case, Filter], data: st.DataObject
) -> None:
    case, filter_ = given_
    if not filter_:
        return
    name, texts = data.draw(st.sampled_from(filter_.chosen))
    [chosen] = [a for a in case.attributes if a.id == name]
    added = data.draw(st.sampled_from(chosen.texts))
    wider = Filter.of(dict(filter_.chosen) | {name: {*texts, added}}, case.attributes)
    before = case.classes(filter_) == QuoteClass.MATCHES
    after = case.classes(wider) == QuoteClass.MATCHES
    assert not (before & ~after).any()


@given(filtered(), st.data())
def test_one_more_filtered_attribute_never_gains_a_match(
    given_: tuple[Case, Filter], data: st.DataObject
) -> None:
    case, filter_ = given_
    free = [a for a in case.attributes if not filter_.of_attribute(a.id)]
    if not free:
        return
    more = data.draw(st.sampled_from(free))
    text = data.draw(st.sampled_from(more.texts))
    narrower = Filter.of(dict(filter_.chosen) | {more.id: {text}}, case.attributes)
    before = case.classes(filter_) == QuoteClass.MATCHES
    after = case.classes(narrower) == QuoteClass.MATCHES
    assert not (after & ~before).any()


@given(filtered())
def test_a_quote_that_withholds_nothing_is_never_merely_possible(
    given_: tuple[Case, Filter],
) -> None:
    case, filter_ = given_
    complete = (case.patterns.values != WITHHELD).all(axis=1)
    assert not (case.classes(filter_)[complete] == QuoteClass.POSSIBLE).any()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ClassCounts(4, 0, 0)),
        ({"nation": ["Scotland"]}, ClassCounts(1, 2, 1)),
        ({"nation": ["Wales"]}, ClassCounts(1, 1, 2)),
        ({"nation": ["Wales"], "age_group": ["60"]}, ClassCounts(0, 2, 2)),
        ({"age_group": ["75"]}, ClassCounts(1, 1, 2)),
        ({"nation": ["Wales"], "age_group": ["75"]}, ClassCounts(0, 0, 4)),
    ],
)
def test_an_evaluation_with_other_attributes_is_filtered_alike(
    walking: Dataset, wanted: dict[str, list[str]], expected: ClassCounts
) -> None:
    view = View.of(walking, Filter.of(wanted, walking.attributes))
    assert view.counts == expected
    assert view.counts.total == len(walking.quotes)


def test_a_quote_of_two_themes_counts_once_for_both_together(walking: Dataset) -> None:
    view = View.of(walking, Filter())
    assert view.counts_of(["a"]).total == 3
    assert view.counts_of(["b"]).total == 2
    assert view.counts_of(["a", "b"]).total == 4
    found = [quote.quote_id for quote in walking.quotes.at(view.rows(["a", "b"]))]
    assert found == ["q1", "q2", "q3", "q4"]


def test_possible_quotes_never_stand_among_those_that_match(tmp_path: Path) -> None:
    dataset = small(tmp_path)
    view = View.of(dataset, Filter.of({"nation": ["Wales"]}, dataset.attributes))
    found = [(g.heading, [q.quote_id for q in g.quotes]) for g in groups(view, ["a", "b"])]
    assert found == [
        ("Known to match: Wales", ["q3"]),
        ("Possible, not known: Wales", ["q4"]),
        ("Ruled out: Wales", ["q1", "q2"]),
    ]
