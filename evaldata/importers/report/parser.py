"""What a report tells, as rows of a dataset's tables."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from evaldata.importers.report.editorial import Editorial
from evaldata.importers.report.profile import Pattern
from evaldata.importers.report.tables.counting import count_tables
from evaldata.importers.report.tables.printed import PrintedTable
from evaldata.importers.report.tables.responses import responses
from evaldata.importers.report.text.context import ReportContext, Row
from evaldata.importers.report.text.lines import blocks, filled
from evaldata.importers.report.text.sections import ReportSection, matching
from evaldata.importers.report.text.statements import before_lists, statements
from evaldata.importers.report.text.themes import themes
from evaldata.model.language import counted, quotes
from evaldata.model.schema import QUOTES, STATEMENTS, THEMES
from evaldata.model.vocabulary import STATEMENT_NAMES, LinkBasis

NO_LINK = "No link to a theme is known; it is left without one"
NOT_STATED = "The sources call a link stated, and the text does not; it is marked editorial"


@dataclass(frozen=True)
class ReportParser:
    """A report cut into sections, and by what it is read."""

    context: ReportContext
    editorial: Editorial
    sections: Sequence[ReportSection]

    def participants(self) -> list[Row]:
        """A row for each response that the report's tables count."""
        context, section = self.context, self.context.profile.participants.section
        found = matching(self.sections, section)
        if len(found) != 1:
            self._absent(section, len(found))
            return []
        tables = count_tables(found[0], context)
        look_for_contradictions(self.sections, tables, context)
        if context.log.failed:
            return []
        rows = responses(tables, found[0].source, context)
        context.log.read.append(counted(len(rows), "response", "responses"))
        return rows

    def texts(self) -> dict[str, list[Row]]:
        """The rows of themes, statements and quotes, compared with what the sources know."""
        profile, editorial = self.context.profile, self.editorial
        sections = matching(self.sections, profile.themes.section)
        if not sections:
            self._absent(profile.themes.section, 0)
        told, spoken = themes(sections, self.context)
        listed = statements(self.sections, self.context, editorial.amounts)
        look_for_references(self.sections, self.context)
        ids = {row["number"] for row, _ in told}
        rows = {
            "themes": [self._theme(row, place) for row, place in told],
            "statements": [self._statement(row, place, ids) for row, place in listed],
            "quotes": [self._quote(row, place) for row, place in spoken],
        }
        editorial.check_amounts(listed, profile.statements)
        editorial.note_missing(ids, Counter(row["theme_ids"][0] for row, _ in spoken))
        points = sum(len(row["points"]) for row, _ in told)
        kinds = Counter(row["kind"] for row, _ in listed)
        self.context.log.read += [
            f"{counted(len(told), 'theme', 'themes')}, with "
            f"{counted(points, 'paragraph', 'paragraphs')} of narrative",
            quotes(len(spoken)),
            *(
                counted(kinds[kind], *names)
                for kind, names in STATEMENT_NAMES.items()
                if kinds[kind]
            ),
        ]
        return rows

    def note_left_out(self) -> None:
        """Note the sections of which the profile asks nothing, or only something further down."""
        profile = self.context.profile
        asked = [profile.participants.section, profile.themes.section]
        asked += [form.section for form in profile.statements]
        for section in self.sections:
            read = any(matching([section], pattern) for pattern in asked)
            unread = before_lists(section, profile.statements) if read else section.lines
            places = [line.place for line in filled(unread)]
            self.context.log.leave_out(str(section), places)

    def _theme(self, row: Row, place: str) -> Row:
        written = self.editorial.written(THEMES, row, place)
        return row | {name: written.get(name) for name in ("headline", "gap")}

    def _statement(self, row: Row, place: str, theme_ids: Set[str]) -> Row:
        """A statement's row, linked as an editor linked it, or as it says itself."""
        written = self.editorial.written(STATEMENTS, row, place)
        found = self.context.profile.references.finditer(row["text"])
        named = [n for n in dict.fromkeys(match["number"] for match in found) if n in theme_ids]
        linked = [str(theme) for theme in written.get("theme_ids") or named]
        stated = bool(linked) and set(linked) <= set(named)
        if not linked:
            self.context.log.no_place(NO_LINK, place)
        elif not stated and written.get("link_basis") == LinkBasis.STATED:
            self.context.log.no_place(NOT_STATED, place)
        basis = (LinkBasis.STATED if stated else LinkBasis.EDITORIAL).value
        return row | {
            "headline": written.get("headline"),
            "theme_ids": linked,
            "link_basis": basis,
        }

    def _quote(self, row: Row, place: str) -> Row:
        """A quote's row with the attributes that an editor found stated in the quote itself."""
        written = self.editorial.written(QUOTES, row, place)
        for name in (attribute.id for attribute in self.context.evaluation.attributes):
            if name not in row and written.get(name) is not None:
                row[name] = written[name]
                what = f"{name} of quote {row['quote_id']}, from the sources"
                self.context.log.read.append(what)
        return row | {"why": written.get("why")}

    def _absent(self, pattern: Pattern, number: int) -> None:
        matches = counted(number, "heading matches", "headings match").capitalize()
        remedy = "Correct the pattern in the profile, or its patterns for headings."
        self.context.log.problem("section_present", "", f"{matches} {pattern.pattern!r}.", remedy)


def look_for_references(sections: Sequence[ReportSection], context: ReportContext) -> None:
    """Note each reference to a section that the report does not have."""
    known = {section.number for section in sections}
    for block in (block for section in sections for block in blocks(section.lines)):
        named = {match["number"] for match in context.profile.references.finditer(block.text)}
        for number in named - known:
            context.log.slip(f"It refers to {number}, and there is no such section", block.end)


def look_for_contradictions(
    sections: Sequence[ReportSection], tables: Sequence[PrintedTable], context: ReportContext
) -> None:
    """Note where a table counts what a section says is not there; the table is followed."""
    for asked in context.profile.contradictions:
        says = [
            block.end
            for section in matching(sections, asked.section)
            for block in blocks(section.lines)
            if asked.says.search(block.text)
        ]
        for table in tables:
            count = table.sum(column=asked.column)
            if says and count and table.name == f"Table {asked.table}":
                what = f"{count:,} under {table.declared.columns} {asked.column}"
                message = f"The text says otherwise, yet {table.name} counts {what}"
                context.log.slip(f"{message}; the table is followed", *says, table.place)
