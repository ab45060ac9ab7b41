"""The dashboard's own templates of slides and documents, in an evaluation's accent."""

import io
from pathlib import Path

from evaldata.model.evaluation import Look
from evaldata.model.look import accents
from evaldata.office.repacking import repacked

FONT = "Arial"
"""The templates' typeface, which every system has."""
ACCENT = b"0ACCE0"
"""The colour that stands in the templates for a dataset's accent."""


def template(path: Path, look: Look) -> io.BytesIO:
    """A template in the accent of a look."""
    accent = accents(look)[0].removeprefix("#").upper().encode()
    return io.BytesIO(repacked(path.read_bytes(), lambda part: part.replace(ACCENT, accent)))
