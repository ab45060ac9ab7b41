"""Whose words a group of quotes are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from weakref import WeakKeyDictionary

import numpy as np

from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.quotes import Rows
from evaldata.model.attributes import Value
from evaldata.model.entities import Theme
from evaldata.model.patterns import WITHHELD
from evaldata.model.vocabulary import Wording


@dataclass(frozen=True)
class Voices:
    """Who is heard in some quotes.

    Attributes:
        quotes: Quotes by value of the voice attribute; only values that are heard.
        unknown: Quotes of which the voice is withheld.
        speakers: Each speaker with their number of quotes: one who is quoted several times is one
            voice. None where speakers are not told apart: protected, or labelled by their
            role alone.
        wordings: The kinds of wording that occur.
    """

    quotes: tuple[tuple[Value, int], ...]
    unknown: int
    speakers: tuple[tuple[str, int], ...] | None
    wordings: tuple[Wording, ...]

    @classmethod
    def of(cls, dataset: Dataset, rows: Rows) -> Self:
        """The voices in the quotes at these rows."""
        values = dataset.voice.values
        stated = dataset.quotes.stated(rows, dataset.voice)
        unknown, *counts = np.bincount(stated - WITHHELD, minlength=len(values) + 1).tolist()
        heard = tuple((value, n) for value, n in zip(values, counts, strict=True) if n)
        return cls(heard, unknown, _speakers(dataset, rows), dataset.quotes.wordings_at(rows))

    @property
    def total(self) -> int:
        """All quotes."""
        return self.unknown + sum(n for _, n in self.quotes)

    @property
    def only(self) -> Value | None:
        """The one value that alone is heard; None where several are, or none, or some unknown."""
        return self.quotes[0][0] if len(self.quotes) == 1 and not self.unknown else None

    @property
    def repeated(self) -> tuple[tuple[str, int], ...]:
        """The speakers who are quoted more than once."""
        return tuple((speaker, n) for speaker, n in self.speakers or () if n > 1)

    @property
    def alone(self) -> str | None:
        """The one speaker who alone is heard; None where several are, or nobody knows."""
        return self.speakers[0][0] if self.speakers and len(self.speakers) == 1 else None


def _speakers(dataset: Dataset, rows: Rows) -> tuple[tuple[str, int], ...] | None:
    """The speakers of these rows; None where they are protected, or nobody is named.

    Nobody is where any label is a role, which many share.
    """
    speakers = () if dataset.protection.labels else dataset.quotes.speakers(rows)
    roles = dataset.voice.names
    shared = any(label.casefold() in roles for label, _ in speakers)
    return None if shared or not speakers else speakers


_KNOWN: WeakKeyDictionary[Dataset, dict[tuple[str, ...] | None, Voices]] = WeakKeyDictionary()


def voices_of(dataset: Dataset, theme_ids: Sequence[str] | None = None) -> Voices:
    """The voices of all quotes, or of those of these themes, whatever the filter; remembered."""
    known = _KNOWN.setdefault(dataset, {})
    key = None if theme_ids is None else tuple(theme_ids)
    if key not in known:
        known[key] = Voices.of(dataset, View.of(dataset).rows(key))
    return known[key]


def is_heard(dataset: Dataset, theme: Theme) -> bool:
    """Whether a quote stands for a theme, or for one within it."""
    own = voices_of(dataset, [theme.theme_id]).total
    return bool(own) or any(is_heard(dataset, within) for within in dataset.below(theme))
