"""What a report tells, as rows of a dataset's tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from evaldata.importers.account import Notes
from evaldata.importers.editorial import Editorial
from evaldata.importers.profile import Pattern, Profile
from evaldata.importers.rows import Row, quote_rows, statement_rows, theme_id, theme_rows
from evaldata.importers.tables.counting import count_tables
from evaldata.importers.tables.labels import Labels
from evaldata.importers.tables.responses import responses
from evaldata.importers.text.joining import Words
from evaldata.importers.text.paragraphs import Reader
from evaldata.importers.text.remarks import look_for_contradictions, look_for_references
from evaldata.importers.text.sections import Section, matching
from evaldata.importers.text.statements import ListedStatement, before_lists, statements
from evaldata.importers.text.themes import ThemeReader, ToldTheme
from evaldata.schema import StatementKind
from evaldata.sentences import KINDS, counted, quotes


@dataclass(frozen=True)
class Telling:
    """A report cut into sections, and by what it is read."""

    profile: Profile
    editorial: Editorial
    words: Words
    sections: Sequence[Section]
    notes: Notes

    def participants(self) -> list[Row]:
        """A row for each response that the report's tables count."""
        section = self._only(self.profile.participants.section)
        if section is None:
            return []
        evaluation, notes = self.editorial.evaluation, self.notes
        tables = count_tables(section, self.profile, evaluation, self._labels, notes)
        look_for_contradictions(self.sections, tables, self.profile.contradictions, notes)
        if notes.failed:
            return []
        one_each = self.profile.participants.one_each
        rows = responses(tables, evaluation, one_each, section.heading, notes)
        notes.read(counted(len(rows), "response", "responses"))
        return rows

    def told(self) -> dict[str, list[Row]]:
        """The rows of themes, statements and quotes."""
        profile, emphasis = self.profile, self.profile.text.emphasis
        themed = ThemeReader(
            profile.themes, profile.speakers, emphasis, self._labels, self.words, self.notes
        )
        themes = [themed.read(s) for s in matching(self.sections, profile.themes.section)]
        if not themes:
            self._absent(self.profile.themes.section)
        reader = Reader(self.words, self.notes, emphasis=emphasis)
        listed = statements(self.sections, profile.statements, reader, self.editorial.amounts)
        if self.profile.references:
            look_for_references(self.sections, self.profile.references, self.notes)
        rows = {
            "themes": theme_rows(themes, self.editorial, self.notes),
            "statements": statement_rows(
                listed, themes, self.editorial, self.profile.references, self.notes
            ),
            "quotes": quote_rows(themes, self.editorial, self.notes),
        }
        self._compare(themes, listed)
        self._count(rows)
        return rows

    def _compare(self, themes: Sequence[ToldTheme], listed: Sequence[ListedStatement]) -> None:
        """Compare what was found with what the sources know."""
        for form in self.profile.statements:
            self.editorial.check_amount(listed, form, self.notes)
        quotes = {
            (theme_id(theme, of), position)
            for of, theme in enumerate(themes, 1)
            for position in range(1, len(theme.quotes) + 1)
        }
        headings = [theme.heading for theme in themes]
        self.editorial.note_missing(headings, quotes, self.notes)

    def note_left_out(self) -> None:
        """Note the sections of which the profile asks nothing, or only something further down."""
        asked = self._asked()
        for section in self.sections:
            above = before_lists(section, self.profile.statements)
            unread = above if section.heading in asked else section.lines
            places = [line.place for line in unread if line.text]
            if places:
                self.notes.left_out(str(section.heading), places[0], places[-1])

    def _count(self, rows: dict[str, list[Row]]) -> None:
        points = sum(len(row["points"]) for row in rows["themes"])
        self.notes.read(
            f"{counted(len(rows['themes']), 'theme', 'themes')}, with "
            f"{counted(points, 'paragraph', 'paragraphs')} of narrative"
        )
        self.notes.read(quotes(len(rows["quotes"])))
        for kind in StatementKind:
            number = sum(row["kind"] == kind for row in rows["statements"])
            if number:
                self.notes.read(counted(number, *KINDS[kind]))

    @cached_property
    def _labels(self) -> dict[str, Labels]:
        attributes = self.editorial.evaluation.attributes
        return {a.id: Labels.of(a, self.profile.labels.get(a.id, {})) for a in attributes}

    def _asked(self) -> set[object]:
        patterns = [self.profile.participants.section, self.profile.themes.section]
        patterns += [form.section for form in self.profile.statements]
        return {s.heading for p in patterns for s in matching(self.sections, p)}

    def _only(self, pattern: Pattern) -> Section | None:
        found = matching(self.sections, pattern)
        if len(found) == 1:
            return found[0]
        self._absent(pattern, len(found))
        return None

    def _absent(self, pattern: Pattern, number: int = 0) -> None:
        self.notes.problem(
            "section_present",
            "",
            f"{counted(number, 'heading matches', 'headings match').capitalize()} "
            f"{pattern.pattern!r}.",
            "Correct the pattern in the profile, or its patterns for headings.",
        )
