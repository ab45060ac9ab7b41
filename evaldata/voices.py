"""Whose words a group of quotes are."""

from dataclasses import dataclass

import numpy as np

from evaldata.evaluation import Value
from evaldata.profiles import WITHHELD
from evaldata.quotes import Rows
from evaldata.view import View


@dataclass(frozen=True)
class Voices:
    """Who is heard in some quotes.

    Attributes:
        quotes: Quotes by value of the voice attribute; only values that are heard.
        unknown: Quotes of which the voice is withheld.
        speakers: Distinct speakers, as the report labels them.
        values: How many values the voice attribute has.
    """

    quotes: tuple[tuple[Value, int], ...]
    unknown: int
    speakers: tuple[str, ...]
    values: int

    @classmethod
    def of(cls, view: View, rows: Rows) -> "Voices":
        """The voices in the quotes at these rows."""
        dataset = view.dataset
        values = dataset.voice.values
        stated = dataset.quotes.stated(rows, dataset.voice)
        unknown, *counts = np.bincount(stated - WITHHELD, minlength=len(values) + 1).tolist()
        heard = tuple((value, n) for value, n in zip(values, counts, strict=True) if n)
        return cls(heard, unknown, dataset.quotes.speakers(rows), len(values))

    @property
    def only(self) -> Value | None:
        """The one value that alone is heard; None where several are, or none, or some unknown."""
        return self.quotes[0][0] if len(self.quotes) == 1 and not self.unknown else None
