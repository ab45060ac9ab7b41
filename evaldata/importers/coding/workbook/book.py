"""A workbook as it was filled in: its keys, its attributes and the rows of its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from evaldata.importers.coding.workbook.attributes import Declared, declared
from evaldata.importers.coding.workbook.forms import (
    ATTRIBUTE_FORM,
    EVALUATION_FORM,
    FORMS,
    READ_ME,
    ROW_FORMS,
    SheetForm,
)
from evaldata.importers.coding.workbook.keys import Key, key_of
from evaldata.importers.coding.workbook.sheets import Sheet
from evaldata.importers.files.spreadsheet import Spreadsheet
from evaldata.model.text import letters


def is_workbook(spreadsheet: Spreadsheet) -> bool:
    """Whether a spreadsheet has the template's sheet of keys, and its themes or quotes."""
    names = set(map(letters, spreadsheet.sheets))
    either = {letters(FORMS[table].sheet) for table in ("themes", "quotes")}
    return letters(EVALUATION_FORM.sheet) in names and not names.isdisjoint(either)


@dataclass(frozen=True, eq=False)
class Book:
    """The sheets of a workbook, told by the name of their table.

    Attributes:
        evaluation: The sheet of keys.
        declarations: The sheet of attributes.
        others: Names of sheets that the template does not have.
        hidden: Names of sheets that it has, which are read although they are not shown.
    """

    evaluation: Sheet
    declarations: Sheet
    tables: Mapping[str, Sheet]
    others: tuple[str, ...]
    hidden: tuple[str, ...]

    @classmethod
    def of(cls, spreadsheet: Spreadsheet) -> "Book":
        """The workbook that a spreadsheet is."""
        sheets = spreadsheet.sheets
        by_name = {letters(sheet): rows for sheet, rows in reversed(sheets.items())}
        known = {
            letters(sheet)
            for sheet in (READ_ME, EVALUATION_FORM.sheet, *(form.sheet for form in ROW_FORMS))
        }
        others = tuple(sheet for sheet in sheets if letters(sheet) not in known)
        hidden = tuple(sheet for sheet in spreadsheet.hidden if letters(sheet) in known)

        def sheet(form: SheetForm) -> Sheet:
            return Sheet.of(form, by_name.get(letters(form.sheet), ()))

        tables = {table: sheet(form) for table, form in FORMS.items()}
        return cls(sheet(EVALUATION_FORM), sheet(ATTRIBUTE_FORM), tables, others, hidden)

    @cached_property
    def attributes(self) -> list[Declared]:
        """The attributes that have a value, in their order."""
        return [attribute for attribute in self._declared if attribute.values]

    @property
    def without_values(self) -> list[Declared]:
        """The attributes that are declared, but nothing is known of them."""
        return [attribute for attribute in self._declared if not attribute.values]

    @cached_property
    def by_heading(self) -> dict[str, Declared]:
        """The attribute that the letters of a heading mean, be it its label or its id."""
        labels = {letters(each.label): each for each in reversed(self.attributes)}
        return labels | {letters(each.attribute_id): each for each in self.attributes}

    @cached_property
    def keys(self) -> list[tuple[int, Key, str]]:
        """Row, key and text of each key that is known; the text of a blank one is empty."""
        found = [
            (row.number, key_of(row.cells.get("key", "")), row.cells.get("value", ""))
            for row in self.evaluation.rows
        ]
        return [(number, key, text) for number, key, text in found if key is not None]

    @cached_property
    def _declared(self) -> list[Declared]:
        data = [s for s in self.tables.values() if s.form.with_attributes]
        return declared(self.declarations, data)
