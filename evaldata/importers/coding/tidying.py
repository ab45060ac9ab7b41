"""Rids cells of what they hold beside what they say."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from evaldata.importers.log import CodingLog
from evaldata.model.text import caseless

QUOTED = re.compile(
    r'"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|”([^”]+)”|‘((?:[^‘’]|(?<=\w)’(?=\w))+)’|«([^«»]+)»|»([^«»]+)«'
)
"""A text in one pair of quotation marks: straight, curly, German, Swedish, single, or pointed."""
BLANK = r"n/a\.?|n\.a\.?|nan|[-–—.…_/\"“”„‘’«»]+"
"""What a cell holds where nothing applies, or a program had nothing to write."""
FILLER = re.compile(rf"{BLANK}|(na|none|nil|null)\.?", re.IGNORECASE)
"""What a text is where somebody had nothing to say; "none" may be a value, "NA" a name."""

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d/%m/%y", "%m/%d/%y")
"""How dates are written."""


def says_nothing(texts: pd.Series) -> pd.Series:
    """Which of these texts only fill their cell, as “n/a” does."""
    return texts.fillna("").str.fullmatch(FILLER)


def without_blanks(cells: pd.Series) -> pd.Series:
    """Cells that only fill their place, as “n/a” does, taken for the blanks that they are."""
    return cells.mask(cells.fillna("").map(is_blank), None)


def is_blank(cell: str) -> bool:
    """Whether a cell, or a theme in it, only fills its place."""
    return re.fullmatch(BLANK, cell, re.IGNORECASE) is not None


def without_marks(texts: pd.Series, log: CodingLog) -> pd.Series:
    """Texts without the quotation marks around them, for pages put their own."""
    said = pd.Series(map(_inside, texts), index=texts.index, dtype=object)
    marked = int((said != texts)[texts.notna()].sum())
    if marked:
        log.understood.append(f"Quotation marks around quotes are left out: {marked:,}.")
    return said


def one_spelling(cells: pd.Series) -> pd.Series:
    """Cells that differ in capitals and blanks alone, all as they are written most often.

    Where that is a draw, one that is not all in capitals goes first, then the first of the
    alphabet: so the order of the rows changes nothing, and the next delivery has the same.
    """
    often = Counter(cells.dropna())
    best_last = sorted(often, key=lambda cell: (-often[cell], cell.isupper(), cell), reverse=True)
    spelled = {_folded(cell): cell for cell in best_last}
    said = [spelled[_folded(cell)] if isinstance(cell, str) else None for cell in cells]
    return pd.Series(said, index=cells.index, dtype=object)


def spelled_paths(rows: Sequence[Sequence[str]], joint: str) -> list[list[str]]:
    """Paths of themes, each of their parts in one spelling; see `one_spelling`."""
    parts = [part for row in rows for path in row for part in path.split(joint)]
    every = pd.Series(parts, dtype=object)
    spelled = dict(zip(every, one_spelling(every), strict=True))
    return [[joint.join(spelled[p] for p in path.split(joint)) for path in row] for row in rows]


def with_dates(frame: pd.DataFrame, heading: str | None, log: CodingLog) -> pd.DataFrame:
    """Dates as year, month, day, where all of them can be read in one way and no other."""
    if heading is None:
        return frame
    texts = frame[heading].dropna().str.extract(r"^([^\sT]+)", expand=False)
    ways = [way for way in DAYS if pd.to_datetime(texts, format=way, errors="coerce").notna().all()]
    if len(ways) != 1:
        why = "could be read in several ways" if ways else "are not all dates"
        log.understood.append(f"{heading}: its cells {why}, and are kept as they are.")
        return frame
    days = pd.to_datetime(texts, format=ways[0]).dt.strftime("%Y-%m-%d")
    return frame.assign(**{heading: days.reindex(frame.index)})


def _folded(text: str) -> str:
    return caseless(unicodedata.normalize("NFC", text))


def _inside(text: str | None) -> str | None:
    """A text without the one pair of marks that encloses it, unless nothing would be left."""
    found = QUOTED.fullmatch(text) if isinstance(text, str) else None
    return found[found.lastindex or 0].strip() or text if found else text
