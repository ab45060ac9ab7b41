"""The attributes of a workbook: declared on their sheet, their values there or in the data."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaldata.importers.coding.ids import attribute_id_of, several
from evaldata.importers.coding.workbook.naming import alike
from evaldata.importers.coding.workbook.sheets import Row, Sheet
from evaldata.model.language import uncapitalised
from evaldata.model.text import letters

INTEGER, TEXT = "integer", "text"


@dataclass(frozen=True)
class Declared:
    """An attribute with the rows of its sheet that tell of it; none where only data name it."""

    attribute_id: str
    label: str
    rows: tuple[Row, ...]
    values: tuple[Mapping[str, Any], ...]

    @property
    def type(self) -> str:
        """What its values are."""
        return _first(self.rows, "type").casefold() or TEXT

    @property
    def meant(self) -> dict[str, str]:
        """The value that a cell means, be it the value or its label."""
        labels = {alike(str(v.get("label", ""))): str(v["value"]) for v in self.values}
        return labels | {alike(str(v["value"])): str(v["value"]) for v in self.values}

    @property
    def content(self) -> dict[str, Any]:
        """The attribute as `evaluation.toml` has it."""
        said = {
            "id": self.attribute_id,
            "label": self.label,
            "plural": _first(self.rows, "plural") or several(uncapitalised(self.label)),
            "type": self.type,
            "explanation": _first(self.rows, "explanation"),
        }
        return {name: text for name, text in said.items() if text} | {"values": [*self.values]}


def declared(sheet: Sheet, data: Sequence[Sheet]) -> list[Declared]:
    """The attributes of the sheet in their order, or those of the data where it has none.

    One without values has those of the data, in the order in which they appear.
    """
    groups = _groups(sheet.rows) or [(heading, ()) for heading in _headings(data)]
    taken: set[str] = set()
    found = []
    for label, rows in groups:
        attribute_id = _first(rows, "id") or attribute_id_of(label, taken)
        taken.add(attribute_id)
        integer = _first(rows, "type").casefold() == INTEGER
        values = [_value(row, integer=integer) for row in rows if said_value(row)]
        if not values:
            names = {letters(label), letters(attribute_id)}
            values = [{"value": _typed(text, integer=integer)} for text in _said(data, names)]
        found.append(Declared(attribute_id, label, rows, tuple(values)))
    return found


def _groups(rows: Sequence[Row]) -> list[tuple[str, tuple[Row, ...]]]:
    """The label and rows of each attribute; a row without a name goes on with the one above."""
    groups: dict[str, list[Row]] = {}
    keys: dict[str, str] = {}
    above = ""
    for row in rows:
        label = letters(row.cells.get("attribute", ""))
        above = row.cells.get("id") or (keys.get(label, label) if label else above)
        keys.setdefault(label, above)
        groups.setdefault(above, []).append(row)
    return [(_first(found, "attribute") or key, tuple(found)) for key, found in groups.items()]


def _headings(data: Sequence[Sheet]) -> list[str]:
    """Headings of the columns that no form knows and under which something stands."""
    return list(
        {
            name: sheet.headings[name]
            for sheet in data
            for name in sheet.unknown
            if any(name in row.cells for row in sheet.rows)
        }.values()
    )


def _said(data: Sequence[Sheet], names: set[str]) -> list[str]:
    """What the data say under these names, each once, in the order in which it appears."""
    found: dict[str, str] = {}
    for row in (row for sheet in data for row in sheet.rows):
        for name in names & row.cells.keys():
            found.setdefault(alike(row.cells[name]), row.cells[name])
    return [*found.values()]


def _first(rows: Sequence[Row], name: str) -> str:
    return next((row.cells[name] for row in rows if name in row.cells), "")


def said_value(row: Row) -> str:
    """The value that a row of the sheet lists, or its label where only that is given."""
    return row.cells.get("value") or row.cells.get("label", "")


def _value(row: Row, *, integer: bool) -> dict[str, Any]:
    names = {"label": "label", "one": "singular", "many": "plural", "meaning": "meaning"}
    said: dict[str, Any] = {"value": _typed(said_value(row), integer=integer)}
    said |= {key: row.cells[name] for name, key in names.items() if name in row.cells}
    tile = [row.cells[name] for name in ("tile_row", "tile_column") if name in row.cells]
    return said | ({"tile": [_typed(text, integer=True) for text in tile]} if tile else {})


def _typed(text: str, *, integer: bool) -> str | int:
    return int(text) if integer and re.fullmatch(r"[+-]?\d{1,18}", text) else text
