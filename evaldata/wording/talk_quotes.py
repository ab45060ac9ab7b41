"""Which quotes a talk has time for."""

from collections.abc import Sequence

import numpy as np

from evaldata.analysis.classes import LISTED
from evaldata.analysis.view import View
from evaldata.dataset.quotes import Rows
from evaldata.model.entities import Theme
from evaldata.model.patterns import Mask

MOST_IN_ALL, MOST_ALIKE = 120, 40
"""Quotes of a talk, and of those of a part that stand alike to the filter: nobody bears more."""


def bearable(view: View, parts: Sequence[str]) -> Mask:
    """Which quotes a talk of these parts shows: all, or as many as can be borne.

    Those come first that say why they were chosen, then the first of each part, then the second of
    each. Shape: (quotes,).
    """
    quotes, seen = view.dataset.quotes, np.zeros(len(view.dataset.quotes), np.bool_)
    found, ranks = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
    for rows in (_rows(view, part) for part in parts):
        fresh = rows[~seen[rows]]
        classes = view.classes_at(fresh)
        alike = [fresh[classes == quote_class][:MOST_ALIKE] for quote_class in LISTED]
        listed = np.concatenate(alike)
        seen[listed] = True
        found.append(listed)
        ranks.append(np.arange(len(listed)))
    every = np.concatenate(found)
    order = np.lexsort((np.concatenate(ranks), ~quotes.with_reason(every)))
    shown = np.zeros(len(quotes), np.bool_)
    shown[every[order[:MOST_IN_ALL]]] = True
    return shown


def _rows(view: View, part: str) -> Rows:
    """The quotes of a part of a talk."""
    if part == "said":
        return view.dataset.quotes.unthemed
    theme = view.dataset.claim(part)
    return view.rows([theme.theme_id] if isinstance(theme, Theme) else [])
