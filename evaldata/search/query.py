"""What was typed, taken apart: words, beginnings of words, and phrases in quotation marks."""

import re
from dataclasses import dataclass
from enum import Enum

from evaldata.search.folding import words_of

MOST_PARTS = 8
MOST_CHARACTERS = 200
_MARKS = '"“”„‟″＂'
_PART = re.compile(rf"(?<!\S)[{_MARKS}](?P<phrase>[^{_MARKS}]*)[{_MARKS}]?|(?P<word>\S+)")
"""A phrase that is still being typed ends with the query."""


class PartKind(Enum):
    """What a part of a query is."""

    WORD = "word"
    BEGINNING = "beginning"
    PHRASE = "phrase"


@dataclass(frozen=True)
class QueryPart:
    """A part of a query.

    Attributes:
        typed: As it was typed, without marks.
        words: Folded; several only in a phrase.
    """

    kind: PartKind
    typed: str
    words: tuple[str, ...]

    @property
    def written(self) -> str:
        """As a query has it, with its marks."""
        forms = {PartKind.WORD: "{}", PartKind.BEGINNING: "{}*", PartKind.PHRASE: '"{}"'}
        return forms[self.kind].format(self.typed)


def parse(query: str) -> tuple[QueryPart, ...]:
    """The parts of a query, each once; a text must hold all of them to be found."""
    parts: dict[tuple[PartKind, tuple[str, ...]], QueryPart] = {}
    for match in _PART.finditer(query[:MOST_CHARACTERS]):
        for part in _parts(match):
            parts.setdefault((part.kind, part.words), part)
    return tuple(parts.values())[:MOST_PARTS]


def _parts(match: re.Match[str]) -> list[QueryPart]:
    if match["word"] is None:
        typed = match["phrase"].strip()
        words = words_of(typed)
        return [QueryPart(PartKind.PHRASE, typed, words)] if words else []
    words = words_of(match["word"])
    if len(words) != 1:  # a sign that is folded into a space
        return [QueryPart(PartKind.WORD, word, (word,)) for word in words]
    [word] = words
    if len(word) > 1 and word.endswith("*"):
        return [QueryPart(PartKind.BEGINNING, match["word"][:-1], (word[:-1],))]
    return [QueryPart(PartKind.WORD, match["word"], words)]
