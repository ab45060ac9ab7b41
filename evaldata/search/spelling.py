"""The words that somebody may have meant who typed one that is nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import process
from rapidfuzz.distance import OSA

ONE_ERROR, TWO_ERRORS = 4, 8
"""Letters from which on a word may have so many errors."""
BEGUN = 5
"""Letters from which on a word that is still being typed may have an error."""
OFFERED = 3
_AROUND = r"^[^\pL\pN]+|[^\pL\pN]+$"
_WITHIN = r"[^\pL\pN']+"


def errors_in(word: str) -> int:
    """How many letters of a word may be wrong, too many, missing, or changed with the next one."""
    return (len(word) >= ONE_ERROR) + (len(word) >= TWO_ERRORS)


@dataclass(frozen=True, eq=False)
class Spellings:
    """The words of texts without what surrounds them.

    Attributes:
        words: Folded, each once; parts of a compound are words too.
        counts: How often each occurs. Shape: (words,).
    """

    words: pa.Array
    counts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, words: pa.Array, counts: npt.NDArray[np.int64]) -> Self:
        """The spellings of words that occur so often, and of others that occur nowhere."""
        whole = pc.replace_substring_regex(words, _AROUND, "")
        parts = pc.split_pattern_regex(whole, _WITHIN)
        compound = pc.greater(pc.list_value_length(parts), 1)
        parents = pc.list_parent_indices(parts.filter(compound)).to_numpy()
        number = np.concatenate([counts, counts[compound.to_numpy(zero_copy_only=False)][parents]])
        return cls(*_grouped([whole, pc.list_flatten(parts.filter(compound))], number))

    def near(self, word: str, *, begun: bool) -> tuple[str, ...]:
        """The words nearest to one, the most frequent first; none where all are too far away.

        Args:
            word: Folded.
            begun: Whether beginnings of words are asked for; else they come after whole words.
        """
        most = errors_in(word)
        lengths = pc.utf8_length(self.words)
        enough = pc.greater_equal(lengths, len(word) - most)
        fitting = pc.and_(enough, pc.less_equal(lengths, len(word) + most))
        found = [
            [] if begun else _nearest(word, self.words.filter(fitting), self._counts(fitting)),
            self._beginnings(word, enough) if len(word) >= BEGUN else [],
        ]
        best = min(filter(None, found), key=lambda near: near[0].errors, default=[])
        return tuple(near.word for near in best[:OFFERED])

    def _beginnings(self, word: str, enough: pa.Array) -> list["_Near"]:
        """How the words begin that begin nearly as this one: the longest of what is nearest."""
        most = errors_in(word)
        alike = pc.and_(enough, pc.starts_with(self.words, word[0]))
        words, counts = self.words.filter(alike), self._counts(alike)
        cut = [
            pc.utf8_slice_codeunits(words, 0, length)
            for length in range(len(word) - most, len(word) + most + 1)
        ]
        near = _nearest(word, *_grouped(cut, np.tile(counts, len(cut))))
        return sorted(near, key=lambda near: len(near.word), reverse=True)[:1]

    def _counts(self, chosen: pa.Array) -> npt.NDArray[np.int64]:
        counts: npt.NDArray[np.int64] = self.counts[chosen.to_numpy(zero_copy_only=False)]
        return counts


class _Near(NamedTuple):
    errors: int
    seldom: int
    word: str


def _nearest(word: str, words: pa.Array, counts: npt.NDArray[np.int64]) -> list[_Near]:
    """The words with the fewest errors, the most frequent first."""
    most = errors_in(word)
    if not most:
        return []
    found = process.extract(
        word, words.to_pylist(), scorer=OSA.distance, score_cutoff=most, limit=None
    )
    least = min((errors for _, errors, _ in found), default=0)
    return sorted(_Near(int(e), -int(counts[i]), name) for name, e, i in found if e == least)


def _grouped(
    words: Sequence[pa.Array], counts: npt.NDArray[np.int64]
) -> tuple[pa.Array, npt.NDArray[np.int64]]:
    """Each word once, with how often it occurs altogether."""
    encoded = pa.concat_arrays(words).dictionary_encode()
    summed = np.bincount(encoded.indices.to_numpy(), counts, len(encoded.dictionary))
    return encoded.dictionary, summed.astype(np.int64)
