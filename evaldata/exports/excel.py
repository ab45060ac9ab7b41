"""A workbook: a sheet for each table, typed, to be sorted and filtered; text is never a formula."""

import io
from typing import Any

import pandas as pd
import xlsxwriter

from evaldata.analysis.responses import ALONE, TOTAL, breakdowns, without_empty
from evaldata.charts import details, message
from evaldata.exports import tables
from evaldata.exports.content import ExportContent
from evaldata.model.look import accents
from evaldata.model.palette import hues
from evaldata.model.text import FORMULA_STARTS, distinct_labels, legal, shortened
from evaldata.office.own_files import FONT

MOST_CHARACTERS = 32_767
"""What a cell holds."""
LONGEST_SHEET_NAME = 31
MOST_NAME = 250
"""Characters of a column's name, for which a table has 255."""
WIDTH = 20
WIDTHS = {
    **dict.fromkeys(["Quote", "Wording", "Number", "Quotes", *tables.BY_CLASS], 14),
    **dict.fromkeys(["Text", "Summary", "What was heard"], 70),
    **dict.fromkeys(["Not heard", "Themes"], 40),
    **dict.fromkeys(["Theme", "Title", "Belongs to", "Why chosen"], 32),
    "Message": 50,
    "Kind": 24,
    "Speaker": 22,
}
"""How wide columns are that need another width than most."""


def workbook(content: ExportContent) -> bytes:
    """The workbook: a cover, the quotes, themes, statements and who took part."""
    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(sink, options) as book:
        book.set_properties(
            {
                "title": legal(content.title),
                "subject": legal(content.scope.in_words),
                "comments": legal(content.rights),
                "created": content.midnight,
            }
        )
        writer = _Writer(book, accents(content.dataset.evaluation.look)[0])
        writer.cover(content)
        writer.table("Quotes", tables.quotes_to_read(content))
        writer.table("Themes", tables.themes(content))
        writer.table("Statements", tables.statements(content))
        for attribute, counts in breakdowns(content.view):
            # Zeros under a filter would say that nobody else took part.
            shown = without_empty(counts) if content.view.filter else counts
            writer.responses(attribute.label, shown)
    return sink.getvalue()


class _Writer:
    """Puts sheets into a workbook, all alike: large enough to read, headers frozen and marked."""

    def __init__(self, book: Any, accent: str) -> None:  # noqa: ANN401
        self._book = book
        text = {"valign": "top", "text_wrap": True, "font_name": FONT}
        self._text = book.add_format(text)
        self._quoted = book.add_format({**text, "quote_prefix": True})
        self._date = book.add_format({**text, "num_format": "d mmmm yyyy", "align": "left"})
        self._bold = book.add_format({**text, "bold": True})
        head = {"bold": True, "font_color": "#ffffff", "bg_color": accent}
        self._head = book.add_format({**text, **head})
        title = {"font_size": 20, "bold": True, "font_color": accent}
        self._title = book.add_format({"font_name": FONT, **title})
        self._names: set[str] = set()

    def cover(self, content: ExportContent) -> None:
        """The first sheet: what the workbook is, line by line."""
        sheet = self._sheet("About")
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 100)
        sheet.write_string(0, 0, legal(content.dataset.evaluation.short_title), self._title)
        for row, (name, text) in enumerate(content.stamp, 2):
            sheet.write_string(row, 0, name, self._bold)
            if name == "Taken away on":
                sheet.write_datetime(row, 1, content.midnight, self._date)
            else:
                self._write(sheet, row, 1, text)

    def table(self, name: str, frame: pd.DataFrame) -> Any:  # noqa: ANN401
        """A sheet with one table: its name, header row, filters and types."""
        sheet = self._sheet(name)
        headers = distinct_labels(shortened(legal(header), MOST_NAME) for header in frame.columns)
        for column, header in enumerate(frame.columns):
            sheet.set_column(column, column, WIDTHS.get(header, WIDTH))
        if len(frame):
            columns = [{"header": header, "header_format": self._head} for header in headers]
            plain = "".join(c for c in sheet.name if c.isascii() and c.isalnum())
            named = {"name": f"Table_{len(self._names)}_{plain}", "description": name}
            options = {"style": "Table Style Light 1", "columns": columns, **named}
            sheet.add_table(0, 0, len(frame), len(headers) - 1, options)
        else:
            sheet.write_row(0, 0, headers, self._head)
        for row, cells in enumerate(frame.itertuples(index=False, name=None), 1):
            for column, cell in enumerate(cells):
                self._write(sheet, row, column, cell)
        sheet.freeze_panes(1, 1)
        return sheet

    def responses(self, label: str, counts: pd.DataFrame) -> None:
        """Who took part, by an attribute and the voice: numbers, and a chart of them beside."""
        frame = counts.reset_index(allow_duplicates=True)
        if [*counts] != [ALONE]:
            total = counts.sum(axis=1).to_numpy()
            frame.insert(frame.shape[1], TOTAL, total, allow_duplicates=True)
        sheet, rows = self.table(f"Responses by {label}", frame), len(frame)
        sheet.set_column(0, 0, 30)
        chart = self._book.add_chart({"type": "bar", "subtype": "stacked"})
        for column, colour in enumerate(hues(counts.shape[1], dark=False), 1):
            chart.add_series(
                {
                    "name": [sheet.name, 0, column],
                    "categories": [sheet.name, 1, 0, rows, 0],
                    "values": [sheet.name, 1, column, rows, column],
                    "fill": {"color": colour},
                    "gap": 40,
                }
            )
        chart.set_title({"name": legal(message(counts)), "name_font": {"size": 12}})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 720, "height": 120 + 34 * rows})
        told = legal(f"{message(counts)} {details(counts)}")
        sheet.insert_chart(1, frame.shape[1] + 1, chart, {"description": told})

    def _sheet(self, name: str) -> Any:  # noqa: ANN401
        plain = "".join(" " if c in "[]:*?/\\'" else c for c in legal(name))
        title = plain[:LONGEST_SHEET_NAME].strip() or "Sheet"
        while title.lower() in self._names:
            title = f"{title[: LONGEST_SHEET_NAME - 4]} {len(self._names)}"
        self._names.add(title.lower())
        return self._book.add_worksheet(title)

    def _write(self, sheet: Any, row: int, column: int, cell: str | int) -> None:  # noqa: ANN401
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, self._text)
            return
        text = shortened(legal(cell), MOST_CHARACTERS)
        style = self._quoted if text.startswith(FORMULA_STARTS) else self._text
        sheet.write_string(row, column, text, style)
