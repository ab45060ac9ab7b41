"""Responses counted by one attribute or by two."""

from dataclasses import dataclass

import numpy as np

from evaldata.dataset import Dataset
from evaldata.evaluation import Attribute, Value
from evaldata.profiles import WITHHELD, Counts, Mask
from evaldata.view import View


@dataclass(frozen=True, eq=False)
class CrossTable:
    """Responses by the values of two attributes.

    Attributes:
        counts: Responses. Shape: (row values, column values).
    """

    rows: Attribute
    columns: Attribute
    counts: Counts

    @property
    def row_totals(self) -> Counts:
        """Responses by row value."""
        totals: Counts = self.counts.sum(axis=1)
        return totals

    @property
    def column_totals(self) -> Counts:
        """Responses by column value."""
        totals: Counts = self.counts.sum(axis=0)
        return totals

    @property
    def total(self) -> int:
        """All responses counted."""
        return int(self.counts.sum())


@dataclass(frozen=True)
class TextTable:
    """A table ready to be read: header, rows whose first cell is their name, totals last."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def by_value(view: View, attribute: Attribute) -> list[tuple[Value, int]]:
    """Responses that meet the view's filter, by value of an attribute, in its order.

    Responses of which the value is withheld, to protect participants, are in none.
    """
    counts = _counts(view.dataset, attribute, view.cells_left)
    return [(value, int(n)) for value, n in zip(attribute.values, counts, strict=True)]


def cross(view: View, rows: Attribute, columns: Attribute) -> CrossTable:
    """Responses that meet the view's filter, by two attributes."""
    dataset, left = view.dataset, view.cells_left
    counts = np.zeros((len(rows.values), len(columns.values)), np.int64)
    row, column = (dataset.cells.values[:, _position(dataset, a)] for a in (rows, columns))
    shown = left & (row != WITHHELD) & (column != WITHHELD)
    np.add.at(counts, (row[shown], column[shown]), dataset.cells.count[shown])
    return CrossTable(rows, columns, counts)


def derived(view: View) -> int:
    """Responses that meet the view's filter and of which an attribute is derived."""
    return int(view.dataset.cells.derived[view.cells_left].sum())


def as_text(table: CrossTable) -> TextTable:
    """A cross table with its totals, leaving out rows and columns without a response."""
    used = table.column_totals > 0
    shown = [v.shown for v, keep in zip(table.columns.values, used, strict=True) if keep]
    rows = [
        (value.shown, *map(str, row[used]), str(row.sum()))
        for value, row in zip(table.rows.values, table.counts, strict=True)
        if row.any()
    ]
    totals = ("Total", *map(str, table.column_totals[used]), str(table.total))
    return TextTable((table.rows.label, *shown, "Total"), (*rows, totals))


def _counts(dataset: Dataset, attribute: Attribute, left: Mask) -> Counts:
    values = dataset.cells.values[:, _position(dataset, attribute)]
    shown = left & (values != WITHHELD)
    weights = dataset.cells.count[shown]
    return np.bincount(values[shown], weights, minlength=len(attribute.values)).astype(np.int64)


def _position(dataset: Dataset, attribute: Attribute) -> int:
    return [a.id for a in dataset.attributes].index(attribute.id)
