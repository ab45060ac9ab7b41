"""Participants and quotes by what is known of them, coded so that counting is arithmetic.

A *pattern* is one combination of attribute values; quotes that state the same share it. There
are few of them however many quotes there are, so a filter is decided on patterns, not on rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.model.attributes import Attribute
from evaldata.model.vocabulary import Basis

Codes = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

WITHHELD = -1


def codes(table: pa.Table, attributes: Sequence[Attribute]) -> Codes:
    """Position of each row's value in its attribute's order, `WITHHELD` for null.

    Shape: (rows, attributes).
    """
    coded = np.full((table.num_rows, len(attributes)), WITHHELD, np.int32)
    for i, attribute in enumerate(attributes):
        values = pa.array([value.value for value in attribute.values])
        found = pc.index_in(table.column(attribute.id), value_set=values)
        coded[:, i] = pc.fill_null(found, WITHHELD).to_numpy()
    return coded


def distinct(rows: Codes) -> tuple[Codes, npt.NDArray[np.intp]]:
    """The distinct rows in ascending order, and which of them each row is."""
    distinct, which = np.unique(rows, axis=0, return_inverse=True)
    return distinct, which.reshape(-1)


@dataclass(frozen=True)
class ResponseCounts:
    """Responses counted by every combination of attribute values that occurs.

    Attributes:
        values: Codes of each combination. Shape: (combinations, attributes).
        count: Responses with the combination. Shape: (combinations,).
        derived: Those of them with a derived value. Shape: (combinations,).
    """

    values: Codes
    count: Counts
    derived: Counts

    @classmethod
    def of(cls, participants: pa.Table, attributes: Sequence[Attribute]) -> Self:
        """The responses of a participants table."""
        values, which = distinct(codes(participants, attributes))
        derived = pc.equal(participants.column("basis"), Basis.DERIVED.value).to_numpy()
        return cls(
            values,
            np.bincount(which, minlength=len(values)).astype(np.int64),
            np.bincount(which, weights=derived, minlength=len(values)).astype(np.int64),
        )


@dataclass(frozen=True)
class AttributePatterns:
    """Quotes by what is known of their speakers.

    Attributes:
        values: Codes of each pattern. Shape: (patterns, attributes).
        of_quote: Pattern of each quote. Shape: (quotes,).
        count: Quotes of each pattern. Shape: (patterns,).
    """

    values: Codes
    of_quote: Codes
    count: Counts

    @classmethod
    def of(cls, quotes: pa.Table, attributes: Sequence[Attribute]) -> Self:
        """The patterns of a quotes table."""
        values, which = distinct(codes(quotes, attributes))
        count = np.bincount(which, minlength=len(values)).astype(np.int64)
        return cls(values, which.astype(np.int32), count)

    def stated(self, attributes: Sequence[Attribute], attribute: Attribute) -> Codes:
        """What each pattern states of an attribute, one that is not among them included.

        Shape: (patterns,).
        """
        if attribute not in attributes:
            return np.full(len(self.values), WITHHELD, np.int32)
        codes: Codes = self.values[:, list(attributes).index(attribute)]
        return codes


def compatible(patterns: Codes, responses: Codes) -> Mask:
    """Which patterns have a response that contradicts nothing they state.

    A response may withhold values too; what either withholds is no contradiction.
    Shape: patterns (p, attributes), responses (r, attributes); result (p,).
    """
    fits = np.zeros(len(patterns), np.bool_)
    if not len(patterns) or not len(responses):
        return fits
    stated, held = patterns != WITHHELD, responses != WITHHELD
    for asked in np.unique(stated, axis=0):
        alike = (stated == asked).all(axis=1)
        for kept in np.unique(held, axis=0):
            both = asked & kept
            some = responses[(held == kept).all(axis=1)]
            known = {row.tobytes() for row in np.ascontiguousarray(some[:, both])}
            alike_rows = np.ascontiguousarray(patterns[alike][:, both])
            fits[alike] |= [row.tobytes() in known for row in alike_rows]
    return fits
