"""Tables that are small on the disk and beyond all measure in memory, or cost much to refuse."""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from evaldata.dataset.cast import cast_to_schema
from evaldata.dataset.parquet import parse_table
from evaldata.dataset.storage import check, stored
from evaldata.importers.coding.importing import import_file
from evaldata.model.problems import BadDatasetError, errors
from evaldata.model.schema import QUOTES
from tests.evaluations import built
from tests.server import ROOT

MEMORY = 1 << 30
"""Bytes that a process may take that checks a bomb, its libraries included."""
GROUP = 1_000_000
RULES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from pathlib import Path
from evaldata.dataset.cast import cast_to_schema
from evaldata.dataset.parquet import parse_table
print(parse_table(Path(sys.argv[1]).read_bytes(), "quotes.parquet"))
"""


def written(batches: Iterator[pa.Table]) -> bytes:
    """A file of groups of rows, each written before the next one is made."""
    sink, first = io.BytesIO(), next(batches)
    with pq.ParquetWriter(sink, first.schema, compression="zstd") as writer:
        writer.write_table(first)
        for batch in batches:
            writer.write_table(batch)
    return sink.getvalue()


def rows() -> bytes:
    """Six million rows of one letter, in a few hundred bytes a group."""
    batch = pa.table({"text": pa.repeat("a", GROUP)})
    return written(iter([batch] * 6))


def lists() -> bytes:
    """Five rows whose lists have ten million items each."""
    items = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int8()), 10 * GROUP), ["a"])
    column = pa.ListArray.from_arrays(pa.array([0, len(items)], pa.int32()), items)
    return written(iter([pa.table({"theme_ids": column})] * 5))


def long_text(kind: pa.DataType) -> Callable[[], bytes]:
    """Thirty thousand rows of one text of 1 MB, written as a dictionary: 30 GB."""

    def made() -> bytes:
        coded = pa.DictionaryArray.from_arrays(
            pa.repeat(pa.scalar(0, pa.int32()), 30_000), pa.array(["x" * 1_000_000], kind)
        )
        return written(iter([pa.table({"text": coded})]))

    return made


def long_views() -> bytes:
    """Eleven hundred rows of such a text as views of strings."""
    views = pa.array(["x" * 1_000_000] * 100).cast(pa.string_view())
    return written(iter([pa.table({"text": views})] * 11))


def long_in_lists() -> bytes:
    """The same in lists."""
    coded = pa.DictionaryArray.from_arrays(
        pa.repeat(pa.scalar(0, pa.int32()), 30_000), pa.array(["x" * 1_000_000])
    )
    offsets = pa.array(range(30_001), pa.int32())
    column = pa.ListArray.from_arrays(offsets, coded)
    return written(iter([pa.table({"theme_ids": column})]))


BOMBS = {
    "rows": (rows, "The table has more than 5,000,000 rows."),
    "lists": (lists, "A column has more than 40,000,000 values."),
    "dictionary": (long_text(pa.string()), "The table unfolds to more than 1 GiB."),
    "large strings": (long_text(pa.large_string()), "The table unfolds to more than 1 GiB."),
    "view strings": (long_views, "The table unfolds to more than 1 GiB."),
    "dictionary in lists": (long_in_lists, "The table unfolds to more than 1 GiB."),
}


@pytest.mark.slow
@pytest.mark.parametrize(("bomb", "told"), BOMBS.values(), ids=BOMBS)
def test_a_small_file_of_a_huge_table_is_refused_within_bounds(
    tmp_path: Path, bomb: Callable[[], bytes], told: str
) -> None:
    (tmp_path / "bomb").write_bytes(bomb())
    assert (tmp_path / "bomb").stat().st_size < 20 << 20
    script = [sys.executable, "-c", RULES.format(memory=MEMORY), str(tmp_path / "bomb")]
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == f"error: quotes.parquet: {told} Split the evaluation. [table_size]\n"


@pytest.mark.slow
def test_a_text_that_stands_often_is_read_as_it_is() -> None:
    table = pa.table(
        {
            "text": pa.array(["x" * 20_000, None, "y"] * 3_000),
            "theme_ids": pa.array([["x" * 20_000, "b"], [], None] * 3_000),
        }
    )
    read = parse_table(written(iter([table])), "quotes.parquet")
    assert isinstance(read, pa.Table)
    cast, _ = cast_to_schema(read, QUOTES, [])
    assert cast.select(table.column_names).equals(table)


def test_a_quote_of_10_mb_costs_next_to_nothing(tmp_path: Path) -> None:
    dataset = built(tmp_path)
    path = dataset / "quotes.parquet"
    table = pq.read_table(path)
    place = table.column_names.index("text")
    text = pa.array(["a 1 @ " * 1_700_000, *table.column("text").to_pylist()[1:]])
    raw = {name: _read(dataset, name) for name in ("participants", "themes", "statements")}
    raw["quotes"] = table.set_column(place, "text", text)
    begun, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BadDatasetError) as caught:
        check(raw, stored(dataset).evaluation)
    assert [(p.rule, p.row) for p in errors(caught.value.problems)] == [("short_text", 1)]
    assert time.process_time() - begun < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 512 << 10


def _read(dataset: Path, name: str) -> pa.Table:
    return pq.read_table(dataset / f"{name}.parquet")


@pytest.mark.slow
def test_a_workbook_of_one_text_in_very_many_cells_is_refused(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "coded.xlsx")
    sheet = book.add_worksheet("Coded")
    for row in range(4_500):
        sheet.write_string(row, 0, "x" * 32_000)
    book.close()
    content = (tmp_path / "coded.xlsx").read_bytes()
    assert len(content) < 1 << 20
    log = import_file(content, "coded.xlsx", tmp_path / "made")
    assert [problem.message for problem in log.problems] == [
        "The file unfolds to more than can be read here."
    ]
