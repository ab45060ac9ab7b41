"""Statements as files list them: by kind, each with its themes and what stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.exports.content import ExportContent
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import capitalised
from evaldata.model.vocabulary import STATEMENT_NAMES, StatementKind
from evaldata.wording.evidence import quotes_in_line


@dataclass(frozen=True)
class StatementEntry:
    """A statement with its themes, and the quotes behind it in a line."""

    statement: Statement
    themes: tuple[Theme, ...]
    evidence: str

    @property
    def theme_numbers(self) -> str:
        """The numbers of its themes, as one reads them out."""
        return ", ".join(theme.number for theme in self.themes)


@dataclass(frozen=True)
class StatementSection:
    """Statements of one kind, at least one."""

    kind: StatementKind
    entries: tuple[StatementEntry, ...]

    @property
    def heading(self) -> str:
        """What they are called."""
        return capitalised(STATEMENT_NAMES[self.kind][len(self.entries) != 1])


def sections(content: ExportContent) -> Iterator[StatementSection]:
    """The statements in a file, a section for each kind of which there are any."""
    for kind in StatementKind:
        entries = tuple(
            StatementEntry(
                s, content.dataset.themes_of(s), quotes_in_line(content.view, s.theme_ids)
            )
            for s in content.statements(kind)
        )
        if entries:
            yield StatementSection(kind, entries)
