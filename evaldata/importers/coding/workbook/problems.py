"""Problems of a dataset as problems of the workbook from which it was made."""

from dataclasses import replace

from evaldata.importers.coding.workbook.book import Book
from evaldata.importers.coding.workbook.forms import PATH_SIGN, SEPARATOR
from evaldata.importers.coding.workbook.keys import named_by
from evaldata.importers.coding.workbook.sheets import Sheet
from evaldata.model.problems import Problem
from evaldata.model.schema import EVALUATION_FILE, TABLES

UNKNOWN = {
    "themes": "Write the title of a theme as the sheet Themes has it, several separated by "
    f"“{SEPARATOR}”, or “Parent theme{PATH_SIGN}Theme” where several themes share the title.",
    "participants": "Write the id of a participant as the sheet Participants has it.",
}
"""What to do where a cell names a row that is not there, by the table that it should be in."""
INSTEAD = {
    "disclosure_met": (
        "Disclosure: published",
        "Write yes here if the counts are published already, or at “Disclosure: attributed” if "
        "participants agreed to be named. Or leave the sheet Participants empty.",
    ),
}
"""The key that would mend a problem, and what to write there, by the broken rule."""
VALUE = "Value"


def in_workbook(problem: Problem, book: Book, name: str) -> Problem:
    """A problem that building a dataset met, by its sheet, row and heading.

    Its file is one of the dataset's, its row one of the frame's.
    """
    table = next((table for table in TABLES if table.file == problem.file), None)
    if table is not None:
        return _in_table(problem, book.tables[table.name], book, name)
    if problem.file != EVALUATION_FILE:
        return problem
    if problem.rule in INSTEAD:
        return _at_another_key(problem, book, name)
    if problem.field.startswith("attributes"):
        return _in_attributes(problem, book, name)
    return _in_keys(problem, book, name)


def _in_table(problem: Problem, sheet: Sheet, book: Book, name: str) -> Problem:
    row = None if problem.row is None else sheet.rows[problem.row - 1].number
    fields = problem.field.split(", ") if problem.field else []
    headings = ", ".join(_heading(field, sheet, book) for field in fields)
    refers_to = {field.name: field.refers_to for field in sheet.form.all_fields}
    remedy = problem.remedy
    if problem.rule == "known_reference" and problem.field in refers_to:
        remedy = UNKNOWN[refers_to[problem.field]]
    file = _place(name, sheet)
    return replace(problem, file=file, row=row, field=headings, remedy=remedy)


def _heading(field: str, sheet: Sheet, book: Book) -> str:
    """What stands above a column, or would stand there if it had not been removed."""
    known = {each.attribute_id: each.label for each in book.attributes}
    known |= {each.name: each.heading for each in sheet.form.all_fields}
    written = {
        held.attribute_id: sheet.headings[name]
        for name, held in reversed(book.by_heading.items())
        if name in sheet.headings
    }
    return {**known, **written, **sheet.headings}.get(field, field)


def _in_keys(problem: Problem, book: Book, name: str) -> Problem:
    """The row of the key that a problem means; a key without a row is named by its label."""
    rows = {key.path: (number, key) for number, key, _ in book.keys}
    named = named_by(problem.field, rows)
    row, key = rows[named] if named else (None, None)
    label = key.label if key else problem.field.replace("_", " ").capitalize()
    remedy = key.remedy if key and problem.rule == "key_form" else problem.remedy
    field, file = f"{VALUE} of {label}" if label else "", _place(name, book.evaluation)
    return replace(problem, file=file, row=row, field=field, remedy=remedy)


def _at_another_key(problem: Problem, book: Book, name: str) -> Problem:
    """The row of the key that would mend a problem; what to add where it was removed."""
    label, remedy = INSTEAD[problem.rule]
    row = next((number for number, key, _ in book.keys if key.label == label), None)
    if row is None:
        remedy = f"Add a row “{label}”. {remedy}"
    file, field = _place(name, book.evaluation), f"{VALUE} of {label}"
    return replace(problem, file=file, row=row, field=field, remedy=remedy)


def _in_attributes(problem: Problem, book: Book, name: str) -> Problem:
    """The row of the attribute that a problem means, or of its value."""
    sheet = book.declarations
    for place, attribute in enumerate(book.attributes):
        starts = (f"attributes.{attribute.attribute_id}", f"attributes[{place}]")
        start = next((s for s in starts if problem.field.startswith(s)), None)
        if start is not None and attribute.rows:
            value = problem.field.removeprefix(start).lstrip(".")
            rows = [row for row in attribute.rows if row.cells.get("value") == value]
            row = (rows or attribute.rows)[0].number
            heading = sheet.headings.get("value" if rows else "attribute", "")
            return replace(problem, file=_place(name, sheet), row=row, field=heading)
    return replace(problem, file=_place(name, sheet))


def _place(name: str, sheet: Sheet) -> str:
    return f"{name}, sheet {sheet.form.sheet}"
