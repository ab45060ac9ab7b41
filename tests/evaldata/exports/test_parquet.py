"""Quotes as Parquet keep their types and say in the file what they are."""

import io

import pyarrow.parquet as pq

from evaldata.dataset.dataset import Dataset
from evaldata.exports.formats import PARQUET
from tests.evaldata.exports.conftest import FORMULA, scope, written


def test_what_is_on_screen_with_its_class_and_stamp(walking: Dataset) -> None:
    table = pq.read_table(io.BytesIO(written(PARQUET, scope(walking, nation="Wales"))[1]))
    assert table.column("quote_id").to_pylist() == ["q3", "q4"]
    assert table.column("under_the_filter").to_pylist() == [
        "known to match",
        "possible, not known",
    ]
    assert table.column("theme_ids").to_pylist() == [["a", "b"], ["b"]]
    assert str(table.schema.field("age_group").type) == "int64"
    assert "participant_id" not in table.column_names
    stamp = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    assert stamp["Filter"] == "Wales"
    assert stamp["Taken away on"] == "2 January 2026"
    assert stamp["Rights"] == "Free to use."


def test_text_is_kept_as_it_is(hostile: Dataset) -> None:
    table = pq.read_table(io.BytesIO(written(PARQUET, scope(hostile))[1]))
    assert table.column("text").to_pylist()[0] == FORMULA


def test_the_same_input_gives_the_same_bytes(shipped: Dataset) -> None:
    assert written(PARQUET, scope(shipped))[1] == written(PARQUET, scope(shipped))[1]
