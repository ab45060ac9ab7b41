"""Lines put together to one text: blanks between them, words that a line end cuts made whole."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from evaldata.importers.log import ReportLog
from evaldata.importers.report.text.lines import Line, filled

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CUT = re.compile(r"([^\W\d_]+)-$")
REST = re.compile(r"[^\W\d_]+")
SHORTEST_PART = 2


@dataclass(frozen=True)
class Words:
    """The words of a report, which tell a hyphen from one that only ends a line.

    Attributes:
        counts: How often each word stands there without being cut, in small letters.
        hyphenated: Words are cut at line ends that have no hyphen elsewhere.
    """

    counts: Counter[str]
    hyphenated: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Self:
        """The words of these lines."""
        counts = Counter(word.casefold() for line in lines for word in WORD.findall(line.text))
        ends = (_cut(above.text, below.text) for above, below in pairwise(filled(lines)))
        cuts = [(before.casefold(), after.casefold()) for before, after in filter(None, ends)]
        for cut in cuts:
            counts.subtract(cut)
        hyphenated = any(
            counts[before + after] > 0 and counts[f"{before}-{after}"] <= 0
            for before, after in cuts
        )
        return cls(counts, hyphenated)

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
