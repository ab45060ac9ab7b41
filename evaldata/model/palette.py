"""The colours, once: the categorical palette of the UK Government Analysis Function.

Source: https://analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-colours-in-charts/
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours of categories in their order, for a light and for a dark background."""

    light: tuple[str, ...]
    dark: tuple[str, ...]


CATEGORIES = Palette(
    light=("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"),
    dark=("#7FB2DD", "#3FC1B6", "#D77AA9", "#F98B54", "#B4BCC5", "#B9A1E0"),
)
MORE_CATEGORIES = Palette(
    light=("#5B8FBF", "#14655F", "#C9649C", "#A33F0C", "#8A8A8A", "#5E3F95"),
    dark=("#3F78AB", "#1E8078", "#A8497F", "#B8551F", "#727D88", "#7C5CB5"),
)
"""Lighter and darker tones of the same, for who comes after them."""
MOST_CATEGORIES = len(CATEGORIES.light) + len(MORE_CATEGORIES.light)
MARK = CATEGORIES.light[3]
"""The outline of what a visitor has chosen, on a light and on a dark ground."""


def hues(number: int, *, dark: bool) -> list[str]:
    """Colours for so many categories, over again when they are used up."""
    first, more = (
        palette.dark if dark else palette.light for palette in (CATEGORIES, MORE_CATEGORIES)
    )
    colours = first + more
    return [colours[i % len(colours)] for i in range(number)]


@dataclass(frozen=True)
class Scheme:
    """The colours of text and what it stands on; `style.css` has the same.

    Attributes:
        grounds: What text stands on: the page, and what is set apart on it.
        accent: Headings, links and bars, unless a dataset names its own.
        warning: What is lacking.
        neutral: What belongs to neither of two groups.
        steps: The sequential scale of counts; the first is for none.
    """

    ink: str
    soft: str
    line: str
    grounds: tuple[str, str]
    accent: str
    warning: str
    neutral: str
    steps: tuple[str, ...]


LIGHT = Scheme(
    ink="#16202b",
    soft="#566270",
    line="#dfe4ea",
    grounds=("#ffffff", "#f4f6f9"),
    accent="#12436d",
    warning="#b3470b",
    neutral="#d9dee4",
    steps=("#f1f4f7", "#d6e2ed", "#b3cce0", "#759ec1", "#40729e", CATEGORIES.light[0]),
)
DARK = Scheme(
    ink="#e8edf2",
    soft="#a9b4c0",
    line="#2c3945",
    grounds=("#11181f", "#19232d"),
    accent="#8fc0e8",
    warning=CATEGORIES.dark[3],
    neutral="#3a4651",
    steps=("#1a242e", "#22384d", "#2b5072", "#346189", "#5084b1", CATEGORIES.dark[0]),
)
