"""What a report tells, as rows of a dataset's tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from evaldata.importers.log import ReportLog
from evaldata.importers.report.editorial import Editorial
from evaldata.importers.report.profile import Pattern, Profile
from evaldata.importers.report.remarks import look_for_contradictions, look_for_references
from evaldata.importers.report.rows import Row, quote_rows, statement_rows, theme_rows
from evaldata.importers.report.tables.counting import count_tables
from evaldata.importers.report.tables.responses import responses
from evaldata.importers.report.text.labels import ValueLabels
from evaldata.importers.report.text.lines import places
from evaldata.importers.report.text.paragraphs import ParagraphReader
from evaldata.importers.report.text.sections import ReportSection, matching
from evaldata.importers.report.text.statements import before_lists, statements
from evaldata.importers.report.text.themes import ThemeReader
from evaldata.model.language import counted, quotes
from evaldata.model.vocabulary import KINDS, StatementKind


@dataclass(frozen=True)
class ReportParser:
    """A report cut into sections, and by what it is read."""

    profile: Profile
    editorial: Editorial
    reader: ParagraphReader
    sections: Sequence[ReportSection]
    log: ReportLog

    def participants(self) -> list[Row]:
        """A row for each response that the report's tables count."""
        form, log, evaluation = self.profile.participants, self.log, self.editorial.evaluation
        found = matching(self.sections, form.section)
        if len(found) != 1:
            self._absent(form.section, len(found))
            return []
        tables = count_tables(found[0], form.tables, evaluation, self._labels, log)
        look_for_contradictions(self.sections, tables, self.profile.contradictions, log)
        if log.failed:
            return []
        rows = responses(tables, evaluation, form.one_each, found[0].heading, log)
        log.read.append(counted(len(rows), "response", "responses"))
        return rows

    def told(self) -> dict[str, list[Row]]:
        """The rows of themes, statements and quotes, compared with what the sources know."""
        profile, editorial, log = self.profile, self.editorial, self.log
        found = matching(self.sections, profile.themes.section)
        if not found:
            self._absent(profile.themes.section)
        themes = [self._themes.read(section, i) for i, section in enumerate(found, 1)]
        listed = statements(self.sections, profile.statements, self.reader, editorial.amounts)
        if profile.references:
            look_for_references(self.sections, profile.references, log)
        ids = {theme.number for theme in themes}
        rows = {
            "themes": [*theme_rows(themes, editorial)],
            "statements": [*statement_rows(listed, ids, editorial, profile.references)],
            "quotes": [*quote_rows(themes, editorial)],
        }
        for form in profile.statements:
            editorial.check_amount(listed, form)
        editorial.note_missing(themes)
        self._count(rows)
        return rows

    def note_left_out(self) -> None:
        """Note the sections of which the profile asks nothing, or only something further down."""
        lists = self.profile.statements
        asked = [self.profile.participants.section, self.profile.themes.section]
        asked += [form.section for form in lists]
        for section in self.sections:
            read = any(matching([section], pattern) for pattern in asked)
            unread = before_lists(section, lists) if read else section.lines
            self.log.leave_out(str(section.heading), places(unread))

    @cached_property
    def _labels(self) -> dict[str, ValueLabels]:
        attributes = self.editorial.evaluation.attributes
        return {a.id: ValueLabels.of(a, self.profile.labels.get(a.id, {})) for a in attributes}

    @cached_property
    def _themes(self) -> ThemeReader:
        form, speakers = self.profile.themes, self.profile.speakers
        starts, end = (form.summary,), speakers.mark
        reader = replace(self.reader, starts=starts, end=end, announced=speakers.announced)
        return ThemeReader(form, speakers, self._labels, reader)

    def _count(self, rows: dict[str, list[Row]]) -> None:
        points = sum(len(row["points"]) for row in rows["themes"])
        self.log.read.append(
            f"{counted(len(rows['themes']), 'theme', 'themes')}, with "
            f"{counted(points, 'paragraph', 'paragraphs')} of narrative"
        )
        self.log.read.append(quotes(len(rows["quotes"])))
        for kind in StatementKind:
            number = sum(row["kind"] == kind for row in rows["statements"])
            if number:
                self.log.read.append(counted(number, *KINDS[kind]))

    def _absent(self, pattern: Pattern, number: int = 0) -> None:
        matches = counted(number, "heading matches", "headings match").capitalize()
        remedy = "Correct the pattern in the profile, or its patterns for headings."
        self.log.problem("section_present", "", f"{matches} {pattern.pattern!r}.", remedy)
