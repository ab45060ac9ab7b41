"""Words that mean the same, as an evaluation says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaldata.search.folding import words_of
from evaldata.search.terms import SearchTerm


@dataclass(frozen=True)
class Synonym:
    """A word or phrase that means the same as what was typed.

    Attributes:
        form: As the evaluation has it.
        term: Words that begin so are meant too.
    """

    form: str
    term: SearchTerm


class SynonymIndex:
    """Groups of words or phrases that mean the same.

    Args:
        groups: As the evaluation has them.

    Attributes:
        words: All words of all groups, folded.
        longest: Words of the longest phrase.
    """

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._groups: dict[tuple[str, ...], list[Synonym]] = {}
        for forms in groups:
            terms = (SearchTerm(words_of(form), begins=True) for form in forms)
            group = [Synonym(form, t) for form, t in zip(forms, terms, strict=True) if t.words]
            for synonym in group:
                self._groups.setdefault(synonym.term.words, []).extend(group)
        self.words = frozenset(word for words in self._groups for word in words)
        self.longest = max(map(len, self._groups), default=0)

    def __contains__(self, words: tuple[str, ...]) -> bool:
        return words in self._groups

    def of(self, words: tuple[str, ...]) -> list[Synonym]:
        """What means the same as these words and is not found by them anyway."""
        group = list({other.term: other for other in self._groups.get(words, ())}.values())
        kept = [SearchTerm(words)]
        for other in sorted(group, key=lambda other: len(other.form)):
            if not any(known.covers(other.term) for known in kept):
                kept.append(other.term)
        return [other for other in group if other.term in kept]
