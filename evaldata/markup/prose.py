"""Running text as HTML: terms explained where they first stand, search words marked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from evaldata.evaluation import Term
from evaldata.search import highlights

EXPLAINED = Markup(
    '<button type="button" class="term" popovertarget="{name}">{word}</button>'
    '<span class="meaning" popover id="{name}"><b>{term}</b> {meaning}</span>'
)
MOST_KEPT = 4_096


@dataclass(frozen=True)
class Stand:
    """Where a term stands in a text."""

    start: int
    end: int
    term: Term


Finder = Callable[[str], tuple[Stand, ...]]
"""Finds terms in a text."""


def finder(glossary: Sequence[Term]) -> Finder:
    """What finds these terms in a text; it keeps what it found, for pages show the same texts."""
    forms = {form.casefold(): term for term in glossary for form in (term.term, *term.also)}
    longest = sorted(map(re.escape, forms), key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(longest)})\b", re.IGNORECASE) if forms else None

    @lru_cache(MOST_KEPT)
    def find(text: str) -> tuple[Stand, ...]:
        matches = pattern.finditer(text) if pattern else ()
        return tuple(Stand(m.start(), m.end(), forms[m[0].casefold()]) for m in matches)

    return find


class Prose:
    """The running text of one page: each term is explained the first time that it stands there."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self._explained: set[str] = set()

    def explain(self, text: str) -> Markup:
        """The text, escaped, its terms made into buttons that open their meaning."""
        pieces: list[Markup] = []
        end = 0
        for stand in self._find(text):
            if stand.term.term in self._explained:
                continue
            self._explained.add(stand.term.term)
            word = text[stand.start : stand.end]
            pieces += [escape(text[end : stand.start]), self._explanation(stand.term, word)]
            end = stand.end
        return Markup("").join([*pieces, escape(text[end:])]) if pieces else escape(text)

    @staticmethod
    def _explanation(term: Term, word: str) -> Markup:
        name = "term-" + re.sub(r"\W+", "-", term.term.casefold())
        return EXPLAINED.format(name=name, word=word, term=term.term, meaning=term.meaning)


def marked(text: str, query: str) -> Markup:
    """The text, escaped, the words of a search marked in it."""
    pieces: list[Markup] = []
    end = 0
    for start, stop in highlights(text, query):
        pieces += [escape(text[end:start]), Markup("<mark>{}</mark>").format(text[start:stop])]
        end = stop
    return Markup("").join([*pieces, escape(text[end:])])
