"""The paragraphs of a section, whatever line ends and breaks cut through them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evaldata.importers.account import Notes, excerpt
from evaldata.importers.profile import Pattern
from evaldata.importers.text.joining import Words, joined
from evaldata.importers.text.lines import Block, Line, blocks

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
class Piece:
    """What no break parts: perhaps a paragraph, perhaps only a part of one."""

    block: Block
    text: str


@dataclass(frozen=True)
class Reader:
    """Reads paragraphs.

    Attributes:
        words: The report's words, which tell a hyphen from one that only ends a line.
        starts: What a paragraph begins with, even directly under another one.
        ends: What a paragraph ends with, even directly above another one.
        announced: What a paragraph ends with before one that such an end belongs to.
        emphasis: Marks that may stand around any of these.
        loose_ends: A loose break parts paragraphs as any break does.
    """

    words: Words
    notes: Notes
    starts: tuple[Pattern, ...] = ()
    ends: tuple[Pattern, ...] = ()
    announced: Pattern | None = None
    emphasis: tuple[str, ...] = ()
    loose_ends: bool = False

    def paragraphs(self, lines: Iterable[Line]) -> list[Paragraph]:
        """The paragraphs of these lines, in order.

        A break does not part them where the sentence before it is not ended and goes on with a
        small letter, nor where only the mark of a paragraph's end follows. A loose break parts
        them only where one of them is marked as a paragraph of its own.
        """
        found: list[list[Piece]] = []
        for block in self._groups(lines):
            piece = Piece(block, joined(block.lines, self.words, Notes(self.notes.report)))
            if found and self._goes_on(found[-1][-1], piece):
                self.notes.slip(self._cut(piece), block.lines[0].place)
                found[-1].append(piece)
            else:
                found.append([piece])
        return [self._paragraph(pieces) for pieces in found]

    def is_end(self, text: str) -> bool:
        """Whether a text ends a paragraph by its mark."""
        bare = self.bare(text)
        return any(pattern.search(bare) for pattern in self.ends)

    def bare(self, text: str) -> str:
        """A text without emphasis marks at its beginning and end."""
        return text.strip(" " + "".join(self.emphasis))

    def is_announced(self, text: str) -> bool:
        """Whether a text announces a paragraph that ends by a mark."""
        return self.announced is not None and self.announced.search(self.bare(text)) is not None

    def _groups(self, lines: Iterable[Line]) -> Iterable[Block]:
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

    def _cut(self, after: Piece) -> str:
        """What is said of a break that does not part paragraphs."""
        if self._is_only_end(after.text):
            return APART
        if self.is_end(after.text):
            return CUT_QUOTE
        return MAYBE_CUT if after.block.loose else CUT

    def _paragraph(self, pieces: Sequence[Piece]) -> Paragraph:
        lines = [line for piece in pieces for line in piece.block.lines]
        if len(pieces[-1].block.lines) > 1 and self._is_only_end(lines[-1].text):
            self.notes.slip(APART, lines[-1].place)
        text = joined(lines, self.words, self.notes)
        return Paragraph(text, lines[0].place, lines[-1].place)

    def _is_start(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self.starts)

    def _goes_on(self, before: Piece, after: Piece) -> bool:
        if self.is_end(before.text) or self._is_start(after.text):
            return False
        if self._is_only_end(after.text):
            return True
        if after.block.loose and not self.loose_ends and not self.is_announced(before.text):
            if not self.is_end(after.text):
                return True
            self.notes.slip("Where the quote begins is not certain", after.block.lines[0].place)
        first = after.text.lstrip(AROUND)[:1]
        return not CLOSED.search(before.text) and first.islower()

    def _is_only_end(self, text: str) -> bool:
        bare = self.bare(text)
        return any(match.start() == 0 for pattern in self.ends if (match := pattern.search(bare)))


def without_emphasis(text: str, marks: Sequence[str], place: str, notes: Notes) -> str:
    """The text without the marks around emphasised words, and without a mark that has no pair."""
    for mark in marks:
        text, pairs = _unpaired(text, mark)
        if pairs:
            notes.slip("Marks of emphasis are taken off", place)
    for mark in marks:
        bare = text.removeprefix(mark).removesuffix(mark)
        if bare != text:
            notes.slip("A mark of emphasis without a pair is taken off", place)
            text = bare.strip()
    return text


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


def look_for_ends(paragraphs: Sequence[Paragraph], notes: Notes) -> None:
    """Note each paragraph whose last sentence is not ended."""
    for paragraph in paragraphs:
        if not CLOSED.search(paragraph.text):
            last = " ".join(paragraph.text.split()[-4:])
            notes.slip(f"The last sentence is not ended: {excerpt(f'… {last}')}", paragraph.end)
