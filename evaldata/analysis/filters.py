"""A filter: which values of which attributes are asked for, and its form in an address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from evaldata.model.attributes import Attribute, Value
from evaldata.model.patterns import WITHHELD, Codes, Mask


@dataclass(frozen=True)
class Dropped:
    """A value in an address that the evaluation does not know, and what it was asked of."""

    label: str
    text: str


@dataclass(frozen=True)
class Filter:
    """Values asked for, by attribute: any of an attribute's values, of all the attributes.

    Attributes:
        chosen: Attribute ids in alphabetical order, each with the value texts asked for, in the
            attribute's order; without repetition, and never an attribute without a value.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, wanted: Mapping[str, Iterable[str]], attributes: Sequence[Attribute]) -> Self:
        """The filter that asks for these value texts; unknown ones are left out."""
        wishes = ((attribute, set(wanted.get(attribute.id, ()))) for attribute in attributes)
        picked = ((a.id, tuple(text for text in a.texts if text in wish)) for a, wish in wishes)
        return cls(tuple(sorted((name, texts) for name, texts in picked if texts)))

    @classmethod
    def parse(
        cls, query: Mapping[str, Sequence[str]], attributes: Sequence[Attribute]
    ) -> tuple[Self, tuple[Dropped, ...]]:
        """The filter of an address's query, and the values in it that are not known.

        The query `dict(filter_.chosen)` gives back the same filter.
        """
        known = ((attribute, set(attribute.texts)) for attribute in attributes)
        dropped = tuple(
            Dropped(attribute.label, text)
            for attribute, texts in known
            for text in query.get(attribute.id, ())
            if text not in texts
        )
        return cls.of(query, attributes), dropped

    def of_attribute(self, attribute_id: str) -> tuple[str, ...]:
        """The value texts asked of an attribute; empty where nothing is."""
        return dict(self.chosen).get(attribute_id, ())

    def without(self, attribute_id: str) -> "Filter":
        """The same filter, nothing asked of that attribute."""
        return Filter(tuple(item for item in self.chosen if item[0] != attribute_id))

    def values(self, attributes: Sequence[Attribute]) -> list[tuple[Attribute, tuple[Value, ...]]]:
        """The attributes filtered, each with its values asked for."""
        return [
            (attribute, tuple(attribute.value(text) for text in texts))
            for attribute in attributes
            if (texts := self.of_attribute(attribute.id))
        ]

    def __bool__(self) -> bool:
        return bool(self.chosen)


def asked(filter_: Filter, attributes: Sequence[Attribute]) -> list[tuple[int, Codes]]:
    """The filter in codes: position of each filtered attribute, and the codes asked of it."""
    position = {attribute.id: i for i, attribute in enumerate(attributes)}
    wanted = [(position[name], texts) for name, texts in filter_.chosen]
    return [(i, np.array([attributes[i].texts.index(t) for t in ts], np.int32)) for i, ts in wanted]


def meeting(rows: Codes, wanted: Sequence[tuple[int, Codes]]) -> Mask:
    """Which rows have a value that is asked for in every filtered attribute. Shape: (rows,)."""
    meets = np.ones(len(rows), np.bool_)
    for column, accepted in wanted:
        meets &= np.isin(rows[:, column], accepted)
    return meets


def not_contradicting(rows: Codes, wanted: Sequence[tuple[int, Codes]]) -> Mask:
    """Which rows state nothing that the filter excludes. Shape: (rows,)."""
    return meeting(rows, [(column, np.append(accepted, WITHHELD)) for column, accepted in wanted])
