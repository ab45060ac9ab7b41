"""Text that every format can carry, whatever stands in it."""

import re

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


def shortened(text: str, most: int = 40) -> str:
    """The text, or its beginning up to a word's end, with a mark that more follows."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head[: head.rfind(' ')] if ' ' in head else head}…"
