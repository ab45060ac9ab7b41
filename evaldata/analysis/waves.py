"""Two waves of a programme: which themes continue, and who took part in each."""

from dataclasses import dataclass

import pandas as pd

from evaldata.analysis.compare import COMPARED_COLUMNS
from evaldata.analysis.counts import by_value
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute
from evaldata.model.entities import Theme


@dataclass(frozen=True)
class ThemeOfWaves:
    """A theme in the later wave and the one that it continues in the earlier; either may be None.

    Attributes:
        unknown: An id that the later theme says it continues, and that the earlier wave lacks.
    """

    now: Theme | None
    then: Theme | None
    unknown: str = ""


def themes_of_waves(then: Dataset, now: Dataset) -> list[ThemeOfWaves]:
    """The themes of the later wave in their order, then those of the earlier that none continues.

    A theme continues the one that it names in `continues`, else the one of its own id.
    """
    found, continued = [], set()
    for theme in now.themes:
        before = then.theme(theme.continues or theme.theme_id)
        missing = theme.continues if theme.continues and before is None else ""
        found.append(ThemeOfWaves(theme, before, missing))
        if before is not None:
            continued.add(before.theme_id)
    ended = (theme for theme in then.themes if theme.theme_id not in continued)
    return found + [ThemeOfWaves(None, theme) for theme in ended]


def attributes_of_both(then: Dataset, now: Dataset) -> list[tuple[Attribute, Attribute]]:
    """The attributes that both waves have, by their id: that of the earlier, and of the later."""
    known = {attribute.id: attribute for attribute in then.attributes}
    return [(known[a.id], a) for a in now.attributes if a.id in known]


def responses_of_waves(then: View, now: View) -> pd.DataFrame:
    """Responses in two waves by the values that both list, zeros included.

    Columns: attribute, attribute_label, value, label, one (the earlier), other (the later).
    """
    rows = []
    for before, after in attributes_of_both(then.dataset, now.dataset):
        given = {value.text: number for value, number in by_value(then, before)}
        rows += [
            (after.id, after.label, value.text, value.shown, given[value.text], number)
            for value, number in by_value(now, after)
            if value.text in given
        ]
    return pd.DataFrame(rows, columns=COMPARED_COLUMNS)
