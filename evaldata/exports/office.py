"""Word and PowerPoint files: templates in a dataset's accent, filled, and the same every time."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from evaldata.dataset import Dataset
from evaldata.exports.takeaway import TakeAway
from evaldata.exports.text import legal, shortened
from evaldata.look import accents
from evaldata.unfolding import repacked

if TYPE_CHECKING:
    from docx.document import Document
    from pptx.presentation import Presentation

FONT = "Arial"
"""The templates' typeface, which every system has."""
ACCENT = b"0ACCE0"
"""The colour that stands in the templates for a dataset's accent."""
MOST_PROPERTY = 255
"""Characters that a property of a file holds."""
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def template(path: Path, dataset: Dataset) -> io.BytesIO:
    """A template in the dataset's accent."""
    accent = accents(dataset.evaluation.look)[0].removeprefix("#").upper().encode()
    return io.BytesIO(repacked(path.read_bytes(), lambda part: part.replace(ACCENT, accent)))


def finished(file: "Document | Presentation", taken: TakeAway) -> bytes:
    """The file, which says in its properties what it is, as if written when its day began."""
    said = file.core_properties
    said.title, said.subject, said.comments = (
        shortened(legal(text), MOST_PROPERTY)
        for text in (taken.title, taken.scope.in_words, taken.rights)
    )
    said.author, said.last_modified_by, said.language = "", "", "en-GB"
    sink = io.BytesIO()
    file.save(sink)
    moment = rb"\g<1>" + taken.midnight.isoformat().encode() + rb"Z\g<2>"
    return repacked(sink.getvalue(), lambda part: MOMENT.sub(moment, part))
