"""Texts in figures: literal, and broken into lines, which Plotly does not do itself."""

import re
import textwrap
from collections.abc import Iterable

HOVER_LETTERS = 56
HYPHENED, LEAST_PART = 5, 4
"""Letters from which on a line has room for a hyphen, and of a broken word's last part."""
LINE = 17
"""Pixels from line to line of a text of 13 pixels."""


def escaped(text: str) -> str:
    """Text that Plotly shows as it stands, without reading tags in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def lines_of(text: str, letters: int, *, most: int | None = None) -> list[str]:
    """A text in lines of so many letters; what goes beyond the most lines ends in "…".

    A word that is longer than a line is broken with a hyphen.
    """
    if letters >= HYPHENED:
        long = rf"[^\s-]{{{letters + 1},}}|[^\s-]{{{letters}}}(?=-)"
        text = re.sub(long, lambda word: " ".join(_parts(word[0], letters)), text)
    lines = textwrap.wrap(text, max(letters, 2)) or [""]
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1][: max(letters - 1, 1)].rstrip(" -") + "…"]


def _parts(word: str, letters: int) -> list[str]:
    """A word in parts with hyphens, of which each has a line; the last is not too short."""
    at = min(letters - 1, len(word) - LEAST_PART)
    rest = word[at:]
    return [f"{word[:at]}-", *(_parts(rest, letters) if len(rest) > letters else [rest])]


def wrapped(text: str, letters: int, *, most: int | None = None) -> str:
    """A text in lines, literal, as Plotly reads it."""
    return broken(lines_of(text, letters, most=most))


def broken(lines: Iterable[str]) -> str:
    """Lines, literal, as Plotly reads them."""
    return "<br>".join(map(escaped, lines))


def most_lines(texts: Iterable[str]) -> int:
    """The lines of the text that has most of them, at least one."""
    return max((text.count("<br>") + 1 for text in texts), default=1)


def height_of(texts: Iterable[str]) -> int:
    """Pixels that the text with most lines takes, with some around it."""
    return LINE * most_lines(texts) + 8


def bold(text: str) -> str:
    """A text that is literal already, in bold."""
    return f"<b>{text}</b>"


def styled(text: str, *, size: int = 11, colour: str = "") -> str:
    """A text that is literal already, in another size, and in a colour where one is given."""
    tint = f";color:{colour}" if colour else ""
    return f'<span style="font-size:{size}px{tint}">{text}</span>'


def hover(text: str) -> str:
    """A text that stands beside the pointer, literal, in lines that fit on a small screen."""
    return "<br>".join(wrapped(line, HOVER_LETTERS) for line in text.splitlines())


def unmarked(text: str) -> str:
    """A text without the tags that set it bold or smaller."""
    return re.sub("<[^>]*>", "", text)
