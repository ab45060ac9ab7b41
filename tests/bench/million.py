"""An evaluation with a million quotes: the one that ships, its words shuffled into many."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from evaldata.dataset.storage import dataset_files, parse_evaluation
from evaldata.dataset.writing import write
from evaldata.model.schema import EVALUATION_FILE, QUOTES, TABLES
from tests.server import ROOT

MILLION = 1_000_000
WORDS = (12, 30)
"""Fewest and most words of a quote; those that ship have 24 on average."""
SEED = 20_251_101


def write_million(folder: Path, quotes: int = MILLION) -> Path:
    """Write the dataset into a folder; the same every time."""
    shipped = ROOT / "data"
    content = (shipped / EVALUATION_FILE).read_bytes()
    tables = {table.name: pq.read_table(shipped / table.file) for table in TABLES}
    many = _quotes(tables, quotes, np.random.default_rng(SEED))
    schema = QUOTES.arrow_schema(parse_evaluation(content).attributes)
    tables["quotes"] = many.select(schema.names).cast(schema)
    write(dataset_files(content, tables), folder)
    return folder


def _quotes(tables: dict[str, pa.Table], quotes: int, chance: np.random.Generator) -> pa.Table:
    """Quotes of all themes, with shuffled words, of which some attributes are withheld."""
    shipped = tables["quotes"]
    rows = pa.array(chance.integers(shipped.num_rows, size=quotes))
    table = shipped.take(rows)
    for name, values in (
        ("quote_id", pa.array([f"q{i}" for i in range(quotes)])),
        ("position", pa.array(np.arange(1, quotes + 1))),
        ("text", _texts(shipped, quotes, chance)),
    ):
        table = table.set_column(table.column_names.index(name), name, values)
    return table


def _texts(shipped: pa.Table, quotes: int, chance: np.random.Generator) -> pa.Array:
    words = np.array(" ".join(shipped.column("text").to_pylist()).split(), np.object_)
    lengths = chance.integers(*WORDS, size=quotes)
    picked = words[chance.integers(len(words), size=lengths.sum())]
    ends = np.cumsum(lengths)
    return pa.array(" ".join(picked[e - n : e]) for e, n in zip(ends, lengths, strict=True))
