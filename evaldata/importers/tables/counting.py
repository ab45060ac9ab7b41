"""The tables of a report, found, read and added up."""

from collections.abc import Mapping

from evaldata.evaluation import CountTable, Evaluation
from evaldata.importers.account import Notes
from evaldata.importers.profile import Profile, TableForm
from evaldata.importers.tables.blocks import read_blocks
from evaldata.importers.tables.labels import Labels
from evaldata.importers.tables.matrix import read_matrix
from evaldata.importers.tables.printed import Form, PrintedTable, parts
from evaldata.importers.tables.sums import check_margins, check_sums
from evaldata.importers.text.sections import Section
from evaldata.sentences import counted

MOST_RESPONSES = 1_000_000
READ = {"matrix": read_matrix, "blocks": read_blocks}


def count_tables(
    section: Section,
    profile: Profile,
    evaluation: Evaluation,
    labels: Mapping[str, Labels],
    notes: Notes,
) -> list[PrintedTable]:
    """The tables of the section, in the report's order.

    What does not add up is a problem, and so is a table that the profile or `evaluation.toml`
    lacks.
    """
    tables = []
    for form, caption, lines in parts(section, profile, notes):
        declared = _declared(form, evaluation)
        if declared is None:
            notes.problem(
                "table_declared",
                caption.place,
                f"evaluation.toml declares no table {form.number}.",
                "Add it to its [[tables]]: what its rows and columns are.",
            )
            continue
        table = PrintedTable(declared, caption.place)
        grid = Form(form, labels[declared.rows], labels[declared.columns])
        READ[form.kind](table, grid, lines, notes)
        _look_at(table, notes)
        tables.append(table)
    check_margins([table for table in tables if table.counts], notes)
    return tables


def _declared(form: TableForm, evaluation: Evaluation) -> CountTable | None:
    return next((t for t in evaluation.tables if str(t.number) == str(form.number)), None)


def _look_at(table: PrintedTable, notes: Notes) -> None:
    if not table.counts:
        notes.problem(
            "table_form",
            table.place,
            f"{table.name} has no row that can be read.",
            "Correct the profile's kind of the table, or its labels.",
        )
        return
    if table.sum > MOST_RESPONSES:
        message = f"{table.name} counts more than {MOST_RESPONSES:,} responses."
        notes.problem("table_size", table.place, message, "Correct the report.")
    check_sums(table, notes)
    notes.read(f"{table.name}: {counted(table.sum, 'response', 'responses')}")
    if unused := table.unused():
        shown = ", ".join(unused)
        where = f"{table.table.columns} {shown}"
        message = f"{table.name}: no row has a number under {where}; nobody is counted there"
        notes.slip(message, table.place)
