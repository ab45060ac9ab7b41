"""The paragraphs of a section, whatever line ends and breaks cut through them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.profile import NEVER, Pattern
from evaldata.importers.report.text.context import ReportContext
from evaldata.importers.report.text.lines import Block, Line, blocks, joined

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
    """Reads paragraphs, around whose marks there may be emphasis.

    Attributes:
        starts: What a paragraph begins with, even directly under another one.
        end: What a paragraph ends with, even directly above another one.
        announced: What a paragraph ends with before one that such an end belongs to.
        loose_ends: A loose break parts paragraphs as any break does.
    """

    context: ReportContext
    starts: tuple[Pattern, ...] = ()
    end: Pattern = NEVER
    announced: Pattern = NEVER
    loose_ends: bool = False

    def paragraphs(self, lines: Iterable[Line]) -> list[Paragraph]:
        """The paragraphs of these lines, in order.

        A break does not part them where the sentence before it is not ended and goes on with a
        small letter, nor where only the mark of a paragraph's end follows. A loose break parts
        them only where one of them is marked as a paragraph of its own.
        """
        found: list[list[Block]] = []
        above, silent = "", ReportLog("")
        for block in self._groups(lines):
            text = joined(block.lines, self.context.words, silent)
            if found and (slip := self._going_on(above, text, block)):
                self.context.log.slip(slip, block.lines[0].place)
                found[-1].append(block)
            else:
                found.append([block])
            above = text
        return [self._paragraph(parts) for parts in found]

    def bare(self, text: str) -> str:
        """A text without emphasis marks at its beginning and end."""
        return text.strip(" " + "".join(self.context.profile.text.emphasis))

    def is_end(self, text: str) -> bool:
        """Whether a text ends a paragraph by its mark."""
        return bool(self.end.search(self.bare(text)))

    def is_announced(self, text: str) -> bool:
        """Whether a text announces a paragraph that ends by a mark."""
        return bool(self.announced.search(self.bare(text)))

    def look_for_ends(self, paragraphs: Iterable[Paragraph]) -> None:
        """Note each paragraph whose last sentence is not ended."""
        for paragraph in paragraphs:
            if not CLOSED.search(paragraph.text):
                last = excerpt(f"… {' '.join(paragraph.text.split()[-4:])}")
                self.context.log.slip(f"The last sentence is not ended: {last}", paragraph.end)

    def plain_words(self, text: str, place: str) -> str:
        """A text without the marks around emphasised words, and without one that has no pair."""
        marks = self.context.profile.text.emphasis
        for mark in marks:
            bare = _emphasised(mark).sub(r"\1\2", text)
            if bare != text:
                self.context.log.slip("Marks of emphasis are taken off", place)
                text = bare
        for mark in marks:
            bare = text.removeprefix(mark).removesuffix(mark)
            if bare != text:
                self.context.log.slip("A mark of emphasis without a pair is taken off", place)
                text = bare.strip()
        return text

    def _groups(self, lines: Iterable[Line]) -> Iterator[Block]:
        """Blocks, parted where a line ends or begins a paragraph by its mark, or announces one."""
        for block in blocks(lines):
            begun = 0
            for i, (above, line) in enumerate(pairwise(block.lines), 1):
                announced = self.is_announced(above.text) and not _is_small(line.text)
                if announced or self._is_start(line.text) or self.is_end(above.text):
                    yield Block(block.lines[begun:i], block.loose and not begun)
                    begun = i
            yield Block(block.lines[begun:], block.loose and not begun)

    def _paragraph(self, parts: Sequence[Block]) -> Paragraph:
        lines = [line for block in parts for line in block.lines]
        if len(parts[-1].lines) > 1 and self._is_only_end(lines[-1].text):
            self.context.log.slip(APART, lines[-1].place)
        text = joined(lines, self.context.words, self.context.log)
        return Paragraph(text, lines[0].place, lines[-1].place)

    def _going_on(self, above: str, text: str, block: Block) -> str:
        """What is said of a block, of this text, that goes on with what is above; or nothing."""
        if self.is_end(above) or self._is_start(text):
            return ""
        if self._is_only_end(text):
            return APART
        if block.loose and not self.loose_ends and not self.is_announced(above):
            if not self.is_end(text):
                return MAYBE_CUT
            self.context.log.slip("Where the quote begins is not certain", block.lines[0].place)
        if CLOSED.search(above) or not _is_small(text):
            return ""
        return CUT_QUOTE if self.is_end(text) else MAYBE_CUT if block.loose else CUT

    def _is_start(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self.starts)

    def _is_only_end(self, text: str) -> bool:
        return bool(self.end.match(self.bare(text)))


def _is_small(text: str) -> bool:
    """Whether a text begins with a small letter, whatever marks stand before it."""
    return text.lstrip(AROUND)[:1].islower()


def _emphasised(mark: str) -> Pattern:
    """Words within a pair of marks, the last that opens and the first that closes; or one mark.

    No mark opens at the end of a word or before a blank, and none closes the other way round.
    """
    one, letter = re.escape(mark), r"[^\W_]"
    opens, closes = rf"(?<!{letter}){one}(?=\S)", rf"(?<=\S){one}(?!{letter})"
    words = rf"(?:(?!{one}).|(?!{opens}){one})*?"
    return re.compile(rf"{opens}({words}){closes}|({one})", re.DOTALL)
