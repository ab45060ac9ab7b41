"""A theme with all that belongs to it, and the list of themes."""

from dataclasses import dataclass

from evaldata.entities import Statement, Theme
from evaldata.presentation.evidence import Behind, QuoteGroup, behind, groups
from evaldata.presentation.strength import Strength, strength
from evaldata.presentation.voices import remark
from evaldata.schema import StatementKind
from evaldata.sentences import KINDS, capitalised
from evaldata.view import View
from evaldata.voices import voices_of


@dataclass(frozen=True)
class ThemeLine:
    """A theme in a list, with what stands behind it."""

    theme: Theme
    behind: Behind


@dataclass(frozen=True)
class Related:
    """Statements of one kind that rest on a theme; none of them is said, not hidden."""

    heading: str
    none: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class ThemeStory:
    """What the page of a theme says."""

    theme: Theme
    before: Theme | None
    after: Theme | None
    behind: Behind
    strength: Strength
    remark: str
    related: tuple[Related, ...]
    groups: tuple[QuoteGroup, ...]


def theme_lines(view: View) -> tuple[ThemeLine, ...]:
    """All themes, each with what stands behind it."""
    return tuple(ThemeLine(t, behind(view, [t.theme_id])) for t in view.dataset.themes)


def theme_story(view: View, theme: Theme) -> ThemeStory:
    """A theme with all that belongs to it."""
    themes = view.dataset.themes
    place = themes.index(theme)
    return ThemeStory(
        theme,
        themes[place - 1] if place else None,
        themes[place + 1] if place + 1 < len(themes) else None,
        behind(view, [theme.theme_id]),
        strength(view.dataset, [theme.theme_id]),
        remark(voices_of(view.dataset, [theme.theme_id])),
        _related(view, theme),
        tuple(groups(view, [theme.theme_id])),
    )


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
