"""What charts of responses say first."""

from collections.abc import Iterable, Sequence

import pandas as pd

from evaldata.evaluation import Attribute
from evaldata.sentences import capitalised, counted, enumeration

NOBODY = "No responses are shown."
"""True whether nobody took part, or some are not shown to protect them."""


def nobody(*, complete: bool) -> str:
    """What stands in the place of a count where nobody is counted.

    Where some responses are not shown, it is not known that there was nobody.
    """
    return "nobody" if complete else "none shown"


def most_responses(names: Sequence[str], counts: Sequence[int]) -> str:
    """Who gave most responses, and how many of all."""
    total, most = sum(counts), max(counts, default=0)
    if not total:
        return NOBODY
    leading = [name for name, n in zip(names, counts, strict=True) if n == most]
    return f"{enumeration(leading)}: most responses, {most:,} of {total:,}."


def two_places(names: Sequence[str], counts: Sequence[int], *, plural: str) -> str:
    """From which two places most responses came, and how many of all."""
    total = sum(counts)
    ranked = sorted(zip(names, counts, strict=True), key=lambda item: -item[1])
    leading = [(name, n) for name, n in ranked if n][:2]
    if not leading:
        return NOBODY
    if len(leading) == 1:
        return f"{capitalised(counted(total, 'response', 'responses'))}, from {leading[0][0]}."
    together = sum(n for _, n in leading)
    named = enumeration([name for name, _ in leading])
    return f"{together:,} of {total:,} responses came from two {plural}, {named}."


def responses(number: int) -> str:
    """A number of responses."""
    return counted(number, "response", "responses")


def in_order(frame: pd.DataFrame, attribute: Attribute) -> list[int]:
    """The responses of a frame by an attribute's values in their order; 0 where one is missing."""
    summed = frame.groupby(attribute.id, observed=True)["responses"].sum()
    return [int(summed.get(text, 0)) for text in attribute.texts]


def listed(names: Iterable[str], numbers: Iterable[int]) -> list[str]:
    """Names with their numbers, as one reads them out."""
    return [f"{name}: {number:,}" for name, number in zip(names, numbers, strict=True)]
