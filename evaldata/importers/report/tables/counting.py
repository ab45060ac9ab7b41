"""The tables of a report, found, read and added up."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from operator import itemgetter

import pandas as pd

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.profile import TableForm
from evaldata.importers.report.tables.printed import ALL, PrintedTable, read_blocks, read_matrix
from evaldata.importers.report.text.context import ReportContext
from evaldata.importers.report.text.lines import Line, filled, first
from evaldata.importers.report.text.sections import ReportSection
from evaldata.model.language import counted

MOST_RESPONSES = 1_000_000
REMEDY = "Correct the report: which of the numbers is right, only its authors know."


def count_tables(section: ReportSection, context: ReportContext) -> list[PrintedTable]:
    """The tables of the section, in the report's order.

    What does not add up is a problem, and so is a table that the section or `evaluation.toml`
    lacks.
    """
    declared = {str(table.number): table for table in context.evaluation.tables}
    tables = []
    for form, caption, lines in _parts(section, context):
        if counts := declared.get(str(form.number)):
            rows, columns = context.labels[counts.rows], context.labels[counts.columns]
            table = PrintedTable(form, counts, rows, columns, caption.place)
            read = read_matrix if form.kind == "matrix" else read_blocks
            read(table, lines, context.log)
            _look_at(table, context.log)
            tables.append(table)
        else:
            message = f"evaluation.toml declares no table {form.number}."
            remedy = "Add it to its [[tables]]: what its rows and columns are."
            context.log.problem("table_declared", caption.place, message, remedy)
    check_margins([table for table in tables if table.cells], context.log)
    return tables


def _parts(
    section: ReportSection, context: ReportContext
) -> Iterator[tuple[TableForm, Line, list[Line]]]:
    """Each table with its caption and the lines below it; what stands before them is said."""
    captions: list[tuple[int, TableForm]] = []
    for form in context.profile.participants.tables:
        position = first(section.lines, form.caption)
        if position is None:
            message = f"There is no table whose caption matches {form.caption.pattern!r}."
            remedy = "Correct the pattern in the profile, or the report."
            context.log.problem("table_present", section.place, message, remedy)
        else:
            captions.append((position, form))
    captions.sort(key=itemgetter(0))
    starts = [*(position for position, _ in captions), len(section.lines)]
    for line in filled(section.lines[: starts[0]]):
        context.log.no_place(f"A line before the tables: {excerpt(line.text)}", line.place)
    for (start, form), end in zip(captions, starts[1:], strict=True):
        yield form, section.lines[start], filled(section.lines[start + 1 : end])


def _look_at(table: PrintedTable, log: ReportLog) -> None:
    if not table.cells:
        message = f"{table.name} has no row that can be read."
        remedy = "Correct the profile's kind of the table, or its labels."
        log.problem("table_form", table.place, message, remedy)
        return
    if table.sum() > MOST_RESPONSES:
        message = f"{table.name} counts more than {MOST_RESPONSES:,} responses."
        log.problem("table_size", table.place, message, "Correct the report.")
    check_sums(table, log)
    log.read.append(f"{table.name}: {counted(table.sum(), 'response', 'responses')}")
    if unused := table.unused():
        where = f"{table.declared.columns} {', '.join(unused)}"
        message = f"{table.name}: no row has a number under {where}; nobody is counted there"
        log.slip(message, table.place)


def check_sums(table: PrintedTable, log: ReportLog) -> None:
    """Compare each total that the table prints with what it sums up."""
    for (row, column), printed in table.totals.items():
        what = f"row {row}" if row != ALL else f"column {column}" if column != ALL else "whole"
        place = table.place if row == ALL else table.places[row]
        summed = table.sum(row, column)
        if printed is not None and printed != summed:
            message = f"{table.name}: the {what} adds up to {summed:,}, its total says {printed:,}."
            log.problem("table_sum", place, message, REMEDY)


def check_margins(tables: Sequence[PrintedTable], log: ReportLog) -> None:
    """Compare tables of the same responses wherever they count by the same attribute."""
    for one, other in combinations(tables, 2):
        if one.declared.where != other.declared.where:
            continue
        for attribute in set(one.attributes) & set(other.attributes):
            both = pd.concat([one.margin(attribute), other.margin(attribute)], axis=1)
            for value, a, b in both.fillna(0).astype(int).itertuples():
                if a != b:
                    said = f"{one.name} counts {value} {a:,} times, {other.name} {b:,} times."
                    log.problem("tables_agree", other.place, said, REMEDY)
        if (a := one.sum()) != (b := other.sum()):
            said = f"{one.name} counts {a:,} responses, {other.name} {b:,}."
            log.problem("tables_agree", other.place, said, REMEDY)
