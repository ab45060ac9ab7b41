"""The formats in which an evaluation can be taken away. Each is imported when it is asked for."""

import datetime
from dataclasses import dataclass
from pkgutil import resolve_name

from evaldata.exports.content import ExportContent
from evaldata.exports.scope import Scope
from evaldata.model.language import quotes

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A kind of file.

    Attributes:
        purpose: What it is good for, in a line.
        most: Quotes that it has room for; None for all.
        writer: The function that makes the file's bytes, as `module:function`.
    """

    label: str
    suffix: str
    mime: str
    purpose: str
    most: int | None
    writer: str

    def content(self, scope: Scope, date: datetime.date) -> ExportContent:
        """What goes into a file of this format."""
        return ExportContent(scope, date, self.most)

    def file_name(self, content: ExportContent) -> str:
        """What the file is called."""
        return f"{content.name}.{self.suffix}"

    def limit(self, scope: Scope) -> str:
        """That the format has no room for all of this; empty where it has."""
        if self.most is None or scope.counts.left <= self.most:
            return ""
        return (
            f"Holds {self.most:,} of the {quotes(scope.counts.left)} at most, each theme its "
            "share; the file says so."
        )

    def write(self, content: ExportContent) -> bytes:
        """The file's bytes."""
        file: bytes = resolve_name(f"evaldata.exports.{self.writer}")(content)
        return file


POWERPOINT = Format(
    "PowerPoint",
    "pptx",
    f"{OFFICE}.presentationml.presentation",
    "Slides to present and edit: charts, tables, one quote a slide.",
    200,
    "powerpoint:slides",
)
WORD = Format(
    "Word",
    "docx",
    f"{OFFICE}.wordprocessingml.document",
    "A briefing to read and print: results on a page, then tables, themes and quotes.",
    10_000,
    "word:briefing",
)
EXCEL = Format(
    "Excel",
    "xlsx",
    f"{OFFICE}.spreadsheetml.sheet",
    "A sheet for each table, to sort and filter.",
    100_000,
    "excel:workbook",
)
PAGE = Format(
    "Web page",
    "html",
    "text/html",
    "One file with its own search and filter, for any browser, also offline.",
    10_000,
    "web_page.page:web_page",
)
CSV = Format(
    "CSV", "csv", "text/csv", "The quotes, for any spreadsheet.", None, "quote_data:quotes_csv"
)
PARQUET = Format(
    "Parquet",
    "parquet",
    "application/vnd.apache.parquet",
    "The quotes with their types, for data analysts.",
    None,
    "quote_data:quotes_parquet",
)

FORMATS = (POWERPOINT, WORD, EXCEL, PAGE, CSV, PARQUET)
