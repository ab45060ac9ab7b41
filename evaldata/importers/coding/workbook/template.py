"""Writes the workbook that a person fills in, empty or with what a dataset holds."""

import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

import xlsxwriter

from evaldata.dataset.build import Frames
from evaldata.importers.coding.workbook.cells import Writer
from evaldata.importers.coding.workbook.forms import (
    ATTRIBUTE_FORM,
    EVALUATION_FORM,
    FORMS,
    PATH_SIGN,
    READ_ME,
    SEPARATOR,
    SPARE_HELP,
    SheetField,
    SheetForm,
)
from evaldata.importers.coding.workbook.keys import keys, value_text
from evaldata.importers.coding.workbook.naming import Named, names_of
from evaldata.model.evaluation import Evaluation
from evaldata.model.schema import TABLES
from evaldata.model.text import letters

SPARE_COLUMNS = 4
"""Columns without a heading, for the attributes of an empty workbook."""
ADVICE = (
    "Fill in the sheets from left to right; only the title, and themes or quotes, must be there.",
    "Evaluation: write your answers into the column Value.",
    "Attributes: what you know of participants, such as their role; a row for each value.",
    "Participants: a row for each response; choose its attributes in the columns made for them.",
    "Themes: a row for each theme; one that belongs to another names it as its parent theme.",
    "Statements: findings and recommendations, and the themes on which they rest.",
    "Quotes: a row for each quote, with its themes and, where you know it, its participant.",
    f"Call themes by their titles, several in a cell separated by “{SEPARATOR}”; write "
    f"“Parent theme{PATH_SIGN}Theme” where two share a title.",
    "Leave empty what you do not know; Id and Position are filled in for you.",
    "Rows marked as examples are not read; overwrite or delete them. Keep the headings.",
)

Cells = Mapping[str, Any]


def workbook_template(evaluation: Evaluation | None = None, frames: Frames | None = None) -> bytes:
    """The workbook as .xlsx: empty with examples, or filled with an evaluation and its tables.

    A logo and templates are not carried, since they are files of their own.
    """
    rows = {name: frame.to_dict("records") for name, frame in (frames or {}).items()}
    themes = rows.get("themes", [])
    called = names_of(
        [Named(*(value_text(t.get(n)) for n in ("theme_id", "title", "parent_id"))) for t in themes]
    )
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"strings_to_formulas": False}) as book:
        writer = Writer(book)
        writer.lines(READ_ME, ADVICE)
        writer.keys(EVALUATION_FORM, [*keys(evaluation)])
        writer.table(ATTRIBUTE_FORM, (), _values(evaluation) if evaluation else None)
        for table in TABLES:
            form = FORMS[table.name]
            held = [_cells(row, called) for row in rows.get(table.name, [])]
            writer.table(form, _attributes(form, evaluation), held if evaluation else None)
    return sink.getvalue()


def _attributes(form: SheetForm, evaluation: Evaluation | None) -> list[SheetField]:
    """A field for each attribute on a sheet that has them; some to be chosen where there are none.

    One whose label is the heading of another column is headed by its id.
    """
    if not form.with_attributes:
        return []
    if evaluation is None:
        return [SheetField("", "", SPARE_HELP, attribute="")] * SPARE_COLUMNS
    often = Counter(letters(field.heading) for field in form.all_fields)
    often.update(letters(attribute.label) for attribute in evaluation.attributes)
    return [
        SheetField(
            each.id,
            each.label if often[letters(each.label)] == 1 else each.id,
            each.explanation or f"One of the {each.plural} of the sheet Attributes.",
            attribute=each.label,
        )
        for each in evaluation.attributes
    ]


def _values(evaluation: Evaluation) -> list[Cells]:
    """A row for each value of each attribute."""
    return [
        {
            "attribute": attribute.label,
            "plural": attribute.plural,
            "value": value.text,
            "label": value.label,
            "one": value.singular,
            "many": value.plural,
            "meaning": value.meaning,
            "tile_row": value.tile[0] if value.tile else "",
            "tile_column": value.tile[1] if value.tile else "",
            "type": attribute.type,
            "explanation": attribute.explanation,
            "id": attribute.id,
        }
        for attribute in evaluation.attributes
        for value in attribute.values
    ]


def _cells(row: Mapping[Any, Any], called: Mapping[str, str]) -> Cells:
    """The cells of a row as a person reads them: themes by what they are called."""
    cells = {str(name): value_text(value) for name, value in row.items()}
    if "parent_id" in cells:
        cells["parent_id"] = called.get(cells["parent_id"], cells["parent_id"])
    if row.get("theme_ids") is not None:
        ids = [str(key) for key in row["theme_ids"]]
        cells["theme_ids"] = f"{SEPARATOR} ".join(called.get(key, key) for key in ids)
    return cells
