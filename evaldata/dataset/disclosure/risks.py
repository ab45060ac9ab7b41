"""Combinations that too few people share, and what is shown instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from evaldata.dataset.disclosure.coarsening import People, sharing
from evaldata.model.attributes import Attribute
from evaldata.model.patterns import WITHHELD, Codes, distinct
from evaldata.model.schema import PARTICIPANTS


@dataclass(frozen=True)
class Risk:
    """A combination of values that too few share, and what is shown instead.

    Attributes:
        where: "participants" or "quotes".
        stated: The values that would be shown.
        shown: The values that are shown; shorter by those withheld.
        rows: Rows of the table that are affected.
        sharing: People who share what would be shown, and what is.
    """

    where: str
    stated: tuple[str, ...]
    shown: tuple[str, ...]
    rows: int
    sharing: tuple[int, int]

    def __str__(self) -> str:
        """The risk in a line, for a report of all."""
        was, now = (", ".join(values) for values in (self.stated, self.shown))
        rows = f"{self.rows:,} row{'' if self.rows == 1 else 's'}"
        before, after = self.sharing
        shown = f"shown as {now} (shared by {after:,})" if now else "not shown"
        return f"{self.where}, {rows}: {was} (shared by {before:,}) {shown}"


def risks(
    where: str,
    changed: tuple[Codes, Codes],
    responses: tuple[Codes, Codes],
    people: People,
    attributes: Sequence[Attribute],
) -> Iterator[Risk]:
    """What was changed of a table, each combination once.

    Its rows and the responses are given as they would be shown, and as they are.
    Shape: (rows, attributes).
    """
    rows = (changed[0] != changed[1]).any(axis=1)
    pairs, which = distinct(np.hstack(changed)[rows])
    before, after = np.hsplit(pairs, 2)
    exactly = where == PARTICIPANTS.name
    shares = zip(
        sharing(before, responses[0], people, exactly=exactly).tolist(),
        sharing(after, responses[1], people, exactly=exactly).tolist(),
        strict=True,
    )
    counts = np.bincount(which, minlength=len(pairs)).tolist()
    for was, now, count, both in zip(before, after, counts, shares, strict=True):
        yield Risk(where, _named(was, attributes), _named(now, attributes), count, both)


def _named(row: Codes, attributes: Sequence[Attribute]) -> tuple[str, ...]:
    return tuple(
        attribute.values[code].shown
        for attribute, code in zip(attributes, row, strict=True)
        if code != WITHHELD
    )
