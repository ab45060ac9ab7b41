"""The lines of a PDF, from its characters and where each stands."""

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from evaldata.importers.files import RefusedFileError
from evaldata.importers.files.layout import Page, PrintedLine, laid_out, repeated

MOST_PAGES = 3_000
HYPHENS = ("\x02", "\ufffe")  # what PDFium makes of a hyphen at the end of a line, and no line end

Box = tuple[float, float, float, float]
Characters = list[tuple[str, Box]]


def extract(content: bytes) -> dict[str, list[tuple[str, str]]]:
    """Place and text of the lines, and of those that pages repeat at their edge.

    Raises:
        RefusedFileError: Where the file is no PDF, protected, or longer than a report.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise RefusedFileError("The file is damaged, no PDF, or protected by a password.") from None
    if len(document) > MOST_PAGES:
        raise RefusedFileError(f"The file has more than {MOST_PAGES:,} pages.")
    pages = [_page(document[number].get_textpage(), number + 1) for number in range(len(document))]
    edges = repeated(pages)
    kept = [[line for line in page if line not in edges] for page in pages]
    return {
        "lines": list(laid_out(kept)),
        "repeated": [(line.place, line.text) for page in pages for line in page if line in edges],
    }


def _page(page: pypdfium2.PdfTextPage, number: int) -> Page:
    inked = (line for line in _lines(page) if any(not c.isspace() for c, _ in line))
    return [_line(line, f"page {number}, line {place}") for place, line in enumerate(inked, 1)]


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Characters]:
    """The characters of each line."""
    line: Characters = []
    for index in range(page.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(page, index))
        box = page.get_charbox(index, loose=True)
        if character not in "\r\n":
            line.append(("-" if character in HYPHENS else character, box))
        if character in ("\r", "\n", *HYPHENS):
            yield line
            line = []
    yield line


def _line(characters: Characters, place: str) -> PrintedLine:
    text = "".join(character for character, _ in characters)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    boxes = [box for character, box in characters if not character.isspace()]
    first = boxes[: len(text.split()[0])]
    return PrintedLine(
        place,
        text,
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        base=boxes[0][1],
        first_word=max(box[2] for box in first) - min(box[0] for box in first),
    )
