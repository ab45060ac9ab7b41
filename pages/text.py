"""Texts of the data in Streamlit's elements, shown as the characters they are."""

import re
from collections.abc import Iterable
from functools import lru_cache

LABELS = 2_000
"""Texts that are kept as they are shown, for most stand on every page and in every session."""

# Streamlit reads titles, labels and captions as Markdown. As a character reference a sign is shown
# and means nothing.
_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "!\"#$&'()*+:;<=>?@[\\]^_`{|}~"}
# What is replaced after that: arrows and dashes, and addresses that are made into links.
_ARROW = r"(?<=-)(?=[->])|(?<=<)(?=[->])"
_ADDRESS = r"(?<=/)(?=/)|(?<=www)(?=\.)|(?=@)"
_PAIRS = re.compile(f"{_ARROW}|{_ADDRESS}", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_BEFORE_COUNTED = re.compile(r"(?<=\d) (?=\w)")
_LINE_END = re.compile(r"\r\n?")
_INDENT = re.compile(r"^(?=[ \t])", re.MULTILINE)  # which would make a block of code
_LIST_MARK = re.compile(r"^\s*(?:\d{1,9}[.)]|[-+])(?=\s|$)", re.MULTILINE)


@lru_cache(LABELS)
def literal(text: str) -> str:
    """A text for an element that Streamlit reads as Markdown; it is shown as it stands."""
    joined = _PAIRS.sub(_WORD_JOINER, _LINE_END.sub("\n", text)).replace(
        ":streamlit:", f":streamlit{_WORD_JOINER}:"
    )
    unlisted = _LIST_MARK.sub(rf"{_WORD_JOINER}\g<0>", _INDENT.sub(_WORD_JOINER, joined))
    return unlisted.translate(_SIGNS)


def with_numbers(text: str) -> str:
    """A text in which no line ends between a number and what it counts."""
    return _BEFORE_COUNTED.sub("\u00a0", text)


def bullets(texts: Iterable[str]) -> str:
    """Texts as a list in Markdown."""
    return "\n".join(f"- {literal(text)}" for text in texts)


def numbered(number: str | int, text: str) -> str:
    """A line of a list as Markdown: its number, where it has one, and what it says."""
    if number == "":
        return literal(text)
    return f"**{literal(str(number))}**\u2002{literal(text)}"
