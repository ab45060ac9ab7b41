"""Text that every format can carry, whatever stands in it."""

import re
from collections.abc import Iterable

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML cannot hold, and control characters that nobody can see: NUL, ESC, VT among them."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def legal(text: str) -> str:
    """The text with a visible mark for each character that XML cannot hold."""
    return ILLEGAL.sub(REPLACEMENT, text)


def no_formula(cell: str) -> str:
    """The cell so that a spreadsheet that reads it from CSV takes it as text, not as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def caseless(text: str) -> str:
    """A text in small letters with single blanks, as names are compared that people write."""
    return " ".join(text.casefold().split())


def distinct_labels(labels: Iterable[str]) -> list[str]:
    """The labels, each that occurs again with a number: columns of one name are not told apart.

    Labels that differ only in capitals count as one, for workbooks take them so.
    """
    taken: set[str] = set()
    found = []
    for label in labels:
        name, again = label, 2
        while name.casefold() in taken:
            name, again = f"{label} ({again})", again + 1
        taken.add(name.casefold())
        found.append(name)
    return found


def shortened(text: str, most: int = 40) -> str:
    """The text, or its beginning up to a word's end, with a mark that more follows."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head[: head.rfind(' ')] if ' ' in head else head}…"


def letters(text: str) -> str:
    """The letters and digits of a name, all small, by which names and titles are compared."""
    return "".join(character for character in text.casefold() if character.isalnum())
