"""The lines of a PDF, from its characters and where each stands.

The layout tells where paragraphs end, and what pages repeat at their edge.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from evaldata.importers.files import RefusedFileError

MOST_PAGES = 3_000
HYPHENS = ("\x02", "\ufffe")  # what PDFium makes of a hyphen at the end of a line, and no line end
GAP = 1.15
FULL = 0.98
FEWEST_LINES = 5
FEW_GAPS = 0.05
SAME_MARGIN = 1.0
MOST_FULL = 0.5
ENOUGH_LINES = 20
EDGE = 2
SAME_PLACE = 3
FEWEST_PAGES = 3
SHARE_OF_PAGES = 0.4
SENTENCE_END = re.compile(r"""[.!?:…)]["'”’)\]*]*$""")
BEGINNING = re.compile(r"""["'“‘(\[*–—•-]*[A-Z0-9]""")

Box = tuple[float, float, float, float]
Characters = list[tuple[str, Box]]


@dataclass(frozen=True)
class PrintedLine:
    """A line where it stands on its page, in points from the lower left corner.

    Attributes:
        place: Page and line, in a reader's words.
        first_word: Width of its first word.
    """

    place: str
    text: str
    left: float
    right: float
    base: float
    first_word: float


Page = list[PrintedLine]


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
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    first_word = max(box[2] for box in first) - min(box[0] for box in first)
    return PrintedLine(place, text, left, right, base=boxes[0][1], first_word=first_word)


def repeated(pages: Sequence[Page]) -> set[PrintedLine]:
    """The lines at the upper or lower edge that many pages repeat but for their figures."""
    alike: dict[tuple[str, int], list[PrintedLine]] = defaultdict(list)
    for page in pages:
        by_height = sorted(page, key=lambda line: line.base)
        for line in {*by_height[:EDGE], *by_height[-EDGE:]}:
            words = re.sub(r"\d+", "#", line.text.strip())
            alike[words, round(line.base / SAME_PLACE)].append(line)
    fewest = max(FEWEST_PAGES, SHARE_OF_PAGES * len(pages))
    return {line for lines in alike.values() if len(lines) >= fewest for line in lines}


def laid_out(pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Place and text of each line, with an empty one where a paragraph ends.

    Where it is open whether one ends, that line is a form feed.
    """
    layout = Layout(pages)
    before: PrintedLine | None = None
    for page in pages:
        for line in page:
            parted = layout.parted(before, line, turned=line is page[0]) if before else None
            if parted is not None:
                yield line.place, parted
            yield line.place, line.text
            before = line


class Layout:
    """How the text of pages is set.

    Attributes:
        pitch: The usual distance from one line to the next.
        gaps: Paragraphs are parted by larger distances.
        margins: How far lines reach to the right, by how far to the left they begin.
        justified: All lines reach that far but the last ones of paragraphs.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        lines = [line for page in pages for line in page]
        drops = (above.base - line.base for page in pages for above, line in pairwise(page))
        steps = [drop for drop in drops if drop > 0]
        self.pitch = median(steps) if steps else 0.0
        self.gaps = sum(step > GAP * self.pitch for step in steps) > FEW_GAPS * len(steps)
        self.margins = _margins(lines)
        full = sum(self.margins[_column(line)] - line.right < SAME_MARGIN for line in lines)
        self.justified = full > MOST_FULL * len(lines) and len(lines) >= ENOUGH_LINES

    def parted(self, before: PrintedLine, line: PrintedLine, *, turned: bool) -> str | None:
        """What stands between two lines: nothing (None), a break, or perhaps one (a form feed)."""
        if not turned and abs(before.base - line.base) > GAP * self.pitch:
            return ""
        if (self.gaps and not turned) or not BEGINNING.match(line.text.lstrip()):
            return None
        room = self.margins[_column(before)] - before.right
        blank = (before.right - before.left) / len(before.text)
        if room > (SAME_MARGIN if self.justified else blank + line.first_word):
            return ""
        open_ = (turned or not self.justified) and SENTENCE_END.search(before.text.rstrip())
        return "\f" if open_ else None


def _margins(lines: Sequence[PrintedLine]) -> dict[int, float]:
    """How far lines reach that begin at the same place; where few do, as far as all do."""
    rights: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        rights[_column(line)].append(line.right)
    everywhere = _reach([line.right for line in lines])
    return {
        column: _reach(found) if len(found) >= FEWEST_LINES else everywhere
        for column, found in rights.items()
    }


def _reach(rights: list[float]) -> float:
    """How far all but a few lines reach."""
    return sorted(rights)[int((len(rights) - 1) * FULL)] if rights else 0.0


def _column(line: PrintedLine) -> int:
    return round(line.left / SAME_PLACE)
