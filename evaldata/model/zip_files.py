"""ZIP archives that others wrote: how far they may unfold."""

import io
import zipfile

MOST_UNPACKED = 200 << 20
MOST_XML = 50 << 20
MOST_PARTS = 5_000


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
