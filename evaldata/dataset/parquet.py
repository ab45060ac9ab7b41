"""Tables as the bytes of Parquet files; a file that would unfold beyond all measure is refused."""

import io
from collections import Counter
from itertools import product

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from evaldata.model.problems import Problem, in_file

MOST_BYTES = 1 << 30
MOST_ROWS = 5_000_000
MOST_VALUES = 8 * MOST_ROWS
"""Values of one column: a row of a list has several."""
MAGIC = b"PAR1"
DAMAGE = (pa.ArrowException, OSError, ValueError, MemoryError, OverflowError)
TOO_MANY_BYTES = "The table unfolds to more than 1 GiB."


class _TooLargeError(Exception):
    """A table that is larger than any evaluation; the message says by what."""


def to_parquet(table: pa.Table) -> bytes:
    """The bytes of a table's file, the same for the same table."""
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", version="2.6", write_page_checksum=True)
    return sink.getvalue()


def parse_table(content: bytes, file: str) -> pa.Table | Problem:
    """The table in the bytes of a Parquet file, or what is wrong with them.

    A column whose values would unfold too far may come as a dictionary.
    """
    remedy = "Write the file again, or build the dataset again from its sources."
    try:
        if not content.startswith(MAGIC):  # the reader looks only at the one at the end
            raise pa.ArrowInvalid("no magic number")
        table = _read(pa.BufferReader(content))
        table.validate(full=True)
    except _TooLargeError as error:
        return in_file("table_size", file, str(error), "Split the evaluation.")
    except DAMAGE:
        message = "The file is damaged or no Parquet file."
        return in_file("parquet_form", file, message, remedy)
    return table


def _read(source: pa.BufferReader) -> pa.Table:
    metadata = pq.ParquetFile(source).metadata
    if metadata.num_rows > MOST_ROWS:
        raise _TooLargeError(f"The table has more than {MOST_ROWS:,} rows.")
    values, unfolded, size = Counter[str](), Counter[str](), 0
    for group, place in product(range(metadata.num_row_groups), range(metadata.num_columns)):
        column = metadata.row_group(group).column(place)
        values[column.path_in_schema] += column.num_values
        unfolded[column.path_in_schema] += column.num_values * column.total_uncompressed_size
        size += column.total_uncompressed_size
    if max(values.values(), default=0) > MOST_VALUES:
        raise _TooLargeError(f"A column has more than {MOST_VALUES:,} values.")
    if size > MOST_BYTES:
        raise _TooLargeError(TOO_MANY_BYTES)
    # A few long values may stand in each of many rows.
    coded = [path for path, most in unfolded.items() if most > MOST_BYTES]
    source.seek(0)
    table = pq.ParquetFile(source, read_dictionary=coded, page_checksum_verification=True).read()
    if sum(_unfolded(chunk) for column in table.columns for chunk in column.chunks) > MOST_BYTES:
        raise _TooLargeError(TOO_MANY_BYTES)
    return table


def _unfolded(array: pa.Array) -> int:
    """Bytes of an array's texts when each stands in every row that has it."""
    kind = array.type
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return _unfolded(array.flatten())
    if pa.types.is_dictionary(kind):
        value = kind.value_type
        if not pa.types.is_primitive(value) and not pa.types.is_null(value):
            lengths = pc.binary_length(array.dictionary).cast(pa.int64())
            return int(pc.sum(lengths.take(array.indices)).as_py() or 0)
    return int(array.nbytes)
