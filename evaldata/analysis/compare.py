"""What tells two groups apart: who took part in each, and whose each quote could be."""

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from evaldata.analysis.counts import by_value
from evaldata.analysis.view import View
from evaldata.model.attributes import Attribute
from evaldata.model.patterns import Counts


@dataclass(frozen=True)
class Apart:
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
    def told(self) -> int:
        """Quotes that only one of the groups can have said."""
        return self.one_known + self.one_possible + self.other_known + self.other_possible

    @property
    def total(self) -> int:
        """Quotes that one of the groups can have said."""
        return self.told + self.either


KINDS = tuple(field.name for field in fields(Apart))
KIND_OF = np.array([[2, 2, 0], [2, 2, 1], [3, 4, 5]])
"""Which field of `Apart` a quote counts for, by its `QuoteClass` for the one and for the other."""


def told_apart(one: View, other: View) -> pd.DataFrame:
    """For each theme its quotes by which of two groups they could be from.

    Columns: theme_id, theme (number and title), and the fields of `Apart`.
    """
    counts = one.dataset.quotes.cube @ _kinds(one, other)
    names = [(theme.theme_id, theme.name) for theme in one.dataset.themes]
    return pd.DataFrame(names, columns=["theme_id", "theme"]).join(
        pd.DataFrame(counts, columns=KINDS)
    )


def told_apart_total(one: View, other: View) -> Apart:
    """All quotes by which of two groups they could be from, each quote once."""
    counts = one.dataset.quotes.profiles.count @ _kinds(one, other)
    return Apart(*counts.tolist())


def compared_responses(one: View, other: View, attributes: tuple[Attribute, ...]) -> pd.DataFrame:
    """Responses in two groups by the values of attributes, zeros included.

    Columns: attribute, attribute_label, value, label, one, other.
    """
    rows = [
        (attribute.id, attribute.label, value.text, value.shown, here, there)
        for attribute in attributes
        for (value, here), (_, there) in zip(
            by_value(one, attribute), by_value(other, attribute), strict=True
        )
    ]
    columns = ["attribute", "attribute_label", "value", "label", "one", "other"]
    return pd.DataFrame(rows, columns=columns)


def _kinds(one: View, other: View) -> Counts:
    """Which field of `Apart` each profile counts for. Shape: (profiles, fields), of 0 and 1."""
    counted: Counts = np.eye(len(KINDS), dtype=np.int64)[KIND_OF[one.classes, other.classes]]
    return counted
