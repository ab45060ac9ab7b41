"""The tables of a dataset from what a report tells and an editor added."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from evaldata.evaluation import Evaluation
from evaldata.importers.account import Notes
from evaldata.importers.editorial import Editorial
from evaldata.importers.profile import Pattern
from evaldata.importers.text.statements import ListedStatement
from evaldata.importers.text.themes import ToldTheme
from evaldata.problems import BadDatasetError, Problem
from evaldata.schema import TABLES, LinkBasis, Table, Wording

Row = dict[str, Any]


def theme_rows(themes: Sequence[ToldTheme], editorial: Editorial, notes: Notes) -> list[Row]:
    """A row for each theme, with the headline and the gap that an editor wrote."""
    rows = []
    for position, theme in enumerate(themes, 1):
        written = editorial.theme(theme.heading, notes)
        rows.append(
            {
                "theme_id": theme_id(theme, position),
                "number": theme.heading.number or str(position),
                "position": position,
                "title": theme.heading.title,
                "headline": written.get("headline"),
                "summary": theme.summary,
                "points": list(theme.points),
                "gap": written.get("gap"),
                "source": theme.heading.source,
            }
        )
    return rows


def theme_id(theme: ToldTheme, position: int) -> str:
    """What identifies a theme: its number in the report, or its place among the themes."""
    return theme.heading.number or str(position)


def statement_rows(
    statements: Sequence[ListedStatement],
    themes: Sequence[ToldTheme],
    editorial: Editorial,
    references: Pattern | None,
    notes: Notes,
) -> list[Row]:
    """A row for each statement, linked as an editor linked it, or as it says itself."""
    ids = [theme_id(theme, position) for position, theme in enumerate(themes, 1)]
    rows = []
    for statement in statements:
        written = editorial.statement(statement, notes)
        named = _themes_named(statement, references, ids)
        linked, basis = _links(statement, written, named, notes)
        rows.append(
            {
                "statement_id": f"{statement.kind.value}-{statement.number}",
                "kind": statement.kind.value,
                "number": statement.number,
                "headline": written.get("headline"),
                "text": statement.text,
                "theme_ids": linked,
                "link_basis": basis,
                "source": statement.heading.source,
            }
        )
    return rows


def _themes_named(
    statement: ListedStatement, references: Pattern | None, ids: Sequence[str]
) -> list[str]:
    """The themes to which a statement's own text refers."""
    if references is None:
        return []
    found = [match.group("number") for match in references.finditer(statement.text)]
    return [number for number in dict.fromkeys(found) if number in ids]


def _links(
    statement: ListedStatement, written: Mapping[str, Any], named: list[str], notes: Notes
) -> tuple[list[str], str]:
    linked = [str(theme) for theme in written.get("theme_ids") or named]
    if not linked:
        notes.unplaced("No link to a theme is known; it is left without one", statement.place)
        return [], LinkBasis.EDITORIAL.value
    stated = set(linked) <= set(named)
    if not stated and written.get("link_basis") == LinkBasis.STATED:
        message = "The sources call a link stated, and the text does not; it is marked editorial"
        notes.unplaced(message, statement.place)
    return linked, (LinkBasis.STATED if stated else LinkBasis.EDITORIAL).value


def quote_rows(themes: Sequence[ToldTheme], editorial: Editorial, notes: Notes) -> list[Row]:
    """A row for each quote.

    Of its attributes it has what its speaker's mark states, and what an editor found stated in
    the quote itself; all others are withheld.
    """
    rows = []
    for number, theme in enumerate(themes, 1):
        of = theme_id(theme, number)
        for position, quote in enumerate(theme.quotes, 1):
            written = editorial.quote(quote, of, position, notes)
            quote_id = f"{of}-{position}"
            added = _added(quote.stated, written, editorial.evaluation)
            for attribute in added:
                notes.read(f"{attribute} of quote {quote_id}, from the sources")
            rows.append(
                {
                    "quote_id": quote_id,
                    "theme_ids": [of],
                    "position": position,
                    "text": quote.text,
                    "wording": Wording.VERBATIM.value,
                    "speaker": quote.speaker,
                    "why": written.get("why"),
                    "source": theme.heading.source,
                }
                | added
                | _values(quote.stated, editorial.evaluation)
            )
    return rows


def _added(stated: Mapping[str, str], written: Mapping[str, Any], evaluation: Evaluation) -> Row:
    """The attributes that an editor states of a quote, and its mark does not."""
    return {
        attribute.id: written[attribute.id]
        for attribute in evaluation.attributes
        if attribute.id not in stated and written.get(attribute.id) is not None
    }


def _values(stated: Mapping[str, str], evaluation: Evaluation) -> Row:
    """Attributes with their values as the dataset has them."""
    return {name: evaluation.attribute(name).value(text).value for name, text in stated.items()}


def arrow(rows: Mapping[str, Sequence[Row]], evaluation: Evaluation) -> dict[str, pa.Table]:
    """Rows by table, as Arrow; every column of the schema, nulls where a row says nothing.

    Raises:
        BadDatasetError: Where a value from the sources is of another kind than its column.
    """
    return {table.name: _arrow(rows[table.name], table, evaluation) for table in TABLES}


def _arrow(rows: Sequence[Row], table: Table, evaluation: Evaluation) -> pa.Table:
    schema = pa.schema(
        [field.with_nullable(nullable=True) for field in table.arrow_schema(evaluation.attributes)]
    )
    try:
        return pa.Table.from_pylist(rows, schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        message = "What the sources add is of another kind than the schema says."
        remedy = "Check the sources: python -m evaldata build SOURCE DATASET."
        problem = Problem("value_kind", table.file, None, "", message, remedy)
        raise BadDatasetError([problem]) from None
