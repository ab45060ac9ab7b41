"""What a search finds of an evaluation: quotes, themes and statements, by one rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

import numpy as np
import pyarrow as pa

from evaldata.model.entities import Statement, Theme
from evaldata.model.patterns import Mask
from evaldata.search.index import SearchIndex
from evaldata.search.query import QueryPart, parse
from evaldata.search.request import NOTHING, Correction, RequestedTerm, SearchRequest
from evaldata.search.spelling import Spellings
from evaldata.search.synonyms import SynonymIndex
from evaldata.search.terms import SearchTerm

Claim = Theme | Statement


@dataclass(frozen=True, eq=False)
class SearchResult:
    """What a search finds; all quotes and nothing else where it asks for nothing.

    Attributes:
        quotes: Which quotes; None for all. Shape: (quotes,).
        claims: The themes, then the statements, in their order.
    """

    asked: SearchRequest = NOTHING
    quotes: Mask | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, eq=False)
class Search:
    """Searches an evaluation.

    Attributes:
        quotes: Their texts and speakers.
        claims: The themes, then the statements.
        groups: Words that mean the same.
    """

    quotes: SearchIndex
    claims: Sequence[Claim]
    groups: Sequence[Sequence[str]]

    def __call__(self, query: str) -> SearchResult:
        """What a query finds."""
        asked = self.understood(query)
        claims = asked.within(self._texts)
        if claims is None:
            return SearchResult()
        held = tuple(self.claims[i] for i in claims.nonzero()[0].tolist())
        return SearchResult(asked, asked.within(self.quotes), held)

    def understood(self, query: str) -> SearchRequest:
        """A query with its errors of typing corrected and its synonyms added.

        A word that any text holds is taken as it is.
        """
        parts = [*parse(query)]
        corrections = []
        for place, part in enumerate(parts):
            if self._is_known(part):
                continue
            if meant := self._spellings.near(part.term.words[0], begun=part.term.begins):
                corrections.append(Correction(part.typed, meant[0], meant[1:]))
                parts[place] = QueryPart(meant[0], replace(part.term, words=meant[:1]))
        if not parts:
            return NOTHING
        return SearchRequest(query.strip(), tuple(self._wanted(parts)), tuple(corrections))

    @cached_property
    def _texts(self) -> SearchIndex:
        texts = ["\n".join(claim.texts) for claim in self.claims]
        return SearchIndex.of(pa.chunked_array([texts], pa.string()))

    @cached_property
    def _synonyms(self) -> SynonymIndex:
        return SynonymIndex(self.groups)

    def _holds(self, term: SearchTerm) -> bool:
        return self.quotes.holds(term) or self._texts.holds(term)

    def _is_known(self, part: QueryPart) -> bool:
        is_synonym = part.term.words[0] in self._synonyms.words
        return part.is_phrase or is_synonym or self._holds(part.term)

    @cached_property
    def _spellings(self) -> Spellings:
        unheard = pa.array(sorted(self._synonyms.words), pa.string())
        words = pa.concat_arrays([self.quotes.words, self._texts.words, unheard])
        heard = [np.diff(search_index.ends) for search_index in (self.quotes, self._texts)]
        return Spellings.of(words, np.concatenate([*heard, np.zeros(len(unheard), np.int64)]))

    def _wanted(self, parts: Sequence[QueryPart]) -> Iterator[RequestedTerm]:
        """Each part with what means the same; a phrase of the synonyms is one part."""
        while parts:
            run, words = self._run(parts)
            held = tuple(other for other in self._synonyms.of(words) if self._holds(other.term))
            written = " ".join(part.written for part in run)
            yield RequestedTerm(written, tuple(part.term for part in run), held)
            parts = parts[len(run) :]

    def _run(self, parts: Sequence[QueryPart]) -> tuple[Sequence[QueryPart], tuple[str, ...]]:
        """The longest phrase of the synonyms with which the parts begin, and its words.

        Else the first part alone, and no words.
        """
        plain = [*takewhile(lambda part: not part.is_phrase and not part.term.begins, parts)]
        for length in range(min(self._synonyms.longest, len(plain)), 0, -1):
            words = tuple(part.term.words[0] for part in plain[:length])
            if words in self._synonyms:
                return parts[:length], words
        return parts[:1], ()
