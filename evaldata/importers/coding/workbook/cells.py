"""Puts the sheets of the template into a workbook: headings, help, drop-downs, rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from evaldata.importers.coding.workbook.forms import ATTRIBUTE_FORM, FORMS, SheetField, SheetForm
from evaldata.importers.coding.workbook.keys import Key
from evaldata.model.text import FORMULA_STARTS, legal

FIRST = 2
"""Rows of headings and of help, above the first row that a person fills in."""
LAST = 5000
"""Rows in which drop-downs are offered; at least, and as many again as there are rows."""
NARROW, WIDE = 22, 60
SENTENCES = ("text", "summary", "points", "meaning", "explanation", "gap", "memo")
"""Columns whose cells hold sentences."""
HELP_HEIGHT = 90
GREY, PALE, DARK = "#595959", "#f2f2f2", "#1f3864"
LONGEST_MESSAGE = 255


class Writer:
    """Writes the sheets of one workbook, all alike."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401
        self._book = book
        text = {"valign": "top", "text_wrap": True}
        plain = {**text, "num_format": "@"}  # else a program makes 1-2 a date and 1.10 a number
        self._text = book.add_format(plain)
        self._quoted = book.add_format({**plain, "quote_prefix": True})
        self._date = book.add_format({**text, "num_format": "yyyy-mm-dd", "align": "left"})
        self._head = book.add_format(
            {**plain, "bold": True, "font_color": "#ffffff", "bg_color": DARK}
        )
        grey = {"italic": True, "font_color": GREY, "bg_color": PALE}
        self._help = book.add_format({**text, **grey, "font_size": 9})
        self._example = book.add_format({**plain, "italic": True, "font_color": GREY})

    def lines(self, name: str, lines: Sequence[str]) -> None:
        """A sheet of a line a row."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 2 * WIDE, self._text)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self._text)

    def keys(self, form: SheetForm, keys: Sequence[tuple[Key, str]]) -> None:
        """A sheet of a key a row, with its value and help."""
        sheet = self._headed(form.sheet, form.fields)
        sheet.set_column(1, 2, WIDE, self._text)
        for row, (key, value) in enumerate(keys, FIRST):
            self._write(sheet, row, 0, key.label, self._text)
            self._write(sheet, row, 1, value, self._text)
            self._write(sheet, row, 2, key.help, self._help)
            if key.choices:
                sheet.data_validation(row, 1, row, 1, _listed(key.choices))
            elif key.path == ("voice",):
                sheet.data_validation(row, 1, row, 1, _offered(f"={_range(ATTRIBUTE_FORM)}"))

    def table(
        self,
        form: SheetForm,
        attributes: Sequence[SheetField],
        rows: Sequence[Mapping[str, Any]] | None,
    ) -> None:
        """A sheet of a form: a column a field, a row for each of the rows, or else the example."""
        fields = [*form.fields, *attributes, *form.last]
        sheet = self._headed(form.sheet, fields)
        last = LAST + 2 * len(rows or ())
        for column, field in enumerate(fields):
            if rule := _rule(column, field):
                sheet.data_validation(FIRST, column, last, column, rule)
            if field.attribute is not None and not field.heading:
                names = _offered(f"={_range(ATTRIBUTE_FORM)}")
                sheet.data_validation(0, column, 0, column, names)
        style = self._example if rows is None else self._text
        shown = [{field.name: field.example for field in fields}] if rows is None else rows
        for number, cells in enumerate(shown, FIRST):
            for column, field in enumerate(fields):
                self._write(sheet, number, column, str(cells.get(field.name, "")), style)
        area = f"A1:{xl_col_to_name(len(fields))}{last + 1}"
        sheet.ignore_errors({"number_stored_as_text": area})

    def _headed(self, name: str, fields: Sequence[SheetField]) -> Any:  # noqa: ANN401
        """A sheet with headings and their help, both in view wherever one scrolls."""
        sheet = self._book.add_worksheet(name)
        for column, field in enumerate(fields):
            style = self._date if field.name == "date" else self._text
            wide = field.name in SENTENCES
            sheet.set_column(column, column, WIDE if wide else NARROW, style)
            sheet.write(0, column, legal(field.heading) or None, self._head)
            sheet.write_string(1, column, legal(field.help), self._help)
        sheet.set_row(1, HELP_HEIGHT)
        sheet.freeze_panes(FIRST, 1)
        return sheet

    def _write(self, sheet: Any, row: int, column: int, text: str, style: Any) -> None:  # noqa: ANN401
        if text:
            formula = text.startswith(FORMULA_STARTS)
            sheet.write_string(row, column, legal(text), self._quoted if formula else style)


def _rule(column: int, field: SheetField) -> dict[str, Any] | None:
    """What may be chosen in the cells of a column; None where there is nothing to choose from."""
    if field.attribute is not None:
        return _offered(_values_of(column, field))
    if field.choices:
        rule = _listed(field.choices)
    elif field.refers_to:
        rule = _offered(f"={_range(FORMS[field.refers_to])}")
    else:
        return None
    return rule | {"input_title": field.heading, "input_message": field.help[:LONGEST_MESSAGE]}


def _listed(choices: Sequence[str]) -> dict[str, Any]:
    """One of these, and nothing else."""
    message = f"Choose one of: {', '.join(choices)}."
    return {"validate": "list", "source": list(choices), "error_message": message[:LONGEST_MESSAGE]}


def _offered(source: str) -> dict[str, Any]:
    """One of the cells that a formula gives, or whatever else is written there."""
    return {"validate": "list", "source": source, "show_error": False}


def _range(form: SheetForm) -> str:
    """The cells of a form's main column, wherever it is named from."""
    return f"{form.sheet}!{_cell(form, form.main, FIRST)}:{_cell(form, form.main, LAST)}"


def _cell(form: SheetForm, name: str, row: int) -> str:
    column = form.all_fields.index(form.field(name))
    return f"${xl_col_to_name(column)}${row + 1}"


def _values_of(column: int, field: SheetField) -> str:
    """A formula for the values of the attribute that stands above the column, from their sheet."""
    above = f"{xl_col_to_name(column)}$1"
    if field.heading != field.attribute:
        above = '"' + str(field.attribute).replace('"', '""') + '"'
    names = _range(ATTRIBUTE_FORM)
    first = f"{ATTRIBUTE_FORM.sheet}!{_cell(ATTRIBUTE_FORM, 'value', FIRST - 1)}"
    return f"=OFFSET({first},MATCH({above},{names},0),0,COUNTIF({names},{above}),1)"
