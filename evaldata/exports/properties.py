"""Word and PowerPoint files that are finished: named, dated, and the same every time."""

import re
from typing import TYPE_CHECKING

from evaldata.exports.content import ExportContent
from evaldata.model.text import legal, shortened
from evaldata.office.own_files import saved

if TYPE_CHECKING:
    from docx.document import Document
    from pptx.presentation import Presentation

MOST_PROPERTY = 255
"""Characters that a property of a file holds."""
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def finished(file: "Document | Presentation", content: ExportContent) -> bytes:
    """The file, which says in its properties what it is, as if written when its day began."""
    said = file.core_properties
    said.title, said.subject, said.comments = (
        shortened(legal(text), MOST_PROPERTY)
        for text in (content.title, content.scope.in_words, content.rights)
    )
    said.author, said.last_modified_by, said.language = "", "", "en-GB"
    moment = rb"\g<1>" + content.midnight.isoformat().encode() + rb"Z\g<2>"
    return saved(file, lambda part: MOMENT.sub(moment, part))
