"""Letters that a text must hold, and where they stand in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.search.folding import folded

_BEFORE = r"(?:^|[^\pL\pN])"
_SPACE = r"[\s\pZ\x0b\x1c-\x1f\x{85}]+"
"""The same as Python's \\W and \\s, in the words of the library that looks through columns."""


@dataclass(frozen=True)
class SearchTerm:
    """Letters that a text must hold.

    Attributes:
        words: Folded, one after the other, with nothing but space between them.
        begins: Whether a word begins with them; else they may stand inside of one.
    """

    words: tuple[str, ...]
    begins: bool = False

    @property
    def pattern(self) -> str:
        """For columns of folded texts."""
        return (_BEFORE if self.begins else "") + _SPACE.join(map(re.escape, self.words))

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """For one folded text."""
        before = r"(?<![^\W_])" if self.begins else ""
        return re.compile(before + r"\s+".join(map(re.escape, self.words)))

    def among(self, vocabulary: pa.Array) -> Iterator[pa.Array]:
        """For each of its words which words of a vocabulary a text may have for it."""
        first, *others = self.words
        if self.begins:
            pattern = _BEFORE + re.escape(first) + "$" * bool(others)
            yield pc.match_substring_regex(vocabulary, pattern)
        else:
            yield (pc.ends_with if others else pc.match_substring)(vocabulary, first)
        for word in others[:-1]:
            yield pc.equal(vocabulary, word)
        if others:
            yield pc.starts_with(vocabulary, others[-1])

    def covers(self, other: "SearchTerm") -> bool:
        """Whether every text that holds the other one holds this one."""
        return self.expression.search(" ".join(other.words)) is not None


def spans(text: str, terms: Sequence[SearchTerm]) -> list[tuple[int, int]]:
    """Where any of these stand in a text: start and end of each, none overlapping."""
    if not terms or not text:
        return []
    pieces = list(map(folded, text))
    origin = [i for i, piece in enumerate(pieces) for _ in piece]
    whole = "".join(pieces)
    marks = bytearray(len(text))
    for term in terms:
        for match in term.expression.finditer(whole):
            start, end = origin[match.start()], origin[match.end() - 1] + 1
            while end < len(pieces) and not pieces[end]:  # accents of its last character
                end += 1
            marks[start:end] = b"x" * (end - start)
    return [match.span() for match in re.finditer(b"x+", marks)]
