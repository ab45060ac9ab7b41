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
from evaldata.importers.files.grids import read_grids
from evaldata.importers.files.spreadsheet import folded
from evaldata.model.problems import BadDatasetError


def is_workbook(content: bytes) -> bool:
    """Whether a file is a workbook with the template's sheet of keys, and its themes or quotes."""
    try:
        names = set(map(folded, read_grids(content, "")))
    except BadDatasetError:
        return False
    either = {folded(FORMS[table].sheet) for table in ("themes", "quotes")}
    return folded(EVALUATION_FORM.sheet) in names and not names.isdisjoint(either)


@dataclass(frozen=True, eq=False)
class Book:
    """The sheets of a workbook, told by the name of their table.

    Attributes:
        evaluation: The sheet of keys.
        declarations: The sheet of attributes.
        others: Names of sheets that the template does not have.
    """

    evaluation: Sheet
    declarations: Sheet
    tables: Mapping[str, Sheet]
    others: tuple[str, ...]

    @classmethod
    def read(cls, content: bytes, name: str) -> "Book":
        """The workbook in the bytes of a file of that name.

        Raises:
            BadDatasetError: Where they are no workbook.
        """
        wanted = [form.sheet for form in (EVALUATION_FORM, *ROW_FORMS)]
        grids = read_grids(content, name, *wanted)
        by_name = {folded(sheet): rows for sheet, rows in reversed([*grids.items()])}
        known = {folded(sheet) for sheet in (READ_ME, *wanted)}
        others = tuple(sheet for sheet in grids if folded(sheet) not in known)

        def sheet(form: SheetForm) -> Sheet:
            return Sheet.of(form, by_name.get(folded(form.sheet), ()))

        tables = {table: sheet(form) for table, form in FORMS.items()}
        return cls(sheet(EVALUATION_FORM), sheet(ATTRIBUTE_FORM), tables, others)

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
        """The attribute that a folded heading means, be it its label or its id."""
        labels = {folded(each.label): each for each in reversed(self.attributes)}
        return labels | {folded(each.attribute_id): each for each in self.attributes}

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
