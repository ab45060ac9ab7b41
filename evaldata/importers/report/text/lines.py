"""The lines of a report, each with its place, in plain characters."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Pattern, Text

PERHAPS = "\f"  # a line with nothing else is a break, or only the end of a page
LOOSE = re.compile("(\f)")
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

SOFT_HYPHEN = "\u00ad"
CONTROLS = dict.fromkeys((*range(9), *range(14, 32), 127))
STRAIGHT = "Curly quotation marks and apostrophes are read as straight ones"

# Each kind of character that is read as another one, and what the log says of it.
READ_AS: tuple[tuple[str, str | Callable[[re.Match[str]], str], str], ...] = (
    (
        "[\u00a0\u1680\u2000-\u200a\u202f\u3000]",
        " ",
        "Blanks of other widths or that do not break are read as blanks",
    ),
    ("[‘’‚‛]", "'", STRAIGHT),
    ("[“”„‟]", '"', STRAIGHT),
    (
        "[\ufb00-\ufb06]",
        lambda ligature: unicodedata.normalize("NFKC", ligature[0]),
        "Letters printed as one are read as letters",
    ),
    ("[\u2010\u2011]", "-", "Special hyphens are read as hyphens"),
    (
        "[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]",
        "",
        "Invisible characters are left out",
    ),
)


@dataclass(frozen=True)
class Line:
    """A line of a report; an empty text is a break between paragraphs.

    Attributes:
        place: Where it stands, in a reader's words: "line 12", "page 3, line 5".
        loose: For a break: perhaps it is none, but only the end of a page or of a full line.
    """

    place: str
    text: str
    loose: bool = False


def text_lines(text: str) -> list[Line]:
    """The lines of a plain text; a form feed is a line by itself."""
    return [
        Line(f"line {number}", part)
        for number, line in enumerate(LINE_END.split(text), 1)
        for part in [part for part in LOOSE.split(line) if part] or [""]
    ]


def plain(lines: Iterable[Line], log: ReportLog) -> list[Line]:
    """The lines in plain characters, trimmed; what was changed is noted by kind."""
    return [
        Line(line.place, "" if line.text == PERHAPS else _plain(line, log), line.text == PERHAPS)
        for line in lines
    ]


def _plain(line: Line, log: ReportLog) -> str:
    text = unicodedata.normalize("NFC", line.text).translate(CONTROLS)
    text = re.sub(rf"{SOFT_HYPHEN}\s*$", "-", text).replace(SOFT_HYPHEN, "")
    for characters, other, message in READ_AS:
        text, changes = re.subn(characters, other, text)
        if changes:
            log.slip(message, line.place)
    return text.strip(" ")


def without_repeated(lines: Sequence[Line], form: Text, log: ReportLog) -> list[Line]:
    """The lines without those that the profile calls repeated.

    Each becomes a loose break, for a page may end there in the middle of a paragraph.
    """
    texts = ["", *(line.text for line in lines), ""]
    kept = []
    for before, line, after in zip(texts, lines, texts[2:], strict=False):
        patterns = form.repeated if before or after else form.repeated + form.repeated_alone
        if line.text and any(pattern.search(line.text) for pattern in patterns):
            log.slip("What pages repeat is left out", line.place)
            kept.append(Line(line.place, "", loose=True))
        else:
            kept.append(line)
    return kept


@dataclass(frozen=True)
class Block:
    """Lines that no break parts.

    Attributes:
        loose: Perhaps it goes on where the block before it stopped.
    """

    lines: list[Line]
    loose: bool

    @property
    def text(self) -> str:
        """Its lines as they follow on each other."""
        return " ".join(line.text for line in self.lines)

    @property
    def end(self) -> str:
        """Where its last line stands."""
        return self.lines[-1].place


def blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """The blocks of lines that breaks part."""
    loose = False
    for filled, group in groupby(lines, key=lambda line: bool(line.text)):
        if filled:
            yield Block(list(group), loose)
        else:
            loose = all(line.loose for line in group)


def filled(lines: Iterable[Line]) -> list[Line]:
    """The lines without breaks."""
    return [line for line in lines if line.text]


def first(lines: Sequence[Line], pattern: Pattern) -> int | None:
    """The position of the first line that matches."""
    return next((i for i, line in enumerate(lines) if pattern.search(line.text)), None)


def letters(text: str) -> str:
    """The letters and figures of a text, all small: names and titles are compared by them."""
    return "".join(c for c in text.casefold() if c.isalnum())
