"""Reads the workbook that a person filled in: an `evaluation.toml`, and the schema's tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import tomli_w

from evaldata.dataset.build import made_ids
from evaldata.importers.coding.project import NO_THEME, PARTICIPANTS, PASSAGES, THEMES, Sources
from evaldata.importers.coding.sheets import HIDDEN_READ
from evaldata.importers.coding.tidying import without_marks
from evaldata.importers.coding.workbook.attributes import said_value
from evaldata.importers.coding.workbook.book import Book
from evaldata.importers.coding.workbook.forms import ATTRIBUTES
from evaldata.importers.coding.workbook.keys import key_of, nested, value_of
from evaldata.importers.coding.workbook.naming import alike, ids_in, known_as, with_parents
from evaldata.importers.coding.workbook.sheets import Row, Sheet
from evaldata.importers.log import CodingLog
from evaldata.model.evaluation import Evaluation
from evaldata.model.language import counted, enumeration
from evaldata.model.schema import TABLES
from evaldata.model.schema import THEMES as THEME_TABLE
from evaldata.model.table import Column, ColumnType, Table
from evaldata.model.text import letters
from evaldata.model.vocabulary import Wording

COUNTED = {
    "quotes": PASSAGES,
    "themes": THEMES,
    "participants": PARTICIPANTS,
    "statements": "statements",
}
"""What a log calls the rows of a table."""
NAMES_OF_ATTRIBUTES = ("voice", "order", "attribute", "rows", "columns")
"""Keys under which attributes are named."""
NO_RIGHTS = Evaluation(title="", short_title="").rights.statement


def read_workbook(book: Book, log: CodingLog) -> Sources:
    """What a workbook made from the template says; its tables have the schema's columns."""
    themes, meant = _themes(book.tables["themes"])
    frames = {table.name: _frame(table, book, meant) for table in TABLES}
    frames["themes"] = frames["themes"].assign(**themes)
    texts, wording = frames["quotes"]["text"], frames["quotes"]["wording"]
    spoken = without_marks(texts[wording != Wording.PARAPHRASE], log)
    frames["quotes"]["text"] = spoken.reindex(texts.index).fillna(texts)
    if names := [attribute.attribute_id for attribute in book.attributes]:
        quotes, people = frames["quotes"], frames["participants"]
        silent = quotes[names].isna().all(axis=1)
        taken = silent & quotes["participant_id"].isin(people["participant_id"])
        known = people.drop_duplicates("participant_id").set_index("participant_id")[names]
        of_person = known.reindex(quotes["participant_id"]).set_axis(quotes.index)
        quotes[names] = quotes[names].where(~taken, of_person)
        if taken.any():
            log.understood.append(
                f"Quotes that state no attribute have those of their participant: {taken.sum():,}."
            )
    _tell(book, log)
    return tomli_w.dumps(_evaluation(book)).encode(), frames


def _evaluation(book: Book) -> dict[str, Any]:
    """The keys of `evaluation.toml`, completed where nobody needs to decide."""
    read = [(key.path, value_of(text, key.form)) for _, key, text in book.keys if text]
    said = nested(
        (path, _ids(value, book) if path[-1] in NAMES_OF_ATTRIBUTES else value)
        for path, value in read
    )
    said.setdefault("short_title", said.get("title", ""))
    if "rights" in said:
        said["rights"].setdefault("statement", NO_RIGHTS)
    if book.attributes:
        said.setdefault("voice", book.attributes[0].attribute_id)
        said["attributes"] = [attribute.content for attribute in book.attributes]
    return said


def _ids(value: object, book: Book) -> object:
    """The ids of attributes that are named by their label."""
    if isinstance(value, list):
        return [_ids(each, book) for each in value]
    named = book.by_heading.get(letters(str(value)))
    return named.attribute_id if named else value


def _themes(sheet: Sheet) -> tuple[dict[str, list[str | None]], dict[str, str]]:
    """Ids of themes and of their parents, and the id of the theme that each name means."""
    names = ("parent_id", "title")
    cells = pd.DataFrame({name: [row.cells.get(name) for row in sheet.rows] for name in names})
    made = made_ids(cells, THEME_TABLE) if sheet.rows else []
    ids = [row.cells.get("theme_id", new) for row, new in zip(sheet.rows, made, strict=True)]
    called = [(row.cells.get("title", ""), row.cells.get("parent_id", "")) for row in sheet.rows]
    themes = with_parents((key, *said) for key, said in zip(ids, called, strict=True))
    parents = [theme.parent or None for theme in themes]
    return {"theme_id": [*ids], "parent_id": parents}, known_as(themes)


def _frame(table: Table, book: Book, meant: Mapping[str, str]) -> pd.DataFrame:
    """The rows of a sheet in the schema's columns, and the values that its attributes mean."""
    sheet = book.tables[table.name]
    columns: dict[str, list[Any]] = {
        column.name: [_cell(row.cells.get(column.name), column, meant) for row in sheet.rows]
        for column in table.columns
    }
    for attribute in book.attributes if sheet.form.with_attributes else ():
        headings = [n for n, held in book.by_heading.items() if held is attribute]
        values = attribute.meant
        texts = [next((r.cells[n] for n in headings if n in r.cells), None) for r in sheet.rows]
        columns[attribute.attribute_id] = [t and values.get(alike(t), t) for t in texts]
    return pd.DataFrame(columns, dtype=object)


def _cell(text: str | None, column: Column, meant: Mapping[str, str]) -> str | list[str] | None:
    if not text:
        return None
    is_list, of_themes = column.kind is ColumnType.TEXTS, column.refers_to == ("themes", "theme_id")
    if of_themes:
        return ids_in(text, meant) if is_list else meant.get(alike(text), text)
    if is_list:
        return [line.strip() for line in text.splitlines() if line.strip()]
    return next((word for word in column.vocabulary if alike(word) == alike(text)), text)


def _tell(book: Book, log: CodingLog) -> None:
    """Put down what a workbook holds, and what of it is left out."""
    for table, what in COUNTED.items():
        sheet = book.tables[table]
        log.found[what] = len(sheet.rows) + len(sheet.still_examples)
        places = [f"row {number}" for number in sheet.still_examples]
        log.leave_out(what, "changed, but still marked as the example", *places)
    if book.tables["themes"].rows:
        bare = (row for row in book.tables["quotes"].rows if "theme_ids" not in row.cells)
        log.note(NO_THEME, *(f"row {row.number}" for row in bare))
    for sheet in (book.evaluation, book.declarations, *book.tables.values()):
        _tell_columns(sheet, book, log)
    log.leave_out("sheets", "the template has none of this name", *book.others)
    log.note(HIDDEN_READ, *book.hidden)
    for row in book.evaluation.rows:
        label = row.cells.get("key", "")
        if "value" in row.cells and key_of(label) is None:
            place = f"sheet {book.evaluation.form.sheet}, row {row.number}"
            log.leave_out("keys", f"“{label}” is not known", place)
    _tell_attributes(book, log)
    _tell_themes_twice(book.tables["themes"], log)


def _tell_themes_twice(sheet: Sheet, log: CodingLog) -> None:
    """Put down the themes that are listed twice; those of one title may have an id each."""
    same: dict[tuple[str, str], list[Row]] = {}
    for row in sheet.rows:
        key = alike(row.cells.get("title", "")), alike(row.cells.get("parent_id", ""))
        same.setdefault(key, []).append(row)
    for (title, _), rows in same.items():
        if title and len(rows) > 1 and any("theme_id" not in row.cells for row in rows):
            numbers = enumeration([f"{row.number}" for row in rows])
            message = f"Rows {numbers} list the same theme, “{rows[0].cells['title']}”."
            remedy = "Keep one of them, or give them titles or parent themes of their own."
            log.problem("workbook_theme", f"sheet {sheet.form.sheet}", message, remedy)


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
