"""Rids cells of what they hold beside what they say."""

import re

import pandas as pd

from evaldata.importers.log import CodingLog

QUOTED = re.compile(
    r'"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|”([^”]+)”|‘([^‘]+)’|«([^«»]+)»|»([^«»]+)«'
)
"""A text in one pair of quotation marks: straight, curly, German, Swedish, single, or pointed."""
FILLER = re.compile(r"(n/?a|n\.a|none|nil|null|nan)\.?|[-–—.…_/]+", re.IGNORECASE)
"""What a cell holds where somebody had nothing to say, or a program nothing to write."""


def says_nothing(texts: pd.Series) -> pd.Series:
    """Which of these texts only fill their cell, as “n/a” does."""
    return texts.fillna("").str.fullmatch(FILLER)


def without_marks(texts: pd.Series, log: CodingLog) -> pd.Series:
    """Texts without the quotation marks around them, for pages put their own.

    Args:
        texts: Texts, None where there is none.
        log: Told how many had such marks.
    """
    said = pd.Series(map(_inside, texts), index=texts.index, dtype=object)
    marked = int((said != texts)[texts.notna()].sum())
    if marked:
        log.understood.append(f"Quotation marks around quotes are left out: {marked:,}.")
    return said


def _inside(text: str | None) -> str | None:
    """A text without the one pair of marks that encloses it, unless nothing would be left."""
    found = QUOTED.fullmatch(text) if isinstance(text, str) else None
    return found[found.lastindex or 0].strip() or text if found else text
