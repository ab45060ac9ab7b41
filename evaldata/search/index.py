"""Texts to search, as an index of their words."""

from dataclasses import dataclass
from functools import reduce
from typing import Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.model.patterns import Mask
from evaldata.search.folding import fold
from evaldata.search.terms import SearchTerm

PIECE = 100_000
"""Texts that are folded at a time, so that a large evaluation needs little memory for it."""


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """Texts to search, as an index: which words occur, and which texts hold each.

    A word of a query has no space in it, so a text holds it where one of the text's words does.
    There are few distinct words however many texts there are.

    Attributes:
        columns: The texts; those that lie side by side belong together.
        words: The distinct folded words.
        holders: The texts that hold the first word, then those of the second, and so on.
        ends: Where in `holders` the texts of each word end. Shape: (words + 1,), from 0.
    """

    columns: tuple[pa.ChunkedArray, ...]
    words: pa.Array
    holders: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int64]

    @classmethod
    def of(cls, *columns: pa.ChunkedArray) -> Self:
        """The index of texts that lie side by side in these columns; what is null is empty."""
        pieces = [
            _words([fold(c.slice(i, PIECE)) for c in columns], i)
            for i in range(0, len(columns[0]), PIECE)
        ]
        encoded = pa.chunked_array([words for words, _ in pieces], pa.string()).dictionary_encode()
        words = encoded.chunk(0).dictionary if encoded.num_chunks else pa.array([], pa.string())
        codes = np.concatenate([np.zeros(0, np.int32), *(c.indices for c in encoded.chunks)])
        rows = np.concatenate([np.zeros(0, np.int32), *(rows for _, rows in pieces)])
        counts = np.bincount(codes, minlength=len(words))
        holders = rows[np.argsort(codes, kind="stable")]
        return cls(columns, words, holders, np.concatenate([[0], np.cumsum(counts)]))

    def __len__(self) -> int:
        return len(self.columns[0])

    def holds(self, term: SearchTerm) -> bool:
        """Whether any text holds a term."""
        if len(term.words) > 1:
            return bool(self.holding(term).any())
        return all(pc.any(fitting).as_py() for fitting in term.among(self.words))

    def holding(self, term: SearchTerm) -> Mask:
        """Which texts hold a term. Shape: (texts,)."""
        held = reduce(np.logical_and, map(self._with_any, term.among(self.words)))
        return self._confirmed(held, term) if len(term.words) > 1 else held

    def _with_any(self, wanted: pa.Array) -> Mask:
        """Which texts hold any of the words that are wanted of the vocabulary. Shape: (texts,)."""
        found = pc.indices_nonzero(wanted).to_numpy()
        held = np.zeros(len(self), np.bool_)
        for start, end in zip(
            self.ends[found].tolist(), self.ends[found + 1].tolist(), strict=True
        ):
            held[self.holders[start:end]] = True
        return held

    def _confirmed(self, held: Mask, term: SearchTerm) -> Mask:
        """Which of the texts that hold all words of a term hold them one after the other."""
        confirmed = np.zeros_like(held)
        rows = held.nonzero()[0]
        for start in range(0, len(rows), PIECE):
            some = rows[start : start + PIECE]
            for column in self.columns:
                texts = fold(column.take(pa.array(some)))
                confirmed[some] |= pc.match_substring_regex(texts, term.pattern).to_numpy()
        return confirmed


def _words(columns: list[pa.ChunkedArray], first: int) -> tuple[pa.Array, npt.NDArray[np.int32]]:
    """The words of texts one after the other, and the text of each, counted from `first`."""
    texts = pc.binary_join_element_wise(*columns, "\n")
    split = pc.utf8_split_whitespace(texts.combine_chunks())
    rows = pc.list_parent_indices(split).to_numpy().astype(np.int32) + np.int32(first)
    return pc.list_flatten(split), rows
