"""Office files as the dashboard makes them: of its own templates in an evaluation's accent.

They have no date, so that the same content makes the same bytes.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evaldata.model.evaluation import Look
from evaldata.model.look import accents

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""What stands in place of a date."""
FONT = "Arial"
"""The templates' typeface, which every system has."""
ACCENT = b"0ACCE0"
"""The colour that stands in the templates for a dataset's accent."""


def template(path: Path, look: Look) -> io.BytesIO:
    """A template in the accent of a look."""
    accent = accents(look)[0].removeprefix("#").upper().encode()
    return io.BytesIO(repacked(path.read_bytes(), lambda part: part.replace(ACCENT, accent)))


def saved(file: Any, changed: Callable[[bytes], bytes] = bytes) -> bytes:  # noqa: ANN401
    """A document or a presentation as an office file, as `repacked` makes it."""
    sink = io.BytesIO()
    file.save(sink)
    return repacked(sink.getvalue(), changed)


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
