"""Quotes by theme and value: known to be of somebody with the value, or possibly."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import pandas as pd

from evaldata.analysis.classes import LISTED, QuoteClass
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute
from evaldata.model.patterns import WITHHELD, Counts


class ThemeOrder(StrEnum):
    """An order of themes; its value is what a reader chooses it by."""

    REPORT = "report order"
    MOST_QUOTES = "most quotes"
    FEWEST_GROUPS = "fewest groups heard"


def evidence_grid(view: View, attribute: Attribute) -> pd.DataFrame:
    """Quotes of each theme by the values of an attribute, theme by theme.

    Columns: theme_id, theme (number and title), value, label, matches, possible, responses (with
    the value, under the rest of the filter) and absent (nobody with the value took part; never
    said where some responses are not shown). Where the filter asks for values of the attribute,
    only these have a row.
    """
    texts = view.filter.of_attribute(attribute.id) or attribute.texts
    views = [view.asking(attribute, text) for text in texts]
    matches, possible = (_by_theme(views, kind) for kind in LISTED)
    rows = [
        (theme.theme_id, theme.name, text, attribute.value(text).shown, known, more, one.responses)
        for theme, here, maybe in zip(view.dataset.themes, matches, possible, strict=True)
        for text, one, known, more in zip(texts, views, here, maybe, strict=True)
    ]
    columns = ["theme_id", "theme", "value", "label", "matches", "possible", "responses"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(absent=(frame.responses == 0) & view.dataset.complete)


def sorted_themes(frame: pd.DataFrame, by: ThemeOrder) -> list[str]:
    """The theme ids of a grid in an order; ties stay in the report's order.

    By most quotes: those known of any group, and the most that are possible in one; then by those
    known alone.
    """
    if by is ThemeOrder.REPORT:
        return [str(name) for name in frame.theme_id.unique()]
    themes = frame.assign(heard=frame.matches > 0).groupby("theme_id", sort=False)
    known = themes.matches.sum()
    rank = pd.DataFrame(
        {"known": known, "left": known + themes.possible.max(), "heard": themes.heard.sum()}
    )
    most = by is ThemeOrder.MOST_QUOTES
    keys = ["left", "known"] if most else ["heard"]
    return [str(name) for name in rank.sort_values(keys, ascending=not most, kind="stable").index]


def shared_quotes(dataset: Dataset) -> int:
    """How many quotes are filed under several themes."""
    filed = np.zeros(len(dataset.quotes), np.int64)
    for rows in dataset.quotes.of_theme:
        filed[rows] += 1
    return int(np.count_nonzero(filed > 1))


def stated_quotes(dataset: Dataset, attribute: Attribute) -> int:
    """Of how many quotes it is known which value of the attribute they are of."""
    patterns = dataset.quotes.patterns
    stated = patterns.stated(dataset.attributes, attribute) != WITHHELD
    return int(patterns.count[stated].sum())


def theme_pairs(view: View) -> pd.DataFrame:
    """Quotes that are filed under two themes, for each pair; the diagonal is a theme's own.

    Columns: theme_id, theme (number and title), other_id, other, number (of the other), matches,
    possible.
    """
    themes = view.dataset.themes
    matches, possible = (_filed_together(view, kind) for kind in LISTED)
    rows = [
        (theme.theme_id, theme.name, other.theme_id, other.name, other.number, known, more)
        for theme, here, maybe in zip(themes, matches, possible, strict=True)
        for other, known, more in zip(themes, here, maybe, strict=True)
    ]
    columns = ["theme_id", "theme", "other_id", "other", "number", "matches", "possible"]
    return pd.DataFrame(rows, columns=columns)


def _by_theme(views: Sequence[View], quote_class: QuoteClass) -> Counts:
    """Quotes of a class by theme under each view. Shape: (themes, views)."""
    wanted = np.stack([view.classes == quote_class for view in views], axis=1)
    counts: Counts = views[0].dataset.quotes.by_theme @ wanted.astype(np.int64)
    return counts


def _filed_together(view: View, quote_class: QuoteClass) -> Counts:
    """Quotes of a class by the two themes they are filed under. Shape: (themes, themes)."""
    quotes = view.dataset.quotes
    of_class = view.classes[quotes.patterns.of_quote] == quote_class
    counts = np.zeros((len(quotes.of_theme),) * 2, np.int64)
    for theme, rows in enumerate(quotes.of_theme):
        filed = np.zeros_like(of_class)
        filed[rows] = of_class[rows]
        counts[theme] = [np.count_nonzero(filed[others]) for others in quotes.of_theme]
    return counts
