"""Search in quotes: any case, accents and apostrophe styles alike, with what to highlight."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.profiles import Mask

MOST_WORDS = 8
MOST_CHARACTERS = 200
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
    folded = fold(pa.chunked_array([[query[:MOST_CHARACTERS]]]))[0].as_py()
    return tuple(dict.fromkeys(folded.split()))[:MOST_WORDS]


@dataclass(frozen=True, eq=False)
class Haystack:
    """Folded texts to search, one a quote."""

    folded: pa.ChunkedArray

    @classmethod
    def of(cls, *columns: pa.ChunkedArray) -> Self:
        """The haystack of texts that lie side by side in these columns."""
        return cls(pc.binary_join_element_wise(*map(fold, columns), "\n"))

    def find(self, query: str) -> Mask | None:
        """Which texts hold every word of the query; None where it has no word. Shape: (texts,)."""
        words = needles(query)
        if not words:
            return None
        rows = np.arange(len(self.folded))
        texts = self.folded
        for word in sorted(words, key=len, reverse=True):
            hit = pc.match_substring(texts, word)
            rows = rows[hit.to_numpy()]
            texts = texts.filter(hit)
        found = np.zeros(len(self.folded), np.bool_)
        found[rows] = True
        return found


def highlights(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text: start and end of each, none overlapping."""
    words = needles(query)
    if not words or not text:
        return []
    pieces = fold(pa.chunked_array([list(text)], pa.string())).to_pylist()
    origin = [i for i, piece in enumerate(pieces) for _ in piece]
    folded = "".join(pieces)
    spans = [
        (origin[start], _with_marks(pieces, origin[start + len(word) - 1] + 1))
        for word in words
        for start in _occurrences(folded, word)
    ]
    return _merged(spans)


def _with_marks(pieces: list[str], end: int) -> int:
    """The end of a span, moved behind the accents that belong to its last character."""
    while end < len(pieces) and not pieces[end]:
        end += 1
    return end


def _occurrences(text: str, word: str) -> list[int]:
    found, start = [], text.find(word)
    while start >= 0:
        found.append(start)
        start = text.find(word, start + len(word))
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
