"""Columns in the form of the schema, or what stands in the way."""

import pyarrow as pa
import pytest

from evaldata.dataset import cast
from evaldata.model.schema import THEMES


def test_a_column_for_which_there_is_no_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: pa.DataType) -> pa.DataType:
        raise pa.ArrowMemoryError("malloc of size 1073741824 failed")

    monkeypatch.setattr(cast, "_plain", full)
    raw = pa.table({"title": ["Waiting"]})
    _, problems = cast.cast_to_schema(raw, THEMES, ())
    [told] = [problem for problem in problems if problem.field == "title"]
    assert (told.rule, told.file) == ("table_size", THEMES.file)
    assert told.message == "The column unfolds to more than there is memory for."
