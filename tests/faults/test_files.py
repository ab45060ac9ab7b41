"""Odd characters and impossible numbers in the files that people hand over."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from evaldata.dataset.catalogue import Catalogue
from evaldata.dataset.manifest import FILES
from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import inspect, load, parse_toml
from evaldata.importers.coding.importing import import_file
from evaldata.importers.report.importing import import_report
from evaldata.model.problems import BadDatasetError
from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE
from tests.evaldata.importers import other_make
from tests.evaluations import EVALUATION, QUOTES, built, resealed, write_sources

BOM = b"\xef\xbb\xbf"
Change = Callable[[bytes], bytes]


def windows(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


def changed_sources(folder: Path, change: Change, **texts: str) -> Path:
    """The sources of the small evaluation, each file changed in that way."""
    source = write_sources(folder, **texts)
    for path in source.iterdir():
        path.write_bytes(change(path.read_bytes()))
    return source


@pytest.mark.parametrize(
    "change", [lambda c: BOM + c, windows, lambda c: BOM + windows(c)], ids=["BOM", "CRLF", "both"]
)
def test_a_byte_order_mark_and_line_ends_change_nothing(tmp_path: Path, change: Change) -> None:
    two_lines = QUOTES.replace("We just talk", '"We just\ntalk"')
    plain = load(built(tmp_path / "plain", quotes=two_lines))
    source = changed_sources(tmp_path / "source", change, quotes=two_lines)
    assert build_source(source, tmp_path / "dataset") == []
    marked = load(tmp_path / "dataset")
    for file in FILES:
        if file != EVALUATION_FILE:
            made = (tmp_path / "plain" / "dataset" / file).read_bytes()
            assert (tmp_path / "dataset" / file).read_bytes() == made
    assert marked.evaluation == plain.evaluation


@pytest.mark.parametrize("name", ["evaluation.toml", "quotes.csv"])
@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_source_of_another_encoding_is_refused(tmp_path: Path, name: str, encoding: str) -> None:
    source = write_sources(tmp_path / "source")
    text = (source / name).read_text(encoding="utf-8").replace("We just", "Wé just")
    (source / name).write_text(text.replace("Free to use", "Frée to use"), encoding=encoding)
    with pytest.raises(BadDatasetError, match="UTF-8") as caught:
        build_source(source, tmp_path / "dataset")
    assert [problem.file for problem in caught.value.problems] == [name]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("We just talk", "We\0 just talk", ("safe_text", 1, "text")),
        ("q2,a", "q2\0,a", ("safe_text", 2, "quote_id")),
        ("q2,a", "q2,a\0", ("known_reference", 2, "theme_ids")),
        ("q2,a", "q2,a\u200b", ("known_reference", 2, "theme_ids")),
        ("Ann,p1", "Ann,p1\u202e", ("known_reference", 1, "participant_id")),
        ("Cai,,Wales", "Cai,,\u2066Wales", ("known_value", 3, "nation")),
        ("We just talk", "We \u202ejust\u202c talk", ("visible_text", 1, "text")),
        ("We just talk", "We \u200bjust talk", ("visible_text", 1, "text")),
        ("We just talk", "\ufeffWe just talk", ("visible_text", 1, "text")),
        ("We just talk", '"We just talk', ("csv_form", 1, "")),
        ("We just talk", "x" * 10_000_000, ("csv_form", 1, "")),
    ],
)
def test_odd_characters_are_told_by_row_and_field(
    tmp_path: Path, old: str, new: str, told: tuple[str, int, str]
) -> None:
    assert old in QUOTES
    source = write_sources(tmp_path / "source", quotes=QUOTES.replace(old, new))
    try:
        problems = build_source(source, tmp_path / "dataset")
    except BadDatasetError as error:
        problems = [*error.problems]
    assert told in [(p.rule, p.row, p.field) for p in problems]
    assert all(problem.file == "quotes.csv" for problem in problems)
    assert max(len(str(problem)) for problem in problems) < 500


@pytest.mark.parametrize(
    ("letters", "rule", "kept"),
    [("a\0b", "safe_text", False), ("a\u202eb", "visible_text", True), ("a\r\nb", "", True)],
)
def test_odd_characters_in_a_table_are_told_or_kept(
    tmp_path: Path, letters: str, rule: str, *, kept: bool
) -> None:
    dataset = built(tmp_path)
    table = pq.read_table(dataset / "quotes.parquet")
    texts = pa.array([letters, *table.column("text").to_pylist()[1:]])
    place = table.column_names.index("text")
    pq.write_table(table.set_column(place, "text", texts), dataset / "quotes.parquet")
    resealed(dataset)
    found, problems = inspect(dataset)
    assert (found is not None) is kept
    assert [p.rule for p in problems] == ([rule] if rule else [])


@pytest.mark.parametrize(
    "content",
    [b"a = " + b"[" * 100_000, b"a = " + b"9" * 10_000, b"a = 1979-99-99", b"\x00", b"a\x00 = 1"],
)
def test_a_toml_file_without_end_or_sense_is_refused(content: bytes) -> None:
    with pytest.raises(BadDatasetError, match=r"^error: quotes\.toml: The file is no valid TOML"):
        parse_toml(content, "quotes.toml")


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.replace('"rows": 4', '"rows": 9', 1),
        lambda c: c.replace('"rows": 4', '"rows": -4', 1),
        lambda _: "[" * 100_000,
        lambda c: c.replace('"files"', '"filed"'),
    ],
)
def test_a_manifest_whose_numbers_were_changed_is_not_believed(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    dataset = built(tmp_path)
    path = dataset / MANIFEST_FILE
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert [p.rule for p in inspect(dataset)[1]] == ["manifest_form"]
    told = Catalogue([dataset]).summaries()["dataset"]
    assert [problem.rule for problem in told.problems] == ["manifest_form"]
    assert (told.responses, told.quotes) == (0, 0)


def test_numbers_without_a_seal_are_counted_anew(tmp_path: Path) -> None:
    dataset = built(tmp_path)
    content = json.loads((dataset / MANIFEST_FILE).read_bytes())
    del content["seal"]
    content["files"]["quotes.parquet"]["rows"] = 99
    (dataset / MANIFEST_FILE).write_text(json.dumps(content), encoding="utf-8")
    told = Catalogue([dataset]).summaries()["dataset"]
    assert (told.problems, told.responses, told.quotes) == ((), 4, 4)


@pytest.mark.parametrize("number", ["-4", "\u22124", "4.5", "1e3", "4,5"])
def test_a_number_of_people_that_cannot_be_is_refused(tmp_path: Path, number: str) -> None:
    report = other_make.REPORT.replace("| 4      | 2      | 6 ", f"| {number} | 2      | 6 ")
    assert report != other_make.REPORT
    sources = other_make.write_sources(tmp_path / "sources", report=report)
    log = import_report(sources / "report.txt", sources, tmp_path / "dataset")
    assert log.failed
    assert not (tmp_path / "dataset").exists()


@pytest.mark.parametrize("change", [lambda c: BOM + c, windows], ids=["BOM", "CRLF"])
def test_an_import_heeds_neither_mark_nor_line_ends(tmp_path: Path, change: Change) -> None:
    table = b'Theme,Quote\nFood,The soup is cold\nFood,"It is\nlate"\n'
    plain = import_file(table, "coded.csv", tmp_path / "plain")
    other = import_file(change(table), "coded.csv", tmp_path / "other")
    assert not plain.failed
    assert not other.failed
    assert load(tmp_path / "plain").digest == load(tmp_path / "other").digest


@pytest.mark.parametrize("letters", ["\0", "\x1b[1m", "\u202e", "\u200b"])
def test_an_import_tells_or_drops_odd_characters(tmp_path: Path, letters: str) -> None:
    table = f"Theme,Quote\nFood,The {letters}soup is cold\n".encode()
    log = import_file(table, "coded.csv", tmp_path / "made")
    rules = {problem.rule for problem in log.problems}
    assert rules == {"\0": {"table_form"}, "\x1b[1m": set()}.get(letters, {"visible_text"})


def test_a_pipe_in_place_of_a_logo_is_refused(tmp_path: Path) -> None:
    look = '[look]\nlogo = "logo.png"\nlogo_text = "Us"\n'
    source = write_sources(tmp_path / "source", evaluation=f"{EVALUATION}\n{look}")
    os.mkfifo(source / "logo.png")
    with pytest.raises(BadDatasetError, match=r"logo\.png: The logo is missing"):
        build_source(source, tmp_path / "dataset")
