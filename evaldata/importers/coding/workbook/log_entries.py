"""What the log of an import says of a workbook."""

from collections.abc import Mapping

from evaldata.importers.coding.workbook.attributes import said_value
from evaldata.importers.coding.workbook.book import Book
from evaldata.importers.coding.workbook.forms import ATTRIBUTES
from evaldata.importers.coding.workbook.keys import key_of
from evaldata.importers.coding.workbook.sheets import Sheet
from evaldata.importers.log import CodingLog
from evaldata.model.language import counted


def tell(book: Book, log: CodingLog, names: Mapping[str, str]) -> None:
    """Put down what a workbook holds, and what of it is left out.

    Args:
        book: The workbook.
        log: Where to put it down.
        names: What the rows of a table are called, by the table's name.
    """
    for table, what in names.items():
        sheet = book.tables[table]
        log.found[what] = len(sheet.rows) + len(sheet.still_examples)
        places = [f"row {number}" for number in sheet.still_examples]
        log.leave_out(what, "changed, but still marked as the example", *places)
    for sheet in (book.evaluation, book.declarations, *book.tables.values()):
        _tell_columns(sheet, book, log)
    log.leave_out("sheets", "the template has none of this name", *book.others)
    for row in book.evaluation.rows:
        label = row.cells.get("key", "")
        if "value" in row.cells and key_of(label) is None:
            place = f"sheet {book.evaluation.form.sheet}, row {row.number}"
            log.leave_out("keys", f"“{label}” is not known", place)
    _tell_attributes(book, log)


def _tell_columns(sheet: Sheet, book: Book, log: CodingLog) -> None:
    """Put down the columns that are not read, and a missing one that is needed."""
    of = f"sheet {sheet.form.sheet}"
    for heading in sheet.twice:
        log.leave_out("columns", "an earlier one has the same heading", f"{of}, {heading}")
    for letter in sheet.unheaded:
        log.leave_out("columns", "no heading stands above", f"{of}, column {letter}")
    for name in sheet.unknown:
        filled = any(name in row.cells for row in sheet.rows)
        if filled and not (sheet.form.with_attributes and name in book.by_heading):
            place = f"{of}, {sheet.headings[name]}"
            log.leave_out("columns", "neither known nor declared as an attribute", place)
    main = sheet.form.main
    if sheet.headings and main not in sheet.headings:
        message = f"The column “{sheet.form.field(main).heading}” is missing."
        log.problem("workbook_heading", of, message, "Write its heading into the first row.")


def _tell_attributes(book: Book, log: CodingLog) -> None:
    for attribute in book.attributes:
        listed = any(map(said_value, attribute.rows))
        how = f"as the sheet {ATTRIBUTES} lists them" if listed else "as they appear in the rows"
        values = counted(len(attribute.values), "value", "values")
        log.understood.append(f"{attribute.label}: an attribute, {values}, {how}")
        if not attribute.label:
            place = f"sheet {ATTRIBUTES}, row {attribute.rows[0].number}"
            message = "The value has no attribute."
            log.problem("workbook_attribute", place, message, "Name it on the row or above.")
    log.leave_out("attributes", "no value is known", *(each.label for each in book.without_values))
