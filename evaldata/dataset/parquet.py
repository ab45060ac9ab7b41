"""Tables as the bytes of Parquet files; a file that would unfold beyond all measure is refused."""

import io
from collections import Counter
from collections.abc import Iterator

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


LISTS = ((pa.types.is_list, pa.list_), (pa.types.is_large_list, pa.large_list))


class _TooLargeError(Exception):
    """A table that is larger than any evaluation; the message says by what."""


def to_parquet(table: pa.Table) -> bytes:
    """The bytes of a table's file, the same for the same table."""
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", version="2.6", write_page_checksum=True)
    return sink.getvalue()


def parse_table(content: bytes, file: str) -> pa.Table | Problem:
    """The table in the bytes of a Parquet file, or what is wrong with them."""
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
    for path, held, taken in _columns(metadata):
        values[path] += held
        unfolded[path] += held * taken
        size += taken
    if max(values.values(), default=0) > MOST_VALUES:
        raise _TooLargeError(f"A column has more than {MOST_VALUES:,} values.")
    if size > MOST_BYTES:
        raise _too_many_bytes()
    # A few long values may stand in each of many rows.
    coded = [path for path, most in unfolded.items() if most > MOST_BYTES]
    source.seek(0)
    parquet = pq.ParquetFile(source, read_dictionary=coded, page_checksum_verification=True)
    table = parquet.read()
    if sum(map(_unfolded, table.columns)) > MOST_BYTES:
        raise _too_many_bytes()
    return pa.table([_plain(column) for column in table.columns], names=table.column_names)


def _columns(metadata: pq.FileMetaData) -> Iterator[tuple[str, int, int]]:
    """Path, values and bytes of each column, in each group of rows."""
    for group in range(metadata.num_row_groups):
        for place in range(metadata.num_columns):
            column = metadata.row_group(group).column(place)
            yield column.path_in_schema, column.num_values, column.total_uncompressed_size


def _too_many_bytes() -> _TooLargeError:
    return _TooLargeError("The table unfolds to more than 1 GiB.")


def _unfolded(column: pa.ChunkedArray) -> int:
    """Bytes of a column's texts when each stands in every row that has it."""
    if any(is_one(column.type) for is_one, _ in LISTS):
        return sum(map(_unfolded, (pa.chunked_array([c.flatten()]) for c in column.chunks)))
    if not _is_coded_text(column.type):
        return int(column.nbytes)
    return sum(_bytes_of(chunk) for chunk in column.chunks)


def _bytes_of(chunk: pa.DictionaryArray) -> int:
    lengths = pc.cast(pc.binary_length(chunk.dictionary), pa.int64())
    return int(pc.sum(lengths.take(chunk.indices)).as_py() or 0)


def _is_coded_text(kind: pa.DataType) -> bool:
    return pa.types.is_dictionary(kind) and not (
        pa.types.is_primitive(kind.value_type) or pa.types.is_null(kind.value_type)
    )


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The same values without a dictionary."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return column.cast(kind.value_type)
    for is_one, made in LISTS:
        if is_one(kind) and pa.types.is_dictionary(kind.value_type):
            return column.cast(made(kind.value_type.value_type))
    return column
