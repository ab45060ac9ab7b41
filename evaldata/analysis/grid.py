"""Quotes by theme and value: known to be of somebody with the value, or possibly."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from evaldata.evaluation import Attribute
from evaldata.evidence import QuoteClass
from evaldata.filters import Filter
from evaldata.profiles import Counts
from evaldata.view import View


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
    views = [View.of(view.dataset, _asking(view.filter, attribute, text)) for text in texts]
    themes, responses = view.dataset.themes, np.array([one.responses for one in views])
    return pd.DataFrame(
        {
            "theme_id": np.repeat(_texts([t.theme_id for t in themes]), len(texts)),
            "theme": np.repeat(_texts([f"{t.number} {t.title}" for t in themes]), len(texts)),
            "value": np.tile(_texts(texts), len(themes)),
            "label": np.tile(_texts([attribute.value(t).shown for t in texts]), len(themes)),
            "matches": _by_theme(views, QuoteClass.MATCHES),
            "possible": _by_theme(views, QuoteClass.POSSIBLE),
            "responses": np.tile(responses, len(themes)),
            "absent": np.tile((responses == 0) & view.dataset.complete, len(themes)),
        }
    )


def sorted_themes(frame: pd.DataFrame, by: ThemeOrder) -> list[str]:
    """The theme ids of a grid in an order; ties stay in the report's order.

    Where several have as many known quotes, those with more possible ones come first.
    """
    if by is ThemeOrder.REPORT:
        return [str(name) for name in frame.theme_id.unique()]
    themes = frame.assign(heard=frame.matches > 0).groupby("theme_id", sort=False)
    rank = pd.DataFrame(
        {
            "known": -themes.matches.sum(),
            "possible": -themes.possible.max(),
            "heard": themes.heard.sum(),
        }
    )
    keys = ["known", "possible"] if by is ThemeOrder.MOST_QUOTES else ["heard"]
    return [str(name) for name in rank.sort_values(keys, kind="stable").index]


def theme_pairs(view: View) -> pd.DataFrame:
    """Quotes that are filed under two themes, for each pair; the diagonal is a theme's own.

    Columns: theme_id, other_id, theme, other (number and title), matches, possible.
    """
    themes = view.dataset.themes
    counts = _filed_together(view)
    ids, names = [t.theme_id for t in themes], [f"{t.number} {t.title}" for t in themes]
    return pd.DataFrame(
        {
            "theme_id": np.repeat(_texts(ids), len(themes)),
            "other_id": np.tile(_texts(ids), len(themes)),
            "theme": np.repeat(_texts(names), len(themes)),
            "other": np.tile(_texts(names), len(themes)),
            "matches": counts[QuoteClass.MATCHES].ravel(),
            "possible": counts[QuoteClass.POSSIBLE].ravel(),
        }
    )


def _asking(filter_: Filter, attribute: Attribute, text: str) -> Filter:
    """The filter with this value alone asked of the attribute."""
    rest = filter_.without(attribute.id)
    return Filter(tuple(sorted((*rest.chosen, (attribute.id, (text,))))))


def _by_theme(views: Sequence[View], quote_class: QuoteClass) -> Counts:
    """Quotes of a class under each view, theme by theme. Shape: (themes × views,)."""
    wanted = np.stack([view.classes == quote_class for view in views], axis=1)
    counts: Counts = views[0].dataset.quotes.cube @ wanted.astype(np.int64)
    return counts.ravel()


def _filed_together(view: View) -> Counts:
    """Quotes by class and the two themes they are filed under. Shape: (3, themes, themes)."""
    quotes = view.dataset.quotes
    sizes = [len(rows) for rows in quotes.of_theme]
    filed = pd.DataFrame(
        {
            "row": np.concatenate([np.zeros(0, np.intp), *quotes.of_theme]),
            "theme": np.repeat(np.arange(len(sizes)), sizes),
        }
    )
    pairs = filed.merge(filed, on="row", suffixes=("", "_other"))
    classes = view.classes[quotes.profiles.of_quote[pairs.row.to_numpy()]]
    counts = np.zeros((len(QuoteClass), len(sizes), len(sizes)), np.int64)
    np.add.at(counts, (classes, pairs.theme.to_numpy(), pairs.theme_other.to_numpy()), 1)
    return counts


def _texts(texts: Sequence[str]) -> npt.NDArray[np.object_]:
    return np.array(texts, dtype=object)
