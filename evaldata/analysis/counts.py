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
    responses = view.dataset.response_counts
    values = responses.values[:, view.dataset.attributes.index(attribute)]
    shown = view.responses_left & (values != WITHHELD)
    counts = np.bincount(values[shown], responses.count[shown], minlength=len(attribute.values))
    return [(value, int(n)) for value, n in zip(attribute.values, counts, strict=True)]


def derived(view: View) -> int:
    """Responses that meet the view's filter and of which an attribute is derived."""
    return int(view.dataset.response_counts.derived[view.responses_left].sum())
