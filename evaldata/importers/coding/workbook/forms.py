"""The sheets of the workbook: their columns, headings, help and examples, stated once.

A table's sheet derives from the schema; only words that the schema does not have stand here.
"""

import re
from dataclasses import dataclass
from typing import get_args

import msgspec

from evaldata.model.attributes import Attribute
from evaldata.model.schema import PARTICIPANTS, QUOTES, STATEMENTS, TABLES, THEMES
from evaldata.model.table import Column, ColumnType, Table
from evaldata.model.vocabulary import LinkBasis, StatementKind, Wording

READ_ME, EVALUATION, ATTRIBUTES = "Read me", "Evaluation", "Attributes"
SEPARATOR = ";"
PATH_SIGN = " > "
"""Stands between a theme and the one to which it belongs, where several share a title."""
EXAMPLE, EXAMPLE_END = "Example: ", "; delete or overwrite"

HEADINGS = {
    "title": "Theme",
    "theme_id": "Id",
    "statement_id": "Id",
    "quote_id": "Id",
    "participant_id": "Participant",
    "person_id": "Person",
    "parent_id": "Parent theme",
    "theme_ids": "Themes",
    "speaker": "Said by",
    "why": "Why chosen",
    "link_basis": "Link",
}
"""Headings by column of the schema, where its name is not what a person would call it."""

EXAMPLES: dict[str, dict[str, str]] = {
    "participants": {"participant_id": "P1"},
    "themes": {"title": "Company"},
    "statements": {"text": "Company is what people came for", "theme_ids": "Company"},
    "quotes": {"text": "We just talk", "theme_ids": "Company"},
    "attributes": {"attribute": "Role", "plural": "roles", "value": "Volunteer"},
}
VOCABULARY = {
    "kind": StatementKind.FINDING.value,
    "link_basis": LinkBasis.EDITORIAL.value,
    "wording": Wording.VERBATIM.value,
}


@dataclass(frozen=True)
class SheetField:
    """A column of a sheet.

    Attributes:
        name: Column of the schema, or key of an attribute.
        choices: The values allowed; empty for any.
        refers_to: Name of the table whose rows are named; empty for none.
        example: What the example row says; empty for nothing.
        attribute: The label of the attribute whose values it holds, empty for one that is still to
            be chosen; None for another column.
    """

    name: str
    heading: str
    help: str
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    example: str = ""
    attribute: str | None = None


@dataclass(frozen=True)
class SheetForm:
    """What a sheet of rows looks like.

    Attributes:
        main: Name of the column whose cell marks the example row.
        fields: Its columns, but those of attributes and the last.
        last: The columns that the program fills in by itself.
        with_attributes: There is a column for each attribute, between the fields and the last.
    """

    sheet: str
    main: str
    fields: tuple[SheetField, ...]
    last: tuple[SheetField, ...] = ()
    with_attributes: bool = False

    @property
    def all_fields(self) -> tuple[SheetField, ...]:
        """Its columns, but those of attributes."""
        return (*self.fields, *self.last)

    def field(self, name: str) -> SheetField:
        """The column of a name."""
        return next(field for field in self.all_fields if field.name == name)


def _marked(example: str) -> str:
    """The text by which the reader knows an example row."""
    return f"{EXAMPLE}{example}{EXAMPLE_END}"


def _field(column: Column, table: str, main: str) -> SheetField:
    example = EXAMPLES[table].get(column.name, VOCABULARY.get(column.name, ""))
    return SheetField(
        column.name,
        HEADINGS.get(column.name, column.name.replace("_", " ").capitalize()),
        " ".join([re.sub(r"\bnull\b", "empty", column.meaning), *_advice(column)]),
        column.vocabulary,
        column.refers_to[0] if column.refers_to else "",
        _marked(example) if column.name == main else example,
    )


def _advice(column: Column) -> list[str]:
    """How a cell of the column is written, beyond what the column means."""
    if column.vocabulary:
        return [f"One of: {', '.join(column.vocabulary)}."]
    is_list = column.kind is ColumnType.TEXTS
    if column.refers_to is None:
        return ["One a line (Alt+Enter)."] if is_list else []
    several = f" Several are separated by “{SEPARATOR}”." if is_list else ""
    return [f"As the sheet {column.refers_to[0].capitalize()} has it.{several}"]


def _form(table: Table, main: str) -> SheetForm:
    fields = {column.name: _field(column, table.name, main) for column in table.columns}
    last = [c.name for c in table.columns if c.name == "position" or (c.unique and c.name != main)]
    first = [main, *(name for name in fields if name != main and name not in last)]
    return SheetForm(
        table.name.capitalize(),
        main,
        tuple(fields[name] for name in first),
        tuple(fields[name] for name in last),
        with_attributes=table.attributes_required is not None,
    )


FORMS: dict[str, SheetForm] = {
    table.name: _form(table, main)
    for table, main in (
        (PARTICIPANTS, "participant_id"),
        (THEMES, "title"),
        (STATEMENTS, "text"),
        (QUOTES, "text"),
    )
}

_TYPES = next(get_args(f.type) for f in msgspec.structs.fields(Attribute) if f.name == "type")
_ATTRIBUTE = EXAMPLES["attributes"]
ATTRIBUTE_FORM = SheetForm(
    ATTRIBUTES,
    "attribute",
    (
        SheetField(
            "attribute",
            "Attribute",
            "A property of participants. Repeat it in each row of its values.",
            example=_marked(_ATTRIBUTE["attribute"]),
        ),
        SheetField("plural", "Plural", "What several are called.", example=_ATTRIBUTE["plural"]),
        SheetField("value", "Value", "One of its values, a row each.", example=_ATTRIBUTE["value"]),
        SheetField("label", "Label", "The value as a reader sees it, if another."),
        SheetField("one", "Singular", "What one who has the value is called in a sentence."),
        SheetField("many", "Plural label", "What several who have it are called in a sentence."),
        SheetField("meaning", "Meaning", "A sentence for a reader who does not know the term."),
        SheetField("tile_row", "Tile row", "Row on the tile map, from 0 at the top; or empty."),
        SheetField("tile_column", "Tile column", "Column on the tile map, from 0 at the left."),
    ),
    (
        SheetField("type", "Type", "What the values are; text if empty.", _TYPES),
        SheetField("explanation", "Explanation", "What the attribute says, in a sentence."),
        SheetField("id", "Id", "The attribute in addresses; made of its name if empty."),
    ),
)
ROW_FORMS = (ATTRIBUTE_FORM, *(FORMS[table.name] for table in TABLES))
SPARE_HELP = "Above: the name of an attribute, from the sheet Attributes. Below: its values."
EVALUATION_FORM = SheetForm(
    EVALUATION,
    "key",
    (
        SheetField("key", "Key", "What is asked."),
        SheetField("value", "Value", "What you answer."),
        SheetField("help", "Help", "What to write."),
    ),
)
