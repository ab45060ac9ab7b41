"""What a filter leaves: for each quote whether it matches, is possible, or is ruled out."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from evaldata.analysis.filters import Filter, asked, meeting, not_contradicting
from evaldata.model.attributes import Attribute
from evaldata.model.patterns import AttributePatterns, Counts, ResponseCounts, compatible

Classes = npt.NDArray[np.uint8]


class QuoteClass(IntEnum):
    """How a quote stands to a filter."""

    MATCHES = 0
    POSSIBLE = 1
    RULED_OUT = 2


CLASS_NAMES = {
    QuoteClass.MATCHES: "known to match",
    QuoteClass.POSSIBLE: "possible, not known",
    QuoteClass.RULED_OUT: "ruled out",
}
LISTED = (QuoteClass.MATCHES, QuoteClass.POSSIBLE)
"""The classes of which quotes are listed; those that are ruled out are only counted."""


class ClassCounts(NamedTuple):
    """Quotes in each class; together they are all quotes counted."""

    matches: int
    possible: int
    ruled_out: int

    @property
    def total(self) -> int:
        """All quotes counted."""
        return sum(self)

    @property
    def left(self) -> int:
        """Quotes that the filter does not rule out."""
        return self.matches + self.possible

    def of(self, quote_class: QuoteClass) -> int:
        """Quotes in that class."""
        return self[quote_class]


def classify(
    patterns: AttributePatterns,
    responses: ResponseCounts,
    filter_: Filter,
    attributes: Sequence[Attribute],
) -> Classes:
    """The class of each pattern.

    A pattern matches when it states, of each attribute filtered, a value asked for. It is
    possible when it withholds some of them and a response fits both all that it states and the
    filter; a response of which something is withheld fits what it may be. Else it is ruled out.
    Where nobody is known to have taken part, anybody may have.
    Shape: (patterns,), of `QuoteClass`.
    """
    wanted = asked(filter_, attributes)
    values = patterns.values
    fits = np.ones(len(values), np.bool_)
    if len(responses.values):
        left = not_contradicting(responses.values, wanted)
        fits = compatible(values, responses.values[left])
    is_possible = not_contradicting(values, wanted) & fits
    unknown = np.where(is_possible, QuoteClass.POSSIBLE, QuoteClass.RULED_OUT)
    classes: Classes = np.where(meeting(values, wanted), QuoteClass.MATCHES, unknown)
    return classes.astype(np.uint8)


def tally(classes: Classes, counts: Counts) -> ClassCounts:
    """Quotes by class, from the class and the number of quotes of each pattern."""
    by_class = np.bincount(classes, weights=counts, minlength=len(QuoteClass))
    return ClassCounts(*map(int, by_class))
