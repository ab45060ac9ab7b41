"""What a query is understood to ask for, and what was changed to understand it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pyarrow as pa

from evaldata.model.patterns import Mask
from evaldata.search.index import Haystack
from evaldata.search.query import Kind, Part, parse
from evaldata.search.spelling import Spellings
from evaldata.search.synonyms import Synonym, Synonyms
from evaldata.search.terms import Needle, spans


@dataclass(frozen=True)
class Correction:
    """A word that is nowhere, and what was searched for instead.

    Attributes:
        typed: The word as it was typed.
        meant: Folded, as the evaluation has it.
        others: What may have been meant as well.
    """

    typed: str
    meant: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What a text must hold: all of `needles`, or any synonym.

    Attributes:
        typed: As a query has it, with its marks; corrected where it was.
    """

    typed: str
    needles: tuple[Needle, ...]
    synonyms: tuple[Synonym, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A query as it is understood.

    Attributes:
        query: As it was typed; empty where it asks for nothing.
    """

    query: str = ""
    wanted: tuple[Wanted, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def needles(self) -> tuple[Needle, ...]:
        """All that may be found in a text."""
        return tuple(needle for part in self.wanted for needle in part.needles) + tuple(
            synonym.needle for part in self.wanted for synonym in part.synonyms
        )

    @property
    def phrase(self) -> str:
        """The phrase that is all that is asked for, without its marks; empty where more is."""
        parts = parse(self.query)
        return parts[0].typed if [p.kind for p in parts] == [Kind.PHRASE] else ""

    def within(self, haystack: Haystack) -> Mask | None:
        """Which texts hold what is asked for; None where nothing is. Shape: (texts,)."""
        found = None
        for part in self.wanted:
            held = _all(haystack, part.needles)
            for synonym in part.synonyms:
                held = held | haystack.holding(synonym.needle)
            found = held if found is None else found & held
        return found

    def highlights(self, text: str) -> list[tuple[int, int]]:
        """Where what is asked for stands in a text: start and end of each, none overlapping."""
        return spans(text, self.needles)


NOTHING = Asked()


def _all(haystack: Haystack, needles: Sequence[Needle]) -> Mask:
    first, *others = map(haystack.holding, needles)
    for held in others:
        first = first & held
    return first


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What queries are understood by: the texts that are searched, and what means the same."""

    haystacks: Sequence[Haystack]
    synonyms: Synonyms

    def understood(self, query: str) -> Asked:
        """A query with its errors of typing corrected and its synonyms added.

        A word that any text holds is taken as it is.
        """
        corrections = []
        parts = []
        for part in parse(query):
            near = () if self._is_known(part) else self._near(part)
            if near:
                meant, *others = near
                corrections.append(Correction(part.typed, meant, tuple(others)))
                parts.append(replace(part, typed=meant, words=(meant,)))
            else:
                parts.append(part)
        if not parts:
            return NOTHING
        return Asked(query.strip(), tuple(self._wanted(parts)), tuple(corrections))

    def _holds(self, needle: Needle) -> bool:
        return any(haystack.holds(needle) for haystack in self.haystacks)

    def _is_known(self, part: Part) -> bool:
        return (
            part.kind is Kind.PHRASE
            or part.words[0] in self.synonyms.words
            or self._holds(_term(part))
        )

    def _near(self, part: Part) -> tuple[str, ...]:
        return self._spellings.near(part.words[0], begun=part.kind is Kind.BEGINNING)

    @cached_property
    def _spellings(self) -> Spellings:
        unheard = pa.array(sorted(self.synonyms.words), pa.string())
        words = [*(haystack.words for haystack in self.haystacks), unheard]
        counts = [np.diff(haystack.ends) for haystack in self.haystacks]
        nowhere = np.zeros(len(unheard), np.int64)
        return Spellings.of(pa.concat_arrays(words), np.concatenate([*counts, nowhere]))

    def _wanted(self, parts: Sequence[Part]) -> Iterator[Wanted]:
        """Each part with what means the same; a phrase of the synonyms is one part."""
        start = 0
        while start < len(parts):
            run = self._run(parts[start:])
            others = self.synonyms.of(_words(run)) if run[0].kind is Kind.WORD else []
            held = tuple(synonym for synonym in others if self._holds(synonym.needle))
            yield Wanted(" ".join(part.written for part in run), tuple(map(_term, run)), held)
            start += len(run)

    def _run(self, parts: Sequence[Part]) -> Sequence[Part]:
        """The longest phrase of the synonyms with which the parts begin; else the first part."""
        for length in range(min(self.synonyms.longest, len(parts)), 1, -1):
            run = parts[:length]
            if all(p.kind is Kind.WORD for p in run) and _words(run) in self.synonyms:
                return run
        return parts[:1]


def _words(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(word for part in parts for word in part.words)


def _term(part: Part) -> Needle:
    return Needle(part.words, begins=part.kind is Kind.BEGINNING)
