"""The seal of a dataset: the SHA-256 of each of its files, checked before anything is read."""

import hashlib
import json
from collections.abc import Mapping

from evaldata.problems import Problem, as_notice, in_file
from evaldata.schema import EVALUATION_FILE, MANIFEST_FILE, TABLES

FILES = (EVALUATION_FILE, *(table.file for table in TABLES))
FORMAT = 1


def manifest(files: Mapping[str, bytes], rows: Mapping[str, int]) -> bytes:
    """The manifest of these files, as JSON.

    Args:
        files: Content by file name.
        rows: Rows by file name, for the files that are tables.
    """
    entries = {
        name: {"sha256": sha256(files[name])} | ({"rows": rows[name]} if name in rows else {})
        for name in sorted(files)
    }
    return (json.dumps({"format": FORMAT, "files": entries}, indent=2) + "\n").encode()


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


def rows(sealed: bytes) -> dict[str, int]:
    """Rows by file name, of the files that are tables; empty where the manifest says nothing."""
    try:
        entries = json.loads(sealed)["files"]
        return {name: int(entry["rows"]) for name, entry in entries.items() if "rows" in entry}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _expected(sealed: bytes) -> dict[str, str] | None:
    """File names and their SHA-256; None where the manifest has another form."""
    try:
        entries = json.loads(sealed)["files"]
        return {name: entry["sha256"] for name, entry in entries.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
