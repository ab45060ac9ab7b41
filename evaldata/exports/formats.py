"""The formats in which an evaluation can be taken away. Each is imported when it is asked for."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from evaldata.exports.scope import Scope
from evaldata.exports.takeaway import TakeAway
from evaldata.sentences import quotes

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A kind of file.

    Attributes:
        purpose: What it is good for, in a line.
        most: Quotes that it has room for; None for all.
        write: Makes the file's bytes.
    """

    label: str
    suffix: str
    mime: str
    purpose: str
    most: int | None
    write: Callable[[TakeAway], bytes]

    def taken(self, scope: Scope, date: datetime.date) -> TakeAway:
        """What goes into a file of this format."""
        return TakeAway(scope, date, self.most)

    def file_name(self, taken: TakeAway) -> str:
        """What the file is called."""
        return f"{taken.name}.{self.suffix}"

    def limit(self, scope: Scope) -> str:
        """That the format has no room for all of this; empty where it has."""
        if self.most is None or scope.counts.left <= self.most:
            return ""
        return (
            f"Holds {self.most:,} of the {quotes(scope.counts.left)} at most, each theme its "
            "share; the file says so."
        )

    def file(self, taken: TakeAway) -> bytes:
        """The file's bytes."""
        return self.write(taken)


def _powerpoint(taken: TakeAway) -> bytes:
    from evaldata.exports.powerpoint import slides

    return slides(taken)


def _word(taken: TakeAway) -> bytes:
    from evaldata.exports.word import briefing

    return briefing(taken)


def _excel(taken: TakeAway) -> bytes:
    from evaldata.exports.excel import workbook

    return workbook(taken)


def _page(taken: TakeAway) -> bytes:
    from evaldata.exports.web_page import web_page

    return web_page(taken)


def _csv(taken: TakeAway) -> bytes:
    from evaldata.exports.csv import quotes_csv

    return quotes_csv(taken)


def _parquet(taken: TakeAway) -> bytes:
    from evaldata.exports.parquet import quotes_parquet

    return quotes_parquet(taken)


POWERPOINT = Format(
    "PowerPoint",
    "pptx",
    f"{OFFICE}.presentationml.presentation",
    "Slides to present and edit: charts, tables, one quote a slide.",
    200,
    _powerpoint,
)
WORD = Format(
    "Word",
    "docx",
    f"{OFFICE}.wordprocessingml.document",
    "A briefing to read and print, with contents, tables and quotes.",
    10_000,
    _word,
)
EXCEL = Format(
    "Excel",
    "xlsx",
    f"{OFFICE}.spreadsheetml.sheet",
    "A sheet for each table, to sort and filter.",
    100_000,
    _excel,
)
PAGE = Format(
    "Web page",
    "html",
    "text/html",
    "One file with its own search and filter, for any browser, also offline.",
    10_000,
    _page,
)
CSV = Format("CSV", "csv", "text/csv", "The quotes, for any spreadsheet.", None, _csv)
PARQUET = Format(
    "Parquet",
    "parquet",
    "application/vnd.apache.parquet",
    "The quotes with their types, for data analysts.",
    None,
    _parquet,
)

FORMATS = (POWERPOINT, WORD, EXCEL, PAGE, CSV, PARQUET)
