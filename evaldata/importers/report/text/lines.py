"""The lines of a report: each with its place, in plain characters, and put together to a text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Pattern, Text

PERHAPS = "\f"  # a line with nothing else is a break, or only the end of a page
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

SOFT_HYPHEN = "\u00ad"
CONTROLS = dict.fromkeys((*range(9), *range(14, 32), 127))
BLANKS = "[\u00a0\u1680\u2000-\u200a\u202f\u3000]"
INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
LETTERS = "Letters printed as one are read as letters"
STRAIGHT = "Curly quotation marks and apostrophes are read as straight ones"

# Each kind of character that is read as another one, and what the log says of it.
READ_AS: tuple[tuple[str, str | Callable[[re.Match[str]], str], str], ...] = (
    (BLANKS, " ", "Blanks of other widths or that do not break are read as blanks"),
    ("[‘’‚‛]", "'", STRAIGHT),
    ("[“”„‟]", '"', STRAIGHT),
    ("[\ufb00-\ufb06]", lambda one: unicodedata.normalize("NFKC", one[0]), LETTERS),
    ("[\u2010\u2011]", "-", "Special hyphens are read as hyphens"),
    (INVISIBLE, "", "Invisible characters are left out"),
)

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CUT = re.compile(r"([^\W\d_]+)-$")
REST = re.compile(r"[^\W\d_]+")
SHORTEST_PART = 2


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
        for part in re.findall(f"{PERHAPS}|[^{PERHAPS}]+", line) or [""]
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


def first(lines: Sequence[Line], *patterns: Pattern) -> int | None:
    """The position of the first line that one of the patterns matches."""
    found = (i for i, line in enumerate(lines) if any(p.search(line.text) for p in patterns))
    return next(found, None)


class Words:
    """The words of a report, which tell a hyphen from one that only ends a line.

    Attributes:
        counts: How often each word stands there without being cut, in small letters.
        hyphenated: Words are cut at line ends that have no hyphen elsewhere.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.counts = Counter(w.casefold() for line in lines for w in WORD.findall(line.text))
        ends = (_cut(above.text, below.text) for above, below in pairwise(filled(lines)))
        cuts = [(before.casefold(), after.casefold()) for before, after in filter(None, ends)]
        for cut in cuts:
            self.counts.subtract(cut)
        self.hyphenated = any(
            self.counts[before + after] > 0 and self.counts[f"{before}-{after}"] <= 0
            for before, after in cuts
        )

    def hyphen(self, before: str, after: str) -> tuple[bool, bool]:
        """Whether a word that a line end cuts at a hyphen has one anyway, and whether that is sure.

        What the report writes elsewhere decides. Where it cuts no other word the hyphen is the
        word's own. Else it is likely to be if both parts are words.
        """
        before, after = before.casefold(), after.casefold()
        whole, parted = self.counts[before + after], self.counts[f"{before}-{after}"]
        if whole > 0 or parted > 0:
            return parted > whole, True
        if not self.hyphenated:
            return True, True
        parts = (before, after)
        return all(len(p) >= SHORTEST_PART and self.counts[p] > 0 for p in parts), False


def _cut(above: str, below: str) -> tuple[str, str] | None:
    """The two parts of the word that the end of the line above cuts."""
    cut, rest = CUT.search(above), REST.match(below)
    return (cut[1], rest[0]) if cut and rest and rest[0][0].islower() else None


def joined(lines: Sequence[Line], words: Words, log: ReportLog) -> str:
    """The lines as one text without line ends; blanks are single."""
    parts: list[str] = []
    for line in lines:
        added = " ".join(line.text.split())
        if cut := _cut(parts[-1] if parts else "", added):
            keep, sure = words.hyphen(*cut)
            if not keep:
                parts[-1] = parts[-1][:-1]
            word = f"{cut[0]}{'-' if keep else ''}{cut[1]}"
            unsure = f"A line end cuts a word that may be written otherwise; it is read as {word}"
            log.slip("Words that a line end cuts are made whole" if sure else unsure, line.place)
        elif parts:
            parts.append(" ")
        parts.append(added)
    return "".join(parts).strip()
