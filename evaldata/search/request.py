"""What a query is understood to ask for, and what was changed to understand it."""

from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np

from evaldata.model.patterns import Mask
from evaldata.search.index import SearchIndex
from evaldata.search.query import parse
from evaldata.search.synonyms import Synonym
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
