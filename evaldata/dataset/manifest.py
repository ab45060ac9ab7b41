"""The files of a dataset and their seal: the SHA-256 of each, checked before anything is read."""

import errno
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from evaldata.dataset.files import read_file
from evaldata.model.problems import Problem, as_notice, in_file
from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE, TABLES

FILES = (EVALUATION_FILE, *(table.file for table in TABLES))
FORMAT = 1
MALFORMED = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


UNREADABLE = {
    errno.ENOENT: ("file_present", "The file is missing."),
    errno.EFBIG: ("file_size", "The file is larger than 1 GiB."),
}


def read_files(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The dataset's files by name, each read once, so that nothing changes under the checks."""
    files: dict[str, bytes] = {}
    problems = []
    remedy = "Build the dataset (python -m evaldata build SOURCE DATASET), or name its folder."
    for name in (*FILES, MANIFEST_FILE):
        try:
            files[name] = read_file(folder / name)
        except OSError as error:
            told = UNREADABLE.get(error.errno or 0, ("file_readable", "The file cannot be read."))
            if (name, error.errno) != (MANIFEST_FILE, errno.ENOENT):
                problems.append(in_file(told[0], name, told[1], remedy))
    return files, problems


def manifest(files: Mapping[str, bytes], tables: Mapping[str, pa.Table]) -> bytes:
    """The manifest of these files, as JSON, with the numbers of rows of these tables."""
    rows = {table.file: tables[table.name].num_rows for table in TABLES if table.name in tables}
    entries = {
        name: {"sha256": sha256(files[name])} | ({"rows": rows[name]} if name in rows else {})
        for name in sorted(files)
    }
    content = {"format": FORMAT, "files": entries, "seal": _seal(entries)}
    return (json.dumps(content, indent=2) + "\n").encode()


def sha256(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def mismatches(sealed: bytes | None, files: Mapping[str, bytes]) -> list[Problem]:
    """What the manifest says that is not true of the files."""
    if sealed is None:
        message = "There is no manifest, so damage to the files may go unnoticed."
        remedy = "Write one: python -m evaldata seal DATASET."
        missing = in_file("manifest_present", MANIFEST_FILE, message, remedy)
        return [as_notice(missing)]
    expected = _expected(sealed)
    if expected is None:
        remedy = "Write it again: python -m evaldata seal DATASET."
        return [in_file("manifest_form", MANIFEST_FILE, "The manifest cannot be read.", remedy)]
    message = "The file is not the one that was sealed: it was changed, damaged or half copied."
    again = "Build or copy the dataset again"
    remedy = f"{again}; after an intended change: python -m evaldata seal DATASET."
    return [
        in_file("manifest_matches", name, message, remedy)
        for name, content in files.items()
        if expected.get(name) != sha256(content)
    ]


def rows(sealed: bytes) -> dict[str, int] | None:
    """Rows by table file; None where the manifest does not say them, or no seal vouches for them.

    Manifests that were written before there was a seal of their own have none.
    """
    try:
        content = json.loads(sealed)
        if "seal" not in content:
            return None
        return {table.file: int(_entries(content)[table.file]["rows"]) for table in TABLES}
    except MALFORMED:
        return None


def _expected(sealed: bytes) -> dict[str, str] | None:
    """File names and their SHA-256; None where the manifest has another form, or was damaged."""
    try:
        entries = _entries(json.loads(sealed))
        return {name: entry["sha256"] for name, entry in entries.items()}
    except MALFORMED:
        return None


def _entries(content: Any) -> dict[str, Any]:  # noqa: ANN401
    """What a manifest says of each file; one of `MALFORMED` where its seal says otherwise."""
    entries: dict[str, Any] = content["files"]
    if content.get("seal", _seal(entries)) != _seal(entries):
        raise ValueError("the manifest was changed")
    return entries


def _seal(entries: object) -> str:
    """The SHA-256 of what a manifest says of files, whatever the blanks between."""
    return sha256(json.dumps(entries, sort_keys=True).encode())
