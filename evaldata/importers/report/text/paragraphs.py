"""The paragraphs of a section, whatever line ends and breaks cut through them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.profile import Pattern
from evaldata.importers.report.text.joining import Words, joined
from evaldata.importers.report.text.lines import Block, Line, blocks

CLOSED = re.compile(r"""[.!?:;…]["')\]*_]*$""")
CUT = "A break cuts through a paragraph; put together"
MAYBE_CUT = "A page or full line ends, and perhaps a paragraph; read as going on"
CUT_QUOTE = "A break cuts through a quote; put together"
APART = "A speaker stands on a line apart from the quote"
AROUND = " \"'*_([{"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as the report has it, with the place of its first line and of its last."""

    text: str
    place: str
    end: str


@dataclass(frozen=True)
class ParagraphReader:
    """Reads paragraphs.

    Attributes:
        words: The report's words, which tell a hyphen from one that only ends a line.
        starts: What a paragraph begins with, even directly under another one.
        end: What a paragraph ends with, even directly above another one.
        announced: What a paragraph ends with before one that such an end belongs to.
        emphasis: Marks that may stand around any of these.
        loose_ends: A loose break parts paragraphs as any break does.
    """

    words: Words
    log: ReportLog
    starts: tuple[Pattern, ...] = ()
    end: Pattern | None = None
    announced: Pattern | None = None
    emphasis: tuple[str, ...] = ()
    loose_ends: bool = False

    def paragraphs(self, lines: Iterable[Line]) -> list[Paragraph]:
        """The paragraphs of these lines, in order.

        A break does not part them where the sentence before it is not ended and goes on with a
        small letter, nor where only the mark of a paragraph's end follows. A loose break parts
        them only where one of them is marked as a paragraph of its own.
        """
        found: list[list[Block]] = []
        above = ""
        for block in self._groups(lines):
            text = joined(block.lines, self.words, ReportLog(""))
            if found and self._goes_on(above, text, block):
                self.log.slip(self._cut(text, block), block.lines[0].place)
                found[-1].append(block)
            else:
                found.append([block])
            above = text
        return [self._paragraph(parts) for parts in found]

    def bare(self, text: str) -> str:
        """A text without emphasis marks at its beginning and end."""
        return text.strip(" " + "".join(self.emphasis))

    def is_end(self, text: str) -> bool:
        """Whether a text ends a paragraph by its mark."""
        return self.end is not None and self.end.search(self.bare(text)) is not None

    def is_announced(self, text: str) -> bool:
        """Whether a text announces a paragraph that ends by a mark."""
        return self.announced is not None and self.announced.search(self.bare(text)) is not None

    def plain(self, text: str, place: str) -> str:
        """A text without the marks around emphasised words, and without one that has no pair."""
        for mark in self.emphasis:
            text, pairs = _unpaired(text, mark)
            if pairs:
                self.log.slip("Marks of emphasis are taken off", place)
        for mark in self.emphasis:
            bare = text.removeprefix(mark).removesuffix(mark)
            if bare != text:
                self.log.slip("A mark of emphasis without a pair is taken off", place)
                text = bare.strip()
        return text

    def look_for_ends(self, paragraphs: Iterable[Paragraph]) -> None:
        """Note each paragraph whose last sentence is not ended."""
        for paragraph in paragraphs:
            if not CLOSED.search(paragraph.text):
                last = excerpt(f"… {' '.join(paragraph.text.split()[-4:])}")
                self.log.slip(f"The last sentence is not ended: {last}", paragraph.end)

    def _groups(self, lines: Iterable[Line]) -> Iterator[Block]:
        """Blocks, parted where a line ends or begins a paragraph by its mark, or announces one."""
        for block in blocks(lines):
            begun = 0
            for i, (above, line) in enumerate(pairwise(block.lines), 1):
                if self._parts(above.text, line.text):
                    yield Block(block.lines[begun:i], block.loose and not begun)
                    begun = i
            yield Block(block.lines[begun:], block.loose and not begun)

    def _parts(self, above: str, text: str) -> bool:
        if self._is_start(text) or self.is_end(above):
            return True
        return self.is_announced(above) and not text.lstrip(AROUND)[:1].islower()

    def _cut(self, text: str, block: Block) -> str:
        """What is said of a break that does not part paragraphs."""
        if self._is_only_end(text):
            return APART
        if self.is_end(text):
            return CUT_QUOTE
        return MAYBE_CUT if block.loose else CUT

    def _paragraph(self, parts: Sequence[Block]) -> Paragraph:
        lines = [line for block in parts for line in block.lines]
        if len(parts[-1].lines) > 1 and self._is_only_end(lines[-1].text):
            self.log.slip(APART, lines[-1].place)
        text = joined(lines, self.words, self.log)
        return Paragraph(text, lines[0].place, lines[-1].place)

    def _goes_on(self, above: str, text: str, block: Block) -> bool:
        """Whether a block, with this text, goes on with the paragraph above."""
        if self.is_end(above) or self._is_start(text):
            return False
        if self._is_only_end(text):
            return True
        if block.loose and not self.loose_ends and not self.is_announced(above):
            if not self.is_end(text):
                return True
            self.log.slip("Where the quote begins is not certain", block.lines[0].place)
        return not CLOSED.search(above) and text.lstrip(AROUND)[:1].islower()

    def _is_start(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self.starts)

    def _is_only_end(self, text: str) -> bool:
        match = self.end.search(self.bare(text)) if self.end else None
        return match is not None and match.start() == 0


def _unpaired(text: str, mark: str) -> tuple[str, int]:
    """The text without pairs of a mark, and how many there were."""
    opened: int | None = None
    taken: set[int] = set()
    for match in re.finditer(re.escape(mark), text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if opened is not None and before.strip() and not after.isalnum():
            taken |= {opened, match.start()}
            opened = None
        elif after.strip() and not before.isalnum():
            opened = match.start()
    kept = [c for i, c in enumerate(text) if not any(i - k in taken for k in range(len(mark)))]
    return "".join(kept), len(taken) // 2
