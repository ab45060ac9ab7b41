"""Statements as files list them, by kind with what stands behind each; and what is not known."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.exports.content import ExportContent
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import capitalised
from evaldata.model.vocabulary import STATEMENT_NAMES, StatementKind
from evaldata.wording.evidence import quotes_and_voices
from evaldata.wording.gaps import THIN, all_gaps, gap_of
from evaldata.wording.limits import HEADING, cannot_tell


@dataclass(frozen=True)
class StatementEntry:
    """A statement with its themes, the quotes behind it in a line, and what it lacks."""

    statement: Statement
    themes: tuple[Theme, ...]
    evidence: str
    gap: str

    @property
    def line(self) -> str:
        """The statement in as few words as the data have, and what it lacks."""
        return f"{self.statement.message} ({self.gap})" if self.gap else self.statement.message

    @property
    def theme_names(self) -> str:
        """Its themes by their numbers, or titles where they have none; "none" without a theme."""
        return ", ".join(theme.short for theme in self.themes) or "none"

    @property
    def link(self) -> str:
        """Who linked it to its themes; empty without a theme."""
        return self.statement.link_basis.value if self.themes else ""


@dataclass(frozen=True)
class StatementSection:
    """Statements of one kind, at least one, under what they are called."""

    kind: StatementKind
    heading: str
    entries: tuple[StatementEntry, ...]

    @property
    def numbered(self) -> bool:
        """Whether each theme has a number; titles need more room in a table."""
        return all(theme.number for entry in self.entries for theme in entry.themes)


def sections(content: ExportContent) -> Iterator[StatementSection]:
    """The statements in a file, a section for each kind of which there are any."""
    for kind in StatementKind:
        if statements := content.statements(kind):
            heading = capitalised(STATEMENT_NAMES[kind][len(statements) != 1])
            evidence = (quotes_and_voices(content.view, s.theme_ids) for s in statements)
            themes = map(content.dataset.themes_of, statements)
            gaps = (gap_of(content.dataset, statement) for statement in statements)
            entries = map(StatementEntry, statements, themes, evidence, gaps)
            yield StatementSection(kind, heading, tuple(entries))


def limits(content: ExportContent) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is thin of all that is in the file, and what cannot be told, under headings."""
    asked = {theme.key for theme, _ in content.by_theme}
    asked |= {statement.key for kind in StatementKind for statement in content.statements(kind)}
    found = [gap for gap in all_gaps(content.dataset) if content.scope.whole or gap.key in asked]
    if found:
        yield THIN, tuple(gap.sentence for gap in found)
    yield HEADING, tuple(cannot_tell(content.dataset))
