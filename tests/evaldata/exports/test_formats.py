"""What holds for every format: it is imported when asked for, and shows no more than the page."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from evaldata.dataset.storage import load
from evaldata.exports.formats import FORMATS, PARQUET, Format
from tests.bare import FRAMES, bare
from tests.evaldata.exports.conftest import scope, written
from tests.linked import CANARY, linked
from tests.server import ROOT

pytestmark = pytest.mark.slow

HEAVY = ("pptx", "docx", "xlsxwriter")


def test_a_format_is_imported_only_when_asked_for() -> None:
    code = f"import sys, evaldata.exports.formats; print({HEAVY} & sys.modules.keys())"
    code = code.replace(str(HEAVY), f"set({HEAVY})")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.suffix)
def test_nobody_who_is_protected_is_given_away(format_: Format, tmp_path: Path) -> None:
    dataset = load(linked(tmp_path))
    content = written(format_, scope(dataset))[1]
    if format_ is PARQUET:
        found = [repr(pq.read_table(io.BytesIO(content)).to_pylist()).encode()]
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            found = [parts.read(name) for name in parts.namelist()]
    else:
        found = [content]
    assert [part for part in found if CANARY.encode() in part] == []
    assert any(b"Saying number" in part for part in found)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.suffix)
@pytest.mark.parametrize("name", FRAMES)
def test_what_is_missing_keeps_no_file_from_being_made(
    format_: Format, name: str, tmp_path: Path
) -> None:
    dataset = load(bare(name, tmp_path))
    content = written(format_, scope(dataset))[1]
    if not len(dataset.quotes):
        return
    [first, *_] = dataset.quotes.at(dataset.quotes.in_order)
    if format_ is PARQUET:
        assert first.text in pq.read_table(io.BytesIO(content))["text"].to_pylist()
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert any(first.text.encode() in parts.read(part) for part in parts.namelist())
    else:
        assert first.text in content.decode("utf-8-sig")
