"""A dataset on disk is read whole and checked, or refused with a clear account."""

import io
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from evaldata.cli import main
from evaldata.dataset.storage import inspect, load, seal
from evaldata.dataset.writing import write
from evaldata.model.problems import BadDatasetError, errors
from tests.evaluations import built, resealed
from tests.linked import linked

Change = Callable[[pa.Table], pa.Table]

OFFSETS = b"".join(i.to_bytes(4, "little") for i in range(5))


def rewritten(dataset: Path, name: str, change: Change) -> None:
    """Change a table of a dataset and seal it again, as its author would."""
    path = dataset / f"{name}.parquet"
    pq.write_table(change(pq.read_table(path)), path)
    resealed(dataset)


def told(dataset: Path) -> list[tuple[str, str, int | None, str]]:
    _, problems = inspect(dataset)
    assert all(str(dataset) not in str(problem) for problem in problems)
    return [(p.rule, p.file, p.row, p.field) for p in problems]


def test_a_folder_without_files_is_told_file_by_file(tmp_path: Path) -> None:
    missing = [
        ("file_present", name, None, "")
        for name in (
            "evaluation.toml",
            "participants.parquet",
            "themes.parquet",
            "statements.parquet",
            "quotes.parquet",
        )
    ]
    notice = ("manifest_present", "manifest.json", None, "")
    assert told(tmp_path) == told(tmp_path / "nowhere") == [*missing, notice]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"PAR0" + content[4:],
        lambda content: content[:60] + bytes([content[60] ^ 1]) + content[61:],
        lambda _: b"",
        lambda _: b"not parquet",
    ],
)
def test_a_damaged_file_is_refused_with_and_without_a_manifest(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    dataset = built(tmp_path)
    path = dataset / "quotes.parquet"
    path.write_bytes(damage(path.read_bytes()))
    assert told(dataset) == [("manifest_matches", "quotes.parquet", None, "")]
    (dataset / "manifest.json").unlink()
    assert ("parquet_form", "quotes.parquet", None, "") in told(dataset)


def test_a_manifest_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    dataset = built(tmp_path)
    for content in (b"", b"[]", b'{"files": 1}', b"\xff", b'{"seal": "\xff"}'):
        (dataset / "manifest.json").write_bytes(content)
        assert told(dataset) == [("manifest_form", "manifest.json", None, "")]


def test_without_a_manifest_data_are_served_with_a_notice(tmp_path: Path) -> None:
    dataset = built(tmp_path)
    (dataset / "manifest.json").unlink()
    assert told(dataset) == [("manifest_present", "manifest.json", None, "")]
    first = load(dataset)
    assert first.digest != ""
    assert [notice.rule for notice in first.notices] == ["manifest_present"]


def column(name: str, change: Callable[[pa.ChunkedArray], pa.ChunkedArray]) -> Change:
    def apply(table: pa.Table) -> pa.Table:
        place = table.column_names.index(name)
        return table.set_column(place, name, change(table.column(name)))

    return apply


def values(name: str, new: list[object] | pa.Array) -> Change:
    return column(name, lambda _: pa.chunked_array([new]))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("quotes", column("text", lambda c: c.cast(pa.large_string()))),
        ("quotes", column("text", lambda c: c.cast(pa.string_view()))),
        ("quotes", column("speaker", lambda c: c.dictionary_encode())),
        ("participants", column("age_group", lambda c: c.cast(pa.string()))),
        ("participants", column("age_group", lambda c: c.cast(pa.float64()))),
        ("quotes", column("position", lambda c: c.cast(pa.int8()))),
        ("quotes", column("theme_ids", lambda c: c.cast(pa.large_list(pa.large_string())))),
    ],
)
def test_a_type_that_loses_nothing_is_accepted(tmp_path: Path, table: str, change: Change) -> None:
    dataset = built(tmp_path)
    before = load(dataset)
    rewritten(dataset, table, change)
    after = load(dataset)
    assert after.response_counts.values.tolist() == before.response_counts.values.tolist()
    rows = before.quotes.in_order
    assert after.quotes.at(rows) == before.quotes.at(rows)


def halves(c: pa.ChunkedArray) -> pa.ChunkedArray:
    return pa.chunked_array([[value + 0.5 for value in c.to_pylist()]])


@pytest.mark.parametrize(
    ("table", "change", "expected"),
    [
        ("quotes", lambda t: t.drop_columns(["text"]), ("column_present", None, "text")),
        ("participants", column("age_group", halves), ("column_type", None, "age_group")),
        ("quotes", column("theme_ids", lambda c: c.cast(pa.list_(pa.binary()))), None),
        (
            "quotes",
            values("text", [1.5] * 4),
            ("column_type", None, "text"),
        ),
        (
            "themes",
            values("position", [True, False]),
            ("column_type", None, "position"),
        ),
        (
            "participants",
            values("age_group", ["60", "60", "75", "old"]),
            ("column_type", 4, "age_group"),
        ),
        (
            "quotes",
            values("text", ["a", None, "c", "d"]),
            ("required_value", 2, "text"),
        ),
        (
            "quotes",
            values("text", ["a", "b\x00", "c", "d"]),
            ("safe_text", 2, "text"),
        ),
        (
            "quotes",
            values("text", ["x" * 10_000_000, "b", "c", "d"]),
            ("short_text", 1, "text"),
        ),
        (
            "quotes",
            values("theme_ids", [["a"], [], [None, "a", None], ["b"]]),
            ("whole_list", 3, "theme_ids"),
        ),
    ],
)
def test_a_table_of_another_form_is_told_by_row_and_field(
    tmp_path: Path, table: str, change: Change, expected: tuple[str, int | None, str] | None
) -> None:
    dataset = built(tmp_path)
    rewritten(dataset, table, change)
    if expected is None:  # bytes that are text lose nothing
        assert told(dataset) == []
    else:
        rule, row, field = expected
        assert told(dataset) == [(rule, f"{table}.parquet", row, field)]


def test_a_list_with_a_gap_is_refused_before_anything_is_protected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = linked(tmp_path)
    rewritten(dataset, "quotes", values("theme_ids", [[None, "a"], *[["a"]] * 239]))
    assert main(["check", str(dataset)]) == 1
    assert capsys.readouterr().out.startswith(
        "error: quotes.parquet, row 1, theme_ids: The list holds an item without a value. "
        "Take it out, or write the value. [whole_list]\n"
    )


def test_text_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    dataset = built(tmp_path)
    bad = pa.Array.from_buffers(
        pa.string(), 4, [None, pa.py_buffer(OFFSETS), pa.py_buffer(b"\xff\xfe\xfd\xfc")]
    )
    rewritten(dataset, "quotes", values("text", bad))
    assert told(dataset) == [("parquet_form", "quotes.parquet", None, "")]


@pytest.mark.parametrize("failure", [OSError("disk full"), KeyboardInterrupt()])
def test_a_failure_while_writing_puts_back_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "other").write_bytes(b"other")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name == "b" and self.parent.name == "new":
            raise failure
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(type(failure)):
        write({"a": b"new a", "b": b"new b"}, tmp_path)
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {"a": b"old a", "other": b"other"}


def test_a_dataset_with_errors_is_not_sealed(tmp_path: Path) -> None:
    dataset = built(tmp_path)
    before = (dataset / "manifest.json").read_bytes()
    (dataset / "quotes.parquet").write_bytes(b"half")
    with pytest.raises(BadDatasetError) as caught:
        seal(dataset)
    assert [p.rule for p in errors(caught.value.problems)] == ["parquet_form"]
    (dataset / "quotes.parquet").unlink()
    with pytest.raises(BadDatasetError) as caught:
        seal(dataset)
    assert [p.rule for p in errors(caught.value.problems)] == ["file_present"]
    assert (dataset / "manifest.json").read_bytes() == before


def test_pages_of_a_file_carry_checksums(tmp_path: Path) -> None:
    content = (built(tmp_path) / "quotes.parquet").read_bytes()
    parquet = pq.ParquetFile(io.BytesIO(content), page_checksum_verification=True)
    assert parquet.read().num_rows == 4
