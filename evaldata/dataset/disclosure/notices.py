"""What an author should know of how a dataset is protected: what is shown less exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from evaldata.dataset.disclosure.coarsening import People, sharing
from evaldata.dataset.disclosure.protection import Protection
from evaldata.model.attributes import Attribute
from evaldata.model.patterns import WITHHELD, Codes, distinct
from evaldata.model.problems import Problem, in_evaluation, in_file
from evaldata.model.schema import PARTICIPANTS, QUOTES

LISTS = "python -m evaldata disclosure DATASET lists each combination."


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


def notices_of(
    protection: Protection,
    responses: tuple[Codes, Codes],
    risks: Sequence[Risk],
    attributes: Sequence[Attribute],
) -> Iterator[Problem]:
    """What an author should know; the responses are those written, and those shown."""
    if protection.participants:
        if not protection.by_person:
            message = (
                "It is not said whose each response is, so responses are counted and not people: "
                "where one person gave several, fewer people than the threshold can be alike."
            )
            remedy = "Add the column person_id, or set a higher threshold."
            yield in_file("disclosure_person", PARTICIPANTS.file, message, remedy)
        yield from _of_values(responses, attributes)
        if rows := sum(risk.rows for risk in risks if risk.where == PARTICIPANTS.name):
            message = (
                f"{rows:,} responses are shown less exactly, so that no number below "
                f"{protection.threshold} can be told from the others."
            )
            yield in_file("disclosure_merged", PARTICIPANTS.file, message, LISTS)
    if rows := sum(risk.rows for risk in risks if risk.where == QUOTES.name):
        message = f"Of the speakers of {rows:,} quotes less is shown than they state."
        remedy = f"{LISTS} Where the report has published it, say labels_published = true."
        yield in_file("disclosure_quotes", QUOTES.file, message, remedy)


def _of_values(
    responses: tuple[Codes, Codes], attributes: Sequence[Attribute]
) -> Iterator[Problem]:
    """Values that nobody has, and values that are shown of nobody."""
    known, shown = responses
    for place, attribute in enumerate(attributes):
        field = f"attributes.{attribute.id}"
        given = set(known[:, place].tolist())
        lost = given - set(shown[:, place].tolist())
        if unused := [v.shown for i, v in enumerate(attribute.values) if i not in given]:
            message = f"Nobody has a value, and others beside it are withheld: {', '.join(unused)}."
            remedy = "Take it out of the attribute's values."
            yield in_evaluation("disclosure_unused", field, message, remedy)
        if hidden := [attribute.values[i].shown for i in sorted(lost - {WITHHELD})]:
            message = f"Shown of nobody, since too few are alike: {', '.join(hidden)}."
            remedy = "Make one value of several, or list those beside each other that belong so."
            yield in_evaluation("disclosure_hidden", field, message, remedy)
