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
HELP_HEIGHT = 90
GREY, PALE, DARK = "#595959", "#f2f2f2", "#1f3864"
LONGEST_MESSAGE = 255

Columns = Sequence[tuple[SheetField, str]]
"""The fields of attributes, each with the label that its sheet has."""


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
                sheet.data_validation(row, 1, row, 1, _listed(list(key.choices)))
            elif key.path == ("voice",):
                source = _range(ATTRIBUTE_FORM, ATTRIBUTE_FORM.main)
                sheet.data_validation(row, 1, row, 1, _offered(source))

    def table(
        self,
        form: SheetForm,
        attributes: Columns,
        rows: Sequence[Mapping[str, Any]],
        *,
        example: bool,
    ) -> None:
        """A sheet of a form: a column a field, a row for each of the rows."""
        fields = [*form.fields, *(field for field, _ in attributes), *form.last]
        labels = {place: label for place, (_, label) in enumerate(attributes, len(form.fields))}
        sheet = self._headed(form.sheet, fields)
        last = LAST + 2 * len(rows)
        for column, field in enumerate(fields):
            _offer(sheet, column, field, labels.get(column), last)
        style = self._example if example else self._text
        shown = [{field.name: field.example for field in fields}] if example else rows
        for number, cells in enumerate(shown, FIRST):
            for column, field in enumerate(fields):
                self._write(sheet, number, column, str(cells.get(field.name, "")), style)
        area = f"A1:{xl_col_to_name(len(fields))}{last + 1}"
        sheet.ignore_errors({"number_stored_as_text": area})

    def _headed(self, name: str, fields: Sequence[SheetField]) -> Any:  # noqa: ANN401
        """A sheet with headings and their help, both in view wherever one scrolls."""
        sheet = self._book.add_worksheet(name)
        for column, field in enumerate(fields):
            style = self._date if field.is_date else self._text
            sheet.set_column(column, column, WIDE if field.wide else NARROW, style)
            sheet.write(0, column, legal(field.heading) or None, self._head)
            sheet.write_string(1, column, legal(field.help), self._help)
        sheet.set_row(1, HELP_HEIGHT)
        sheet.freeze_panes(FIRST, 1)
        return sheet

    def _write(self, sheet: Any, row: int, column: int, text: str, style: Any) -> None:  # noqa: ANN401
        if text:
            formula = text.startswith(FORMULA_STARTS)
            sheet.write_string(row, column, legal(text), self._quoted if formula else style)


def _offer(sheet: Any, column: int, field: SheetField, label: str | None, last: int) -> None:  # noqa: ANN401
    """Put drop-downs into a column; a column for any attribute offers their names as heading."""
    rule = _rule(field) if label is None else _of_attribute(column, field, label)
    if rule:
        sheet.data_validation(FIRST, column, last, column, rule)
    if label is not None and not field.heading:
        source = _range(ATTRIBUTE_FORM, ATTRIBUTE_FORM.main)
        sheet.data_validation(0, column, 0, column, _offered(source))


def _rule(field: SheetField) -> dict[str, Any] | None:
    """What may be chosen in the cells of a column; None where there is nothing to choose from."""
    if field.choices:
        return _listed(list(field.choices)) | _message(field)
    if field.refers_to:
        form = FORMS[field.refers_to]
        return _offered(_range(form, form.main)) | _message(field)
    return None


def _message(field: SheetField) -> dict[str, Any]:
    return {"input_title": field.heading, "input_message": field.help[:LONGEST_MESSAGE]}


def _listed(choices: list[str]) -> dict[str, Any]:
    """One of these, and nothing else."""
    message = f"Choose one of: {', '.join(choices)}."
    return {"validate": "list", "source": choices, "error_message": message[:LONGEST_MESSAGE]}


def _offered(source: str) -> dict[str, Any]:
    """One of the cells that a formula gives, or whatever else is written there."""
    return {"validate": "list", "source": source, "show_error": False}


def _range(form: SheetForm, name: str) -> str:
    """The cells of a column, wherever it is named from."""
    return f"={form.sheet}!{_cell(form, name, FIRST)}:{_cell(form, name, LAST)}"


def _cell(form: SheetForm, name: str, row: int) -> str:
    column = [field.name for field in form.all_fields].index(name)
    return f"${xl_col_to_name(column)}${row + 1}"


def _of_attribute(column: int, field: SheetField, label: str) -> dict[str, Any]:
    """The values of the attribute that stands above the column, as its sheet lists them."""
    form = ATTRIBUTE_FORM
    above = f"{xl_col_to_name(column)}$1"
    if field.heading != label:
        above = '"' + label.replace('"', '""') + '"'
    names = _range(form, form.main).removeprefix("=")
    first = f"{form.sheet}!{_cell(form, 'value', FIRST - 1)}"
    formula = f"=OFFSET({first},MATCH({above},{names},0),0,COUNTIF({names},{above}),1)"
    return _offered(formula)
