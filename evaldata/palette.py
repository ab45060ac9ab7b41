"""The colours, once: the categorical palette of the UK Government Analysis Function.

Source: https://analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-colours-in-charts/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle


@dataclass(frozen=True)
class Palette:
    """Colours of categories in their order, for a light and for a dark background."""

    light: tuple[str, ...]
    dark: tuple[str, ...]

    def cycle(self, *, dark: bool) -> Iterator[str]:
        """The colours for a background, over again when they are used up."""
        return cycle(self.dark if dark else self.light)


CATEGORIES = Palette(
    light=("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"),
    dark=("#7FB2DD", "#3FC1B6", "#D77AA9", "#F98B54", "#B4BCC5", "#B9A1E0"),
)


@dataclass(frozen=True)
class Scheme:
    """The colours of text and what it stands on; `style.css` has the same.

    Attributes:
        grounds: What text stands on: the page, and what is set apart on it.
        accent: Headings, links and bars, unless a dataset names its own.
    """

    ink: str
    soft: str
    line: str
    grounds: tuple[str, str]
    accent: str


LIGHT = Scheme("#16202b", "#566270", "#dfe4ea", ("#ffffff", "#f4f6f9"), "#12436d")
DARK = Scheme("#e8edf2", "#a9b4c0", "#2c3945", ("#11181f", "#19232d"), "#8fc0e8")
