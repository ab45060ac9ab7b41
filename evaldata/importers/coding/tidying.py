"""Rids cells of what they hold beside what they say."""

import re
import unicodedata
from collections import Counter

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


def one_spelling(cells: pd.Series) -> pd.Series:
    """Cells that differ in capitals and blanks alone, all as they are written most often.

    Where that is a draw, one that is not all in capitals goes first, then the first of the
    alphabet: so the order of the rows changes nothing, and the next delivery has the same.

    Args:
        cells: Texts, None where there is none.
    """
    often = Counter(cells.dropna())
    best_last = sorted(often, key=lambda cell: (-often[cell], cell.isupper(), cell), reverse=True)
    spelled = {_folded(cell): cell for cell in best_last}
    said = [spelled[_folded(cell)] if isinstance(cell, str) else None for cell in cells]
    return pd.Series(said, index=cells.index, dtype=object)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _inside(text: str | None) -> str | None:
    """A text without the one pair of marks that encloses it, unless nothing would be left."""
    found = QUOTED.fullmatch(text) if isinstance(text, str) else None
    return found[found.lastindex or 0].strip() or text if found else text
