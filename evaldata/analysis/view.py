"""A dataset seen through a filter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self
from weakref import WeakKeyDictionary

import numpy as np

from evaldata.analysis.classes import ClassCounts, Classes, QuoteClass, classify, tally
from evaldata.analysis.filters import Filter, asked, meeting
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.quotes import Rows, first_occurrences
from evaldata.model.attributes import Attribute, Value
from evaldata.model.entities import Quote
from evaldata.model.patterns import WITHHELD, Mask


@dataclass(frozen=True, eq=False)
class View:
    """A dataset, a filter, and the class that the filter gives each pattern of quotes."""

    dataset: Dataset
    filter: Filter
    classes: Classes

    @classmethod
    def of(cls, dataset: Dataset, filter_: Filter | None = None) -> Self:
        """The dataset through that filter, or through none."""
        filter_ = filter_ or Filter()
        return cls(dataset, filter_, _classes(dataset, filter_))

    def asking(self, attribute: Attribute, *texts: str) -> "View":
        """The same through the filter that asks of an attribute for these values, or for none."""
        wanted = dict(self.filter.chosen) | {attribute.id: texts}
        return View.of(self.dataset, Filter.of(wanted, self.dataset.attributes))

    @cached_property
    def responses_left(self) -> Mask:
        """Which combinations of the dataset's responses meet the filter. Shape: (combinations,)."""
        return meeting(
            self.dataset.response_counts.values, asked(self.filter, self.dataset.attributes)
        )

    @cached_property
    def responses(self) -> int:
        """Responses that meet the filter."""
        return int(self.dataset.response_counts.count[self.responses_left].sum())

    @property
    def derived(self) -> int:
        """Responses that meet the filter and of which an attribute is derived."""
        return int(self.dataset.response_counts.derived[self.responses_left].sum())

    def by_value(self, attribute: Attribute) -> list[tuple[Value, int]]:
        """Responses that meet the filter, by value of an attribute, in its order.

        Responses of which the value is withheld, to protect participants, are in none. An attribute
        that the dataset does not have counts nothing. It is fast enough for every sentence.
        """
        if attribute not in self.dataset.attributes:
            return []
        responses = self.dataset.response_counts
        values = responses.values[:, self.dataset.attributes.index(attribute)]
        shown = self.responses_left & (values != WITHHELD)
        counts = np.bincount(values[shown], responses.count[shown], minlength=len(attribute.values))
        return [(value, int(n)) for value, n in zip(attribute.values, counts, strict=True)]

    @cached_property
    def counts(self) -> ClassCounts:
        """All quotes by class."""
        return tally(self.classes, self.dataset.quotes.patterns.count)

    def counts_of(self, theme_ids: Sequence[str] | None) -> ClassCounts:
        """The quotes of any of these themes by class, each quote once; None for all."""
        if theme_ids is None:
            return self.counts
        quotes = self.dataset.quotes
        wanted = self._positions(theme_ids)
        if len(wanted) == 1:
            return tally(self.classes, quotes.by_theme[wanted[0]])
        return self.counts_at(self.rows(theme_ids))

    def counts_at(self, rows: Rows) -> ClassCounts:
        """The quotes at these rows by class."""
        patterns = self.dataset.quotes.patterns.of_quote[rows]
        return tally(self.classes, np.bincount(patterns, minlength=len(self.classes)))

    def classes_at(self, rows: Rows) -> Classes:
        """The class of each quote at these rows."""
        classes: Classes = self.classes[self.dataset.quotes.patterns.of_quote[rows]]
        return classes

    def rows(
        self,
        theme_ids: Sequence[str] | None = None,
        quote_class: QuoteClass | None = None,
        found: Mask | None = None,
    ) -> Rows:
        """Rows of quotes, by theme and position.

        Args:
            theme_ids: Only quotes of these themes; None for all.
            quote_class: Only quotes of that class; None for all.
            found: Only quotes that a search found; None for all. Shape: (quotes,).
        """
        quotes = self.dataset.quotes
        rows = quotes.in_order
        if theme_ids is not None:
            rows = first_occurrences([quotes.of_theme[i] for i in self._positions(theme_ids)])
        if quote_class is not None:
            rows = rows[self.classes_at(rows) == quote_class]
        return rows if found is None else rows[found[rows]]

    @cached_property
    def withheld(self) -> tuple[Attribute, ...]:
        """The filtered attributes that at least one possible quote withholds."""
        possible = self.dataset.quotes.patterns.values[self.classes == QuoteClass.POSSIBLE]
        return tuple(
            attribute
            for i, attribute in enumerate(self.dataset.attributes)
            if self.filter.of_attribute(attribute.id) and (possible[:, i] == WITHHELD).any()
        )

    def class_of(self, quote: Quote) -> QuoteClass:
        """The class of a quote."""
        row = self.dataset.quotes.rows_of([quote.quote_id])
        return QuoteClass(self.classes_at(row)[0])

    def _positions(self, theme_ids: Sequence[str]) -> list[int]:
        wanted = set(theme_ids)
        return [i for i, theme in enumerate(self.dataset.themes) if theme.theme_id in wanted]


MOST_KEPT = 1_000
_KEPT: WeakKeyDictionary[Dataset, dict[Filter, Classes]] = WeakKeyDictionary()


def _classes(dataset: Dataset, filter_: Filter) -> Classes:
    """The class of each pattern, kept: a page asks for the same filters again and again."""
    kept = _KEPT.setdefault(dataset, {})
    classes = kept.get(filter_)
    if classes is None:
        patterns, responses = dataset.quotes.patterns, dataset.response_counts
        classes = classify(patterns, responses, filter_, dataset.attributes)
        if len(kept) >= MOST_KEPT:  # filters are in the visitors' hands
            kept.clear()
        kept[filter_] = classes
    return classes
