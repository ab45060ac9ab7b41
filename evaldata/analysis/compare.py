"""What tells two groups apart: who took part in each, and whose each quote could be."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from evaldata.analysis.view import View
from evaldata.dataset.quotes import Rows
from evaldata.model.attributes import Attribute
from evaldata.model.patterns import Counts


class TwoGroupCounts(NamedTuple):
    """Quotes by which of two groups they could be from.

    Attributes:
        one_known: Known to be from the one, and not from the other.
        one_possible: Possibly from the one, and not from the other.
        either: From the one or from the other, as far as is known.
        other_known: Known to be from the other, and not from the one.
        other_possible: Possibly from the other, and not from the one.
        neither: From neither.
    """

    one_known: int
    one_possible: int
    either: int
    other_known: int
    other_possible: int
    neither: int

    @property
    def only_one(self) -> int:
        """Quotes that only one of the groups can have said."""
        return self.one_known + self.one_possible + self.other_known + self.other_possible

    @property
    def total(self) -> int:
        """Quotes that one of the groups can have said."""
        return self.only_one + self.either


COLUMNS = TwoGroupCounts._fields
COLUMN_OF = np.array([[2, 2, 0], [2, 2, 1], [3, 4, 5]])
"""The field that a quote counts for, by its `QuoteClass` for the one and for the other."""


def compared_quotes(one: View, other: View) -> pd.DataFrame:
    """For each theme its quotes by which of two groups they could be from.

    Columns: theme_id, theme (number and title), and the fields of `TwoGroupCounts`.
    """
    counts = one.dataset.quotes.by_theme @ _columns_of_patterns(one, other)
    names = [(theme.theme_id, theme.name) for theme in one.dataset.themes]
    return pd.DataFrame(names, columns=["theme_id", "theme"]).join(
        pd.DataFrame(counts, columns=COLUMNS)
    )


def compared_quotes_total(one: View, other: View) -> TwoGroupCounts:
    """All quotes by which of two groups they could be from, each quote once."""
    counts = one.dataset.quotes.patterns.count @ _columns_of_patterns(one, other)
    return TwoGroupCounts(*counts.tolist())


def compared_rows(one: View, other: View, field: str) -> Rows:
    """The quotes that count for that field of `TwoGroupCounts`, by theme and position."""
    wanted = COLUMN_OF[one.classes, other.classes] == COLUMNS.index(field)
    return one.rows(found=wanted[one.dataset.quotes.patterns.of_quote])


def compared_responses(one: View, other: View, attributes: Iterable[Attribute]) -> pd.DataFrame:
    """Responses in two groups, or in two waves, by the values that both list, zeros included.

    Columns: attribute, attribute_label, value, label, one, other.

    Args:
        one: The one group, or the earlier wave.
        other: The other group, or the later wave.
        attributes: Of the other; those of which the one has none of that id are left out.
    """
    known = {attribute.id: attribute for attribute in one.dataset.attributes}
    rows = []
    for attribute in attributes:
        here = one.by_value(known[attribute.id]) if attribute.id in known else []
        counted = {value.text: number for value, number in here}
        rows += [
            (attribute.id, attribute.label, value.text, value.shown, counted[value.text], number)
            for value, number in other.by_value(attribute)
            if value.text in counted
        ]
    columns = ["attribute", "attribute_label", "value", "label", "one", "other"]
    return pd.DataFrame(rows, columns=columns)


def _columns_of_patterns(one: View, other: View) -> Counts:
    """The field that each pattern counts for, as 0 and 1. Shape: (patterns, fields)."""
    counted: Counts = np.eye(len(COLUMNS), dtype=np.int64)[COLUMN_OF[one.classes, other.classes]]
    return counted
