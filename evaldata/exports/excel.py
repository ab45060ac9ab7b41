"""A workbook: a sheet for each table, typed, to be sorted and filtered; text is never a formula."""

import datetime
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from evaldata.charts import details, message
from evaldata.evaluation import Attribute, Value
from evaldata.exports.brand import Brand
from evaldata.exports.takeaway import WORDING_NAMES, TakeAway
from evaldata.exports.text import FORMULA_STARTS, legal, shortened
from evaldata.palette import CATEGORIES
from evaldata.presentation.participants import Breakdown, participation
from evaldata.sentences import KINDS, capitalised

MOST_CHARACTERS = 32_767
"""What a cell holds."""
LONGEST_SHEET_NAME = 31
NARROW, WIDE = 14, 70

Cell = str | int


@dataclass(frozen=True)
class Sheet:
    """A table on a sheet of its own: what it is called, its columns with widths, its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Sequence[Sequence[Cell]]


def workbook(taken: TakeAway) -> bytes:
    """The workbook: a cover, the quotes, themes, statements and who took part."""
    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(sink, options) as book:
        _describe(book, taken)
        writer = _Writer(book, Brand.of(taken.dataset))
        writer.cover(taken)
        for sheet in _sheets(taken):
            writer.table(sheet)
        for breakdown in participation(taken.view).breakdowns:
            writer.responses(breakdown, taken.dataset.voice)
    return sink.getvalue()


def _describe(book: Any, taken: TakeAway) -> None:  # noqa: ANN401
    midnight = datetime.datetime.combine(taken.date, datetime.time(), datetime.UTC)
    book.set_properties(
        {
            "title": legal(taken.title),
            "subject": legal(taken.scope.in_words),
            "comments": legal(taken.rights),
            "created": midnight.replace(tzinfo=None),
        }
    )


def _sheets(taken: TakeAway) -> Iterator[Sheet]:
    attributes = taken.dataset.attributes
    yield Sheet(
        "Quotes",
        (
            *(("Quote", NARROW), ("Under the filter", 20), ("Text", WIDE), ("Wording", NARROW)),
            *(("Speaker", 22), *((a.label, 20) for a in attributes), ("Theme", 32)),
            *(("Why chosen", 32), ("Source", 20)),
        ),
        list(_quotes(taken)),
    )
    yield Sheet(
        "Themes",
        (
            *(("Number", NARROW), ("Title", 32), ("Message", 50), ("Summary", WIDE)),
            *(("What was heard", WIDE), ("Not heard", 40), ("Quotes", NARROW)),
            *(("Known to match", NARROW), ("Possible", NARROW), ("Ruled out", NARROW)),
            ("Source", 20),
        ),
        list(_themes(taken)),
    )
    yield Sheet(
        "Statements",
        (
            *(("Kind", 24), ("Number", NARROW), ("Message", 50), ("Text", WIDE)),
            *(("Themes", 40), ("Link to the themes", 20), ("Source", 20)),
        ),
        list(_statements(taken)),
    )


def _quotes(taken: TakeAway) -> Iterator[list[Cell]]:
    attributes = taken.dataset.attributes
    for quote_class, rows in taken.by_class:
        for quote in taken.quotes(rows):
            yield [
                quote.quote_id,
                taken.class_name(quote_class),
                quote.text,
                WORDING_NAMES[quote.wording],
                quote.speaker,
                *(_typed(attribute, quote.value(attribute)) for attribute in attributes),
                taken.themes_in_words(quote),
                quote.why or "",
                quote.source or "",
            ]


def _typed(attribute: Attribute, value: Value | None) -> Cell:
    """A value as a number where it is one and is shown so."""
    if value is None:
        return ""
    return int(value.value) if attribute.type == "integer" and not value.label else value.shown


def _themes(taken: TakeAway) -> Iterator[list[Cell]]:
    filtered = bool(taken.view.filter)
    for chapter in taken.chapters:
        theme, counts = chapter.theme, chapter.counts
        classes = (counts.matches, counts.possible, counts.ruled_out)
        yield [
            *(theme.number, theme.title, theme.message, theme.summary, "\n".join(theme.points)),
            *(theme.gap or "", counts.total, *(classes if filtered else ("", "", ""))),
            theme.source or "",
        ]


def _statements(taken: TakeAway) -> Iterator[list[Cell]]:
    for kind, (singular, _) in KINDS.items():
        for statement in taken.statements(kind):
            themes = taken.dataset.themes_of(statement)
            yield [
                *(capitalised(singular), statement.number, statement.message, statement.text),
                "; ".join(f"{theme.number} {theme.title}" for theme in themes),
                *(statement.link_basis, statement.source or ""),
            ]


class _Writer:
    """Puts sheets into a workbook, all alike: large enough to read, headers frozen and marked."""

    def __init__(self, book: Any, brand: Brand) -> None:  # noqa: ANN401
        self._book = book
        text = {"valign": "top", "text_wrap": True, "font_name": brand.font}
        self._text = book.add_format(text)
        self._quoted = book.add_format({**text, "quote_prefix": True})
        self._date = book.add_format({**text, "num_format": "d mmmm yyyy", "align": "left"})
        self._bold = book.add_format({**text, "bold": True})
        self._head = book.add_format(
            {**text, "bold": True, "font_color": "#ffffff", "bg_color": f"#{brand.accent}"}
        )
        title = {"font_size": 20, "bold": True, "font_color": f"#{brand.accent}"}
        self._title = book.add_format({"font_name": brand.font, **title})
        self._names: set[str] = set()

    def cover(self, taken: TakeAway) -> None:
        """The first sheet: what the workbook is, line by line, and what is on which sheet."""
        sheet = self._sheet("About")
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 100)
        short = taken.dataset.evaluation.short_title
        sheet.write_string(0, 0, legal(short), self._title)
        lines = [line for line in taken.stamp if line[0] != "Taken away on"]
        for row, (name, text) in enumerate(lines, 2):
            sheet.write_string(row, 0, name, self._bold)
            self._write(sheet, row, 1, text)
        midnight = datetime.datetime.combine(taken.date, datetime.time())
        sheet.write_string(len(lines) + 2, 0, "Taken away on", self._bold)
        sheet.write_datetime(len(lines) + 2, 1, midnight, self._date)

    def table(self, content: Sheet) -> Any:  # noqa: ANN401
        """A sheet with one table: its name, header row, filters and types."""
        sheet = self._sheet(content.name)
        headers = _distinct([legal(name) for name, _ in content.columns])
        for column, (_, width) in enumerate(content.columns):
            sheet.set_column(column, column, width)
        if content.rows:
            columns = [{"header": header, "header_format": self._head} for header in headers]
            area = (0, 0, len(content.rows), len(headers) - 1)
            name = "".join(c for c in content.name if c.isascii() and c.isalnum())
            style = {"style": "Table Style Light 1", "name": f"Table_{len(self._names)}_{name}"}
            sheet.add_table(*area, {**style, "columns": columns, "description": content.name})
        else:
            sheet.write_row(0, 0, headers, self._head)
        for row, cells in enumerate(content.rows, 1):
            for column, cell in enumerate(cells):
                self._write(sheet, row, column, cell)
        sheet.freeze_panes(1, 1)
        return sheet

    def responses(self, breakdown: Breakdown, voice: Attribute) -> None:
        """Who took part, by an attribute and the voice: numbers, and a chart of them beside."""
        counts = breakdown.counts
        rows: list[list[Cell]] = [
            [value.shown, *map(int, row)]
            for value, row in zip(counts.rows.values, counts.counts, strict=True)
        ]
        label = breakdown.attribute.label
        columns = ((label, 30), *((value.shown, 20) for value in voice.values))
        sheet = self.table(Sheet(f"Responses by {label}", columns, rows))
        chart = self._book.add_chart({"type": "bar", "subtype": "stacked"})
        colours = CATEGORIES.cycle(dark=False)
        for column, colour in zip(range(1, len(columns)), colours, strict=False):
            chart.add_series(
                {
                    "name": [sheet.name, 0, column],
                    "categories": [sheet.name, 1, 0, len(rows), 0],
                    "values": [sheet.name, 1, column, len(rows), column],
                    "fill": {"color": colour},
                    "gap": 40,
                }
            )
        chart.set_title({"name": legal(message(counts)), "name_font": {"size": 12}})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 720, "height": 120 + 34 * len(rows)})
        told = legal(f"{message(counts)} {details(counts)}")
        sheet.insert_chart(1, len(columns) + 1, chart, {"description": told})

    def _sheet(self, name: str) -> Any:  # noqa: ANN401
        plain = "".join(" " if c in "[]:*?/\\'" else c for c in legal(name))
        taken = plain[:LONGEST_SHEET_NAME].strip() or "Sheet"
        while taken.lower() in self._names:
            taken = f"{taken[: LONGEST_SHEET_NAME - 4]} {len(self._names)}"
        self._names.add(taken.lower())
        return self._book.add_worksheet(taken)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:  # noqa: ANN401
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, self._text)
            return
        text = shortened(legal(cell), MOST_CHARACTERS)
        style = self._quoted if text.startswith(FORMULA_STARTS) else self._text
        sheet.write_string(row, column, text, style)


def _distinct(headers: Sequence[str]) -> list[str]:
    """Headers, a repeated one with its place: a table in a workbook has no two alike."""
    seen: set[str] = set()
    found = []
    for place, header in enumerate(headers, 1):
        name = f"{header} {place}" if header.lower() in seen else header
        seen.add(name.lower())
        found.append(name)
    return found
