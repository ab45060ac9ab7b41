"""What a query is understood to ask for, and what was changed to understand it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import takewhile

import numpy as np
import pyarrow as pa

from evaldata.model.patterns import Mask
from evaldata.search.index import SearchIndex
from evaldata.search.query import QueryPart, parse
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

    def within(self, search_index: SearchIndex) -> Mask:
        """Which texts hold it. Shape: (texts,)."""
        held = reduce(np.logical_and, map(search_index.holding, self.terms))
        others = (search_index.holding(synonym.term) for synonym in self.synonyms)
        return reduce(np.logical_or, others, held)


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
        return parts[0].typed if [part.is_phrase for part in parts] == [True] else ""

    def within(self, search_index: SearchIndex) -> Mask | None:
        """Which texts hold what is asked for; None where nothing is. Shape: (texts,)."""
        if not self.wanted:
            return None
        return reduce(np.logical_and, (part.within(search_index) for part in self.wanted))

    def highlights(self, text: str) -> list[tuple[int, int]]:
        """Where what is asked for stands in a text: start and end of each, none overlapping."""
        return spans(text, self.terms)


NOTHING = SearchRequest()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What queries are understood by: the texts that are searched, and what means the same."""

    indexes: Sequence[SearchIndex]
    synonyms: SynonymIndex

    def understood(self, query: str) -> SearchRequest:
        """A query with its errors of typing corrected and its synonyms added.

        A word that any text holds is taken as it is.
        """
        parts = [*parse(query)]
        corrections = []
        for place, part in enumerate(parts):
            if meant := () if self._is_known(part) else self._near(part.term):
                corrections.append(Correction(part.typed, meant[0], meant[1:]))
                term = replace(part.term, words=meant[:1])
                parts[place] = QueryPart(meant[0], term)
        if not parts:
            return NOTHING
        return SearchRequest(query.strip(), tuple(self._wanted(parts)), tuple(corrections))

    def _holds(self, term: SearchTerm) -> bool:
        return any(search_index.holds(term) for search_index in self.indexes)

    def _is_known(self, part: QueryPart) -> bool:
        is_synonym = part.term.words[0] in self.synonyms.words
        return part.is_phrase or is_synonym or self._holds(part.term)

    def _near(self, term: SearchTerm) -> tuple[str, ...]:
        return self._spellings.near(term.words[0], begun=term.begins)

    @cached_property
    def _spellings(self) -> Spellings:
        unheard = pa.array(sorted(self.synonyms.words), pa.string())
        words = [*(search_index.words for search_index in self.indexes), unheard]
        counts = [np.diff(search_index.ends) for search_index in self.indexes]
        nowhere = np.zeros(len(unheard), np.int64)
        return Spellings.of(pa.concat_arrays(words), np.concatenate([*counts, nowhere]))

    def _wanted(self, parts: Sequence[QueryPart]) -> Iterator[RequestedTerm]:
        """Each part with what means the same; a phrase of the synonyms is one part."""
        while parts:
            run, words = self._run(parts)
            held = tuple(other for other in self.synonyms.of(words) if self._holds(other.term))
            written = " ".join(part.written for part in run)
            yield RequestedTerm(written, tuple(part.term for part in run), held)
            parts = parts[len(run) :]

    def _run(self, parts: Sequence[QueryPart]) -> tuple[Sequence[QueryPart], tuple[str, ...]]:
        """The longest phrase of the synonyms with which the parts begin, and its words.

        Else the first part alone, and no words.
        """
        plain = [*takewhile(lambda part: not part.is_phrase and not part.term.begins, parts)]
        for length in range(min(self.synonyms.longest, len(plain)), 0, -1):
            words = tuple(part.term.words[0] for part in plain[:length])
            if words in self.synonyms:
                return parts[:length], words
        return parts[:1], ()
