"""Running text as HTML: terms explained where they first stand, search words marked."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from evaldata.evaluation import Term
from evaldata.search import highlights

EXPLAINED = Markup(
    '<button type="button" class="term" popovertarget="{name}">{word}</button>'
    '<span class="meaning" popover id="{name}"><b>{term}</b> {meaning}</span>'
)


class Prose:
    """The running text of one page: each term is explained the first time that it stands there."""

    def __init__(self, glossary: Sequence[Term]) -> None:
        self._terms = {
            form.casefold(): term for term in glossary for form in (term.term, *term.also)
        }
        forms = sorted(map(re.escape, self._terms), key=len, reverse=True)
        self._pattern = re.compile(rf"\b({'|'.join(forms)})\b", re.IGNORECASE) if forms else None
        self._explained: set[str] = set()

    def explain(self, text: str) -> Markup:
        """The text, escaped, its terms made into buttons that open their meaning."""
        if self._pattern is None:
            return escape(text)
        pieces = []
        end = 0
        for match in self._pattern.finditer(text):
            term = self._terms[match[0].casefold()]
            if term.term in self._explained:
                continue
            self._explained.add(term.term)
            pieces += [escape(text[end : match.start()]), self._explanation(term, match[0])]
            end = match.end()
        return Markup("").join([*pieces, escape(text[end:])])

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
