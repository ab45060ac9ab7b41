"""What a query is understood to ask for, and what was changed to understand it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pyarrow as pa

from evaldata.model.patterns import Mask
from evaldata.search.index import SearchIndex
from evaldata.search.query import PartKind, QueryPart, parse
from evaldata.search.spelling import Spellings
from evaldata.search.synonyms import Synonym, SynonymIndex
from evaldata.search.terms import SearchTerm, spans


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
class RequestedTerm:
    """What a text must hold: all of `terms`, or any synonym.

    Attributes:
        typed: As a query has it, with its marks; corrected where it was.
    """

    typed: str
    terms: tuple[SearchTerm, ...]
    synonyms: tuple[Synonym, ...] = ()


@dataclass(frozen=True)
class SearchRequest:
    """A query as it is understood.

    Attributes:
        query: As it was typed; empty where it asks for nothing.
    """

    query: str = ""
    wanted: tuple[RequestedTerm, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def terms(self) -> tuple[SearchTerm, ...]:
        """All that may be found in a text."""
        return tuple(term for part in self.wanted for term in part.terms) + tuple(
            synonym.term for part in self.wanted for synonym in part.synonyms
        )

    @property
    def phrase(self) -> str:
        """The phrase that is all that is asked for, without its marks; empty where more is."""
        parts = parse(self.query)
        return parts[0].typed if [p.kind for p in parts] == [PartKind.PHRASE] else ""

    def within(self, search_index: SearchIndex) -> Mask | None:
        """Which texts hold what is asked for; None where nothing is. Shape: (texts,)."""
        found = None
        for part in self.wanted:
            held = _all(search_index, part.terms)
            for synonym in part.synonyms:
                held = held | search_index.holding(synonym.term)
            found = held if found is None else found & held
        return found

    def highlights(self, text: str) -> list[tuple[int, int]]:
        """Where what is asked for stands in a text: start and end of each, none overlapping."""
        return spans(text, self.terms)


NOTHING = SearchRequest()


def _all(search_index: SearchIndex, terms: Sequence[SearchTerm]) -> Mask:
    first, *others = map(search_index.holding, terms)
    for held in others:
        first = first & held
    return first


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What queries are understood by: the texts that are searched, and what means the same."""

    indexes: Sequence[SearchIndex]
    synonyms: SynonymIndex

    def understood(self, query: str) -> SearchRequest:
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
        return SearchRequest(query.strip(), tuple(self._wanted(parts)), tuple(corrections))

    def _holds(self, term: SearchTerm) -> bool:
        return any(search_index.holds(term) for search_index in self.indexes)

    def _is_known(self, part: QueryPart) -> bool:
        return (
            part.kind is PartKind.PHRASE
            or part.words[0] in self.synonyms.words
            or self._holds(_term(part))
        )

    def _near(self, part: QueryPart) -> tuple[str, ...]:
        return self._spellings.near(part.words[0], begun=part.kind is PartKind.BEGINNING)

    @cached_property
    def _spellings(self) -> Spellings:
        unheard = pa.array(sorted(self.synonyms.words), pa.string())
        words = [*(search_index.words for search_index in self.indexes), unheard]
        counts = [np.diff(search_index.ends) for search_index in self.indexes]
        nowhere = np.zeros(len(unheard), np.int64)
        return Spellings.of(pa.concat_arrays(words), np.concatenate([*counts, nowhere]))

    def _wanted(self, parts: Sequence[QueryPart]) -> Iterator[RequestedTerm]:
        """Each part with what means the same; a phrase of the synonyms is one part."""
        start = 0
        while start < len(parts):
            run = self._run(parts[start:])
            others = self.synonyms.of(_words(run)) if run[0].kind is PartKind.WORD else []
            held = tuple(synonym for synonym in others if self._holds(synonym.term))
            yield RequestedTerm(
                " ".join(part.written for part in run), tuple(map(_term, run)), held
            )
            start += len(run)

    def _run(self, parts: Sequence[QueryPart]) -> Sequence[QueryPart]:
        """The longest phrase of the synonyms with which the parts begin; else the first part."""
        for length in range(min(self.synonyms.longest, len(parts)), 1, -1):
            run = parts[:length]
            if all(p.kind is PartKind.WORD for p in run) and _words(run) in self.synonyms:
                return run
        return parts[:1]


def _words(parts: Sequence[QueryPart]) -> tuple[str, ...]:
    return tuple(word for part in parts for word in part.words)


def _term(part: QueryPart) -> SearchTerm:
    return SearchTerm(part.words, begins=part.kind is PartKind.BEGINNING)
