"""A theme with all that belongs to it, and the list of themes."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.entities import Statement, Theme
from evaldata.presentation.evidence import QuoteGroup, behind, groups
from evaldata.presentation.strength import strength
from evaldata.presentation.voices import remark
from evaldata.schema import StatementKind
from evaldata.sentences import KINDS, capitalised
from evaldata.view import View
from evaldata.voices import voices_of


@dataclass(frozen=True)
class ThemeLine:
    """A theme in a list, with who is quoted on it, or with a filter how its quotes stand to it."""

    theme: Theme
    evidence: str


@dataclass(frozen=True)
class Related:
    """Statements of one kind that rest on a theme; none of them is said, not hidden."""

    heading: str
    none: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class ThemeStory:
    """What the page of a theme says.

    Attributes:
        evidence: What stands behind the theme, in sentences.
    """

    theme: Theme
    evidence: tuple[str, ...]
    related: tuple[Related, ...]
    groups: tuple[QuoteGroup, ...]


def theme_lines(view: View) -> tuple[ThemeLine, ...]:
    """All themes, each with what stands behind it."""
    return tuple(ThemeLine(theme, _briefly(view, theme)) for theme in view.dataset.themes)


def _briefly(view: View, theme: Theme) -> str:
    evidence = behind(view, [theme.theme_id])
    return evidence.line if view.filter else evidence.voices_briefly


def theme_story(view: View, theme: Theme) -> ThemeStory:
    """A theme with all that belongs to it."""
    return ThemeStory(
        theme,
        tuple(_evidence(view, theme)),
        _related(view, theme),
        tuple(groups(view, [theme.theme_id])),
    )


def _evidence(view: View, theme: Theme) -> Iterator[str]:
    """What stands behind a theme, in sentences."""
    yield strength(view.dataset, [theme.theme_id]).sentence
    if said := remark(voices_of(view.dataset, [theme.theme_id])):
        yield f"{said}."
    if view.filter:
        yield f"Under this filter: {behind(view, [theme.theme_id]).line}."


def _related(view: View, theme: Theme) -> tuple[Related, ...]:
    """Findings and recommendations always, the other kinds where there are any."""
    always = (StatementKind.FINDING, StatementKind.RECOMMENDATION)
    found = []
    for kind, (singular, plural) in KINDS.items():
        statements = view.dataset.about([theme.theme_id], kind)
        if statements or (kind in always and view.dataset.of_kind(kind)):
            heading = capitalised(plural if len(statements) != 1 else singular)
            found.append(Related(heading, f"No {singular} takes up this theme.", statements))
    return tuple(found)
