"""Responses counted by one attribute, fast enough to be asked for in every sentence."""

import numpy as np

from evaldata.analysis.view import View
from evaldata.model.attributes import Attribute, Value
from evaldata.model.patterns import WITHHELD


def by_value(view: View, attribute: Attribute) -> list[tuple[Value, int]]:
    """Responses that meet the view's filter, by value of an attribute, in its order.

    Responses of which the value is withheld, to protect participants, are in none. An attribute
    that the dataset does not have counts nothing.
    """
    if attribute not in view.dataset.attributes:
        return []
    cells = view.dataset.cells
    values = cells.values[:, view.dataset.attributes.index(attribute)]
    shown = view.cells_left & (values != WITHHELD)
    counts = np.bincount(values[shown], cells.count[shown], minlength=len(attribute.values))
    return [(value, int(n)) for value, n in zip(attribute.values, counts, strict=True)]


def derived(view: View) -> int:
    """Responses that meet the view's filter and of which an attribute is derived."""
    return int(view.dataset.cells.derived[view.cells_left].sum())
