"""Quotes as bare data: CSV, safe to open in a spreadsheet, and Parquet for those who compute."""

import io
from functools import cache

from evaldata.dataset.parquet import to_parquet
from evaldata.exports import tables
from evaldata.exports.content import ExportContent
from evaldata.model.text import legal, no_formula


def quotes_csv(content: ExportContent) -> bytes:
    """The quotes as CSV in UTF-8 with a byte-order mark, as spreadsheets expect it.

    Each row says where it is from.
    """
    frame = tables.quotes_with_origin(content)
    sink = io.BytesIO()
    frame.map(cache(_cell)).to_csv(  # what is repeated is looked at once
        sink,
        mode="wb",
        index=False,
        header=[*map(_cell, frame.columns)],
        encoding="utf-8-sig",
        lineterminator="\r\n",
    )
    return sink.getvalue()


def _cell(value: str | int) -> str:
    """A text that no spreadsheet takes for a formula."""
    return no_formula(legal(str(value)))


def quotes_parquet(content: ExportContent) -> bytes:
    """The quotes in the schema's columns and types, how each stands to the filter, and the stamp.

    The stamp is in the file's metadata. Written from Arrow: a frame would make a number of what is
    withheld, and a float of a number.
    """
    table = tables.quotes_as_held(content)
    return to_parquet(table.replace_schema_metadata(dict(content.stamp)))
