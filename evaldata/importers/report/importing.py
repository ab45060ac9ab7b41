"""Imports a report: reads it as its profile says, and writes a dataset of its own words."""

import os
from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from evaldata.dataset.build import made
from evaldata.dataset.writing import write
from evaldata.importers.log import ReportLog
from evaldata.importers.report.editorial import Editorial
from evaldata.importers.report.profile import Pattern, Profile, read_profile
from evaldata.importers.report.reading import read_lines
from evaldata.importers.report.tables.counting import count_tables, responses
from evaldata.importers.report.tables.printed import PrintedTable
from evaldata.importers.report.text.context import ReportContext, Row
from evaldata.importers.report.text.lines import Words, blocks, filled, plain, without_repeated
from evaldata.importers.report.text.sections import ReportSection, matching, sections
from evaldata.importers.report.text.statements import before_lists, statements
from evaldata.importers.report.text.themes import themes
from evaldata.model.language import counted, quotes
from evaldata.model.problems import BadDatasetError, refusal
from evaldata.model.schema import EVALUATION_FILE, QUOTES, STATEMENTS, THEMES
from evaldata.model.text import letters
from evaldata.model.vocabulary import STATEMENT_NAMES, LinkBasis

PROFILE_FILE = "report-profile.toml"
NO_LINK = "No link to a theme is known; it is left without one"
NOT_STATED = "The sources call a link stated, and the text does not; it is marked editorial"

Progress = Callable[[str, float], None]


def import_report(
    report: Path,
    sources: Path,
    folder: Path,
    *,
    profile: Path | None = None,
    progress: Progress = lambda _step, _share: None,
) -> ReportLog:
    """Read a report and write its dataset into a folder: whole, or not at all.

    Args:
        report: A .txt, .docx or .pdf.
        sources: Folder with the evaluation's text sources, which hold what an editor added.
        folder: Where to write. What it holds of an older dataset is replaced.
        profile: File that says what reports of this make look like; that of the sources if None.
        progress: Told each step in words, and the share of the work that lies before it.

    Returns:
        What was read and what was not. If that failed, the folder is as it was.

    Raises:
        OSError: Where the folder cannot be written; it is as it was.
    """
    log = ReportLog(report.name, folder=str(folder))
    try:
        _look_at_folder(sources, folder)
        progress("Reading the profile and the sources", 0.0)
        form = read_profile(profile or sources / PROFILE_FILE)
        editorial = Editorial.read(sources, form.evaluation, log)
        frames = _frames(report, form, editorial, progress)
        if not log.failed:
            files, notices = made(editorial.content, frames, look_files=editorial.look_files)
            log.problems += notices
            progress("Writing the dataset", 0.9)
            write(files, folder)
    except BadDatasetError as error:
        log.problems += error.problems
    progress("Done", 1.0)
    return log


def _look_at_folder(sources: Path, folder: Path) -> None:
    """Refuse the folders of the sources and of the dataset beside them, which may be published."""
    read, target = (Path(os.path.realpath(path)) for path in (sources, folder))
    if target in (read, read.parent):
        message = "The folder belongs to the dataset that is built from the sources."
        remedy = "Name another folder for the report's own words."
        raise refusal("folder_free", target.name, message, remedy)


def _frames(
    report: Path, profile: Profile, editorial: Editorial, progress: Progress
) -> dict[str, pd.DataFrame]:
    """The tables of the report's dataset by name, of no use where the log holds an error."""
    log = editorial.log
    progress("Reading the report", 0.1)
    lines = plain(read_lines(report, log), log)
    if letters(editorial.evaluation.title) not in letters("".join(line.text for line in lines)):
        # What an editor wrote on another evaluation would fit this one by number, and be wrong.
        message = "The report does not name the title that the sources give the evaluation."
        remedy = "Name the folder with this evaluation's own sources: --sources FOLDER."
        log.problem("report_of_evaluation", EVALUATION_FILE, message, remedy)
    progress("Finding its sections", 0.4)
    lines = without_repeated(lines, profile.text, log)
    context = ReportContext(profile, editorial.evaluation, Words(lines), log)
    parser = ReportParser(context, editorial, sections(lines, profile, log))
    parser.note_left_out()
    progress("Counting its tables", 0.5)
    rows = {"participants": parser.participants()}
    progress("Gathering its themes, quotes and statements", 0.6)
    rows |= parser.texts()
    progress("Checking the dataset", 0.8)
    return {name: pd.DataFrame(held, dtype=object) for name, held in rows.items()}


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
        found = matching(self.sections, profile.themes.section)
        if not found:
            self._absent(profile.themes.section, 0)
        told, spoken = themes(found, self.context)
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
        kinds = Counter(row["kind"] for row, _ in listed)
        points = counted(sum(len(row["points"]) for row, _ in told), "paragraph", "paragraphs")
        read = self.context.log.read
        read.append(f"{counted(len(told), 'theme', 'themes')}, with {points} of narrative")
        read.append(quotes(len(spoken)))
        read += [
            counted(kinds[kind], *names) for kind, names in STATEMENT_NAMES.items() if kinds[kind]
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
            self.context.log.leave_out(str(section), [line.place for line in filled(unread)])

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
        return row | {"headline": written.get("headline"), "theme_ids": linked, "link_basis": basis}

    def _quote(self, row: Row, place: str) -> Row:
        """A quote's row with the attributes that an editor found stated in the quote itself."""
        written = self.editorial.written(QUOTES, row, place)
        for name in (attribute.id for attribute in self.context.evaluation.attributes):
            if name not in row and written.get(name) is not None:
                row[name] = written[name]
                self.context.log.read.append(f"{name} of quote {row['quote_id']}, from the sources")
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
