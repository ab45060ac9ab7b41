"""Running text as escaped HTML: terms explained where they first stand, search words marked."""

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from evaldata.model.evaluation import Term
from evaldata.search.request import SearchRequest

_TERM = Markup(
    '<span class="unbroken"><button type="button" class="term" popovertarget="{name}">{word}'
    "</button>{after}</span>"
    '<span class="meaning" popover id="{name}"><b>{term}</b> {meaning}</span>'
)
_FOUND = Markup("<mark>{}</mark>")


class Glossary:
    """The terms of a block of texts: each is explained the first time that it stands there.

    Args:
        terms: What is explained.
        block: What tells the block from others on its page.
    """

    def __init__(self, terms: Sequence[Term], *, block: str = "") -> None:
        self._block = block
        forms = {form.casefold(): term for term in terms for form in (term.term, *term.also)}
        self._forms = dict(sorted(forms.items(), key=lambda item: len(item[0]), reverse=True))
        self._explained: set[str] = set()

    def explained(self, text: str) -> Markup:
        """The text, escaped, its terms made into buttons that open their meaning."""
        made: list[Markup] = []
        end = 0
        for match in self._found(text):
            # None for a letter such as ı, which IGNORECASE takes for i and casefold does not.
            term = self._forms.get(match[1].casefold())
            if term and term.term not in self._explained:
                self._explained.add(term.term)
                parts = ("term", self._block, re.sub(r"\W+", "-", term.term.casefold()))
                name = "-".join(filter(None, parts))
                word, after = match.groups()
                button = _TERM.format(
                    name=name, word=word, after=after, term=term.term, meaning=term.meaning
                )
                made += [escape(text[end : match.start()]), button]
                end = match.end()
        return Markup("").join([*made, escape(text[end:])])

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        """Where terms stand as whole words, each with what else must stand on its line, as a comma.

        Of two that overlap it is the longer one.

        Only terms that the text has are looked for: a pattern of all would be tried at each word.
        """
        folded = text.casefold()
        forms = [re.escape(form) for form in self._forms if form in folded]
        if not forms:
            return iter(())
        return re.finditer(rf"\b({'|'.join(forms)})\b([^\w\s]*)", text, re.IGNORECASE)


def pieces(text: str, asked: SearchRequest) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is what a search asks for."""
    end = 0
    for start, stop in asked.highlights(text):
        yield text[end:start], False
        yield text[start:stop], True
        end = stop
    yield text[end:], False


def marked(text: str, asked: SearchRequest) -> Markup:
    """The text, escaped, what a search asks for marked in it."""
    parts = (_FOUND.format(p) if found else escape(p) for p, found in pieces(text, asked))
    return Markup("").join(parts)
