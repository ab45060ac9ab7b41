"""Search in quotes: any case, accents and apostrophe styles alike, with what to highlight."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.profiles import Mask

MOST_WORDS = 8
MOST_CHARACTERS = 200
PIECE = 100_000
"""Texts that are folded at a time, so that a large evaluation needs little memory for it."""

APOSTROPHES = "[‘’‛ʼ´`′＇]"
QUOTATION_MARKS = "[“”„‟″]"
DASHES = "[‐‑‒–—―−]"
MARKS = r"\p{Mn}"


def fold(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts in the form in which they are compared: no case, no accents, plain punctuation."""
    for pattern, plain in ((APOSTROPHES, "'"), (QUOTATION_MARKS, '"'), (DASHES, "-")):
        texts = pc.replace_substring_regex(texts, pattern, plain)
    texts = pc.replace_substring_regex(pc.utf8_normalize(texts, form="NFKD"), MARKS, "")
    return pc.utf8_lower(texts)


def needles(query: str) -> tuple[str, ...]:
    """The folded words of a query; a text must hold all of them to be found."""
    return _needles(query[:MOST_CHARACTERS]) if query else ()


@lru_cache(256)
def _needles(query: str) -> tuple[str, ...]:
    folded = fold(pa.chunked_array([[query]]))[0].as_py()
    return tuple(dict.fromkeys(folded.split()))[:MOST_WORDS]


@dataclass(frozen=True, eq=False)
class Haystack:
    """Texts to search, as an index: which words occur, and which texts hold each.

    A word of a query has no space in it, so a text holds it where one of the text's words does.
    There are few distinct words however many texts there are.

    Attributes:
        texts: How many texts there are.
        words: The distinct folded words.
        holders: The texts that hold the first word, then those of the second, and so on.
        ends: Where in `holders` the texts of each word end. Shape: (words + 1,), from 0.
    """

    texts: int
    words: pa.Array
    holders: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int64]

    @classmethod
    def of(cls, *columns: pa.ChunkedArray) -> Self:
        """The haystack of texts that lie side by side in these columns."""
        texts = len(columns[0])
        pieces = [
            _words(
                pc.binary_join_element_wise(*(fold(c.slice(i, PIECE)) for c in columns), "\n"), i
            )
            for i in range(0, texts, PIECE)
        ]
        encoded = pa.chunked_array([words for words, _ in pieces], pa.string()).dictionary_encode()
        words = encoded.chunk(0).dictionary if encoded.num_chunks else pa.array([], pa.string())
        codes = np.concatenate([np.zeros(0, np.int32), *(c.indices for c in encoded.chunks)])
        rows = np.concatenate([np.zeros(0, np.int32), *(rows for _, rows in pieces)])
        counts = np.bincount(codes, minlength=len(words))
        holders = rows[np.argsort(codes, kind="stable")]
        return cls(texts, words, holders, np.concatenate([[0], np.cumsum(counts)]))

    def find(self, query: str) -> Mask | None:
        """Which texts hold every word of the query; None where it has no word. Shape: (texts,)."""
        found = None
        for word in needles(query):
            holding = self._holding(word)
            found = holding if found is None else found & holding
        return found

    def _holding(self, word: str) -> Mask:
        """Which texts hold a word, be it inside of another. Shape: (texts,)."""
        holding = np.zeros(self.texts, np.bool_)
        for i in pc.indices_nonzero(pc.match_substring(self.words, word)).to_numpy():
            holding[self.holders[self.ends[i] : self.ends[i + 1]]] = True
        return holding


def _words(texts: pa.ChunkedArray, first: int) -> tuple[pa.Array, npt.NDArray[np.int32]]:
    """The words of texts one after the other, and the text of each, counted from `first`."""
    split = pc.utf8_split_whitespace(texts.combine_chunks())
    rows = pc.list_parent_indices(split).to_numpy().astype(np.int32) + np.int32(first)
    return pc.list_flatten(split), rows


@lru_cache(4096)
def _folded(character: str) -> str:
    """A character as it is compared; empty for an accent."""
    folded: str = fold(pa.chunked_array([[character]]))[0].as_py()
    return folded


def highlights(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text: start and end of each, none overlapping."""
    words = needles(query)
    if not words or not text:
        return []
    pieces = list(map(_folded, text))
    origin = [i for i, piece in enumerate(pieces) for _ in piece]
    folded = "".join(pieces)
    spans = [
        (origin[start], _with_marks(pieces, origin[start + len(word) - 1] + 1))
        for word in words
        for start in (match.start() for match in re.finditer(re.escape(word), folded))
    ]
    return _merged(spans)


def _with_marks(pieces: list[str], end: int) -> int:
    """The end of a span, moved behind the accents that belong to its last character."""
    while end < len(pieces) and not pieces[end]:
        end += 1
    return end


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
