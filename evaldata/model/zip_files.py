"""ZIP archives that others wrote: how far they may unfold; and office files without a date."""

import io
import zipfile
from collections.abc import Callable

MOST_UNPACKED = 200 << 20
MOST_XML = 50 << 20
MOST_PARTS = 5_000
EARLIEST = (1980, 1, 1, 0, 0, 0)


def unfolds_too_far(content: bytes) -> bool:
    """Whether an archive says that it holds more than may be unpacked.

    No part can be unpacked to more than the archive says of it.

    Raises:
        zipfile.BadZipFile: Where it is no archive.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    unpacked = sum(part.file_size for part in parts)
    return xml > MOST_XML or unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS


def repacked(content: bytes, changed: Callable[[bytes], bytes] = bytes) -> bytes:
    """An office file, and the workbooks within it, with each part changed and without a date."""
    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in parts.namelist():
            part = parts.read(name)
            part = repacked(part, changed) if name.endswith(".xlsx") else changed(part)
            dated = zipfile.ZipInfo(name, EARLIEST)
            dated.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(dated, part)
    return sink.getvalue()
