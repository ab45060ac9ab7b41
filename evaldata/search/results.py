"""What a search finds of an evaluation: quotes, themes and statements, by one rule."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from evaldata.model.entities import Statement, Theme
from evaldata.model.patterns import Mask
from evaldata.search.index import SearchIndex
from evaldata.search.request import NOTHING, Lexicon, SearchRequest
from evaldata.search.synonyms import SynonymIndex

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


class Search:
    """Searches an evaluation.

    Args:
        quotes: Their texts and speakers.
        claims: The themes, then the statements.
        groups: Words that mean the same.
    """

    def __init__(
        self,
        quotes: SearchIndex,
        claims: Sequence[Claim],
        groups: Sequence[Sequence[str]],
    ) -> None:
        self._quotes = quotes
        self._claims = claims
        texts = ["\n".join(claim.texts) for claim in claims]
        self._texts = SearchIndex.of(pa.chunked_array([texts], pa.string()))
        self._lexicon = Lexicon((quotes, self._texts), SynonymIndex(groups))

    def __call__(self, query: str) -> SearchResult:
        """What a query finds."""
        asked = self._lexicon.understood(query)
        claims = asked.within(self._texts)
        if claims is None:
            return SearchResult()
        held = tuple(self._claims[i] for i in claims.nonzero()[0].tolist())
        return SearchResult(asked, asked.within(self._quotes), held)
