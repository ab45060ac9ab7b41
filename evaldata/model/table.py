"""What a table of a dataset is: its columns, their kinds and their Arrow types."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from evaldata.model.attributes import Attribute


class ColumnType(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    TEXTS = "list of texts"


ARROW: dict[ColumnType, pa.DataType] = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.TEXTS: pa.list_(pa.string()),
}


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        required: No value may be null; else the column itself may be missing.
        unique: No two rows share a value.
        refers_to: Table and column whose values these must be.
        vocabulary: The values allowed; empty for any.
        tells_whose: It could tell whose a row is, or which rows are one person's; so it is not
            shown of those who are protected.
    """

    name: str
    meaning: str
    kind: ColumnType = ColumnType.TEXT
    required: bool = True
    unique: bool = False
    refers_to: tuple[str, str] | None = None
    vocabulary: tuple[str, ...] = ()
    tells_whose: bool = False

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type in which the column is held and written."""
        return ARROW[self.kind]


@dataclass(frozen=True)
class Table:
    """A table of a dataset: one Parquet file, and one text file of its source.

    Attributes:
        row: What one row is.
        columns: The columns that every evaluation has.
        attributes_required: The table has a column for each attribute too: True where each
            row must have a value, False where null means withheld, None where there are none.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    attributes_required: bool | None = None

    @property
    def file(self) -> str:
        """Name of the table's Parquet file."""
        return f"{self.name}.parquet"

    def all_columns(self, attributes: Sequence[Attribute]) -> tuple[Column, ...]:
        """The table's columns in an evaluation with these attributes."""
        if self.attributes_required is None:
            return self.columns
        withheld = "" if self.attributes_required else " Null where it is withheld."
        of_attributes = (
            Column(
                attribute.id,
                f"{attribute.label}, one of the attribute's values.{withheld}",
                ColumnType.INTEGER if attribute.type == "integer" else ColumnType.TEXT,
                required=self.attributes_required,
                vocabulary=attribute.texts,
            )
            for attribute in attributes
        )
        return (*self.columns, *of_attributes)

    def arrow_schema(self, attributes: Sequence[Attribute]) -> pa.Schema:
        """The Arrow schema of the table in an evaluation with these attributes."""
        return pa.schema(
            [pa.field(c.name, c.arrow, not c.required) for c in self.all_columns(attributes)]
        )
