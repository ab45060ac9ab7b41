"""Two waves of a programme: which themes continue."""

from dataclasses import dataclass

from evaldata.dataset.dataset import Dataset
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
