"""What was typed, taken apart: words, beginnings of words, and phrases in quotation marks."""

import re
from dataclasses import dataclass

from evaldata.search.folding import words_of
from evaldata.search.terms import SearchTerm

MOST_PARTS = 8
MOST_CHARACTERS = 200
_MARKS = '"“”„‟″＂'
_PART = re.compile(rf"(?<!\S)[{_MARKS}](?P<phrase>[^{_MARKS}]*)[{_MARKS}]?|(?P<word>\S+)")
"""A phrase that is still being typed ends with the query."""


@dataclass(frozen=True)
class QueryPart:
    """A part of a query: a word, the beginning of one, or a phrase.

    Attributes:
        typed: As it was typed, without marks.
        term: What it asks for; several words only in a phrase.
    """

    typed: str
    term: SearchTerm
    is_phrase: bool = False

    @property
    def written(self) -> str:
        """As a query has it, with its marks."""
        return f'"{self.typed}"' if self.is_phrase else self.typed + "*" * self.term.begins


def parse(query: str) -> tuple[QueryPart, ...]:
    """The parts of a query, each once; a text must hold all of them to be found."""
    parts: dict[tuple[SearchTerm, bool], QueryPart] = {}
    for match in _PART.finditer(query[:MOST_CHARACTERS]):
        for part in _parts(match):
            parts.setdefault((part.term, part.is_phrase), part)
    return tuple(parts.values())[:MOST_PARTS]


def _parts(match: re.Match[str]) -> list[QueryPart]:
    if match["word"] is None:
        words = words_of(match["phrase"])
        term = SearchTerm(words)
        return [QueryPart(match["phrase"].strip(), term, is_phrase=True)] if words else []
    words = words_of(match["word"])
    if len(words) != 1:  # a sign that is folded into a space
        return [QueryPart(word, SearchTerm((word,))) for word in words]
    [word] = words
    if len(word) > 1 and word.endswith("*"):
        return [QueryPart(match["word"][:-1], SearchTerm((word[:-1],), begins=True))]
    return [QueryPart(match["word"], SearchTerm(words))]
