"""The files of a dataset and their seal: the SHA-256 of each, checked before anything is read."""

import errno
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pyarrow as pa

from evaldata.dataset.files import read_file
from evaldata.model.problems import Problem, as_notice, in_file
from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE, TABLES

FILES = (EVALUATION_FILE, *(table.file for table in TABLES))
FORMAT = 1
UNREADABLE = {
    errno.ENOENT: ("file_present", "The file is missing."),
    errno.EFBIG: ("file_size", "The file is larger than 1 GiB."),
}


class _File(msgspec.Struct, omit_defaults=True):
    """What the manifest says of a file: of a table also how many rows it has."""

    sha256: str
    rows: int | None = None


class _Manifest(msgspec.Struct, kw_only=True):
    """The manifest; one that was written before there was a seal of its own has none."""

    format: int = FORMAT
    files: dict[str, _File]
    seal: str | msgspec.UnsetType = msgspec.UNSET


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
    entries = {name: _File(sha256(files[name]), rows.get(name)) for name in sorted(files)}
    content = msgspec.to_builtins(_Manifest(files=entries, seal=_seal(entries)))
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
    said = _read(sealed)
    if said is None:
        remedy = "Write it again: python -m evaldata seal DATASET."
        return [in_file("manifest_form", MANIFEST_FILE, "The manifest cannot be read.", remedy)]
    message = "The file is not the one that was sealed: it was changed, damaged or half copied."
    again = "Build or copy the dataset again"
    remedy = f"{again}; after an intended change: python -m evaldata seal DATASET."
    return [
        in_file("manifest_matches", name, message, remedy)
        for name, content in files.items()
        if name not in said.files or said.files[name].sha256 != sha256(content)
    ]


def rows(sealed: bytes) -> dict[str, int] | None:
    """Rows by table file; None where a manifest does not say them, or no seal vouches for it."""
    said = _read(sealed)
    if said is None or said.seal is msgspec.UNSET:
        return None
    counted = {name: file.rows for name, file in said.files.items() if file.rows is not None}
    return counted if all(table.file in counted for table in TABLES) else None


def _read(sealed: bytes) -> _Manifest | None:
    """What a manifest says; None where it has another form, or its seal says otherwise."""
    try:
        said = msgspec.json.decode(sealed, type=_Manifest)
    except (ValueError, RecursionError):  # the first is msgspec's, and of bytes that are no text
        return None
    return said if said.seal in (msgspec.UNSET, _seal(said.files)) else None


def _seal(files: Mapping[str, _File]) -> str:
    """The SHA-256 of what a manifest says of files, whatever the blanks between."""
    return sha256(json.dumps(msgspec.to_builtins(files), sort_keys=True).encode())
