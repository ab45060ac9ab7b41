"""What charts say of responses and of quotes."""

from collections.abc import Callable, Sequence

import pandas as pd

from evaldata.model.language import capitalised, enumeration, quotes, responses

NOBODY = "No responses are shown."
"""True whether nobody took part, or some are not shown to protect them."""


def in_texts(numbers: pd.Series, form: Callable[[int], str] = "{:,}".format) -> pd.Series:
    """Each number as a text; texts, too, where there is none."""
    return numbers.map(form).astype(str)


def nobody(*, complete: bool) -> str:
    """What stands for a count of nobody; where some are not shown, nobody knows that it is so."""
    return "nobody" if complete else "none shown"


def most_responses(names: Sequence[str], counts: Sequence[int], *, complete: bool = True) -> str:
    """Who gave most responses, and how many of all; of one alone, that these are all one sees.

    Where some are not shown, it is the most that are.
    """
    total, most = sum(counts), max(counts, default=0)
    if not total:
        return NOBODY
    if most == total:
        every = f"all {total:,} responses" if total > 1 else "the only response"
        return f"{names[counts.index(most)]}: {every} shown."
    leading = [name for name, n in zip(names, counts, strict=True) if n == most]
    if most * len(leading) == total:
        return f"{enumeration(leading)}: {responses(most)} each."
    each = " each," if len(leading) > 1 else ""
    shown = "" if complete else " shown"
    return f"{enumeration(leading)}: most responses{shown}, {most:,}{each} of {total:,}."


def two_places(
    names: Sequence[str], counts: Sequence[int], *, plural: str, complete: bool = True
) -> str:
    """From which two places most responses came, and how many of all; of one where a third ties."""
    total = sum(counts)
    ranked = sorted(zip(names, counts, strict=True), key=lambda item: -item[1])
    leading = [(name, n) for name, n in ranked if n][:2]
    if not leading:
        return NOBODY
    if len(leading) == 1:
        return f"{capitalised(responses(total))}, from {leading[0][0]}."
    if leading[1][1] in [n for _, n in ranked[2:]]:
        return most_responses(names, counts, complete=complete)
    together = sum(n for _, n in leading)
    named = enumeration([name for name, _ in leading])
    some = f"{together:,} of {total:,}" if together < total else f"All {total:,}"
    shown = "" if complete else " shown"
    return f"{some} responses{shown} came from two {plural}, {named}."


def unheard(cells: pd.DataFrame) -> pd.Series:
    """Cells of whom nobody took part, nor is quoted after all."""
    return cells.absent & (cells.matches == 0)


def in_brief(cells: pd.DataFrame) -> list[str]:
    """The quotes of each cell; "–" for who took part and is not quoted, unlike nobody."""
    said = []
    for known, possible, gone in zip(cells.matches, cells.possible, unheard(cells), strict=True):
        parts = [f"{known:,}" if known else "", f"{possible:,} possible" if possible else ""]
        brief = " + ".join(filter(None, parts)) or "–"
        said.append(nobody(complete=True) if gone else brief)
    return said


def in_full(cells: pd.DataFrame) -> pd.Series:
    """The quotes of each cell in words that stand by themselves."""
    said = in_texts(cells.matches, quotes) + " known, " + in_texts(cells.possible) + " possible"
    return said.mask(unheard(cells), "nobody took part")
