"""Quotes as Parquet, for those who go on computing; the stamp is in the file's metadata."""

import io

import pyarrow.parquet as pq

from evaldata.exports import tables
from evaldata.exports.takeaway import TakeAway


def quotes_parquet(taken: TakeAway) -> bytes:
    """The quotes in the schema's columns and types, and how each stands to the filter.

    Written from Arrow: a frame would make a number of what is withheld, and a float of a number.
    """
    sink = io.BytesIO()
    pq.write_table(
        tables.quotes_as_held(taken).replace_schema_metadata(dict(taken.stamp)),
        sink,
        compression="zstd",
        version="2.6",
        write_page_checksum=True,
    )
    return sink.getvalue()
