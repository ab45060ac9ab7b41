"""Slips, multiplied: what editors and programs do to a text that leaves its words as they are."""

import re
import textwrap
from collections.abc import Callable

Slip = Callable[[str], str]

MARK = re.compile(
    r"[ \n]\((?:Commissioner|Service (?:Provider|User)|Nurse|Patient) \w{1,2}\)(?=\*?$)",
    re.MULTILINE,
)
HEADING = re.compile(r"^\d{1,2}\. ?\d{1,2} .*$", re.MULTILINE)
LONG_WORD = 9


def windows_line_ends(text: str) -> str:
    """Each line ends as Windows ends it."""
    return text.replace("\n", "\r\n")


def headings_that_do_not_break(text: str) -> str:
    """Each blank in a heading is one that does not break."""
    return HEADING.sub(lambda heading: heading.group().replace(" ", "\u00a0"), text)


def blanks_in_numbers(text: str) -> str:
    """Each heading's number has a blank inside."""
    return re.sub(r"^(\d{1,2})\. ?(\d{1,2} )", r"\1. \2", text, flags=re.MULTILINE)


def curly_marks(text: str) -> str:
    """Each apostrophe and quotation mark is curly."""
    text = re.sub(r"(?<![\w.,;!?])'(?=\w)", "‘", text).replace("'", "’")
    return re.sub(r'(?<![\w.,;!?])"(?=\w)', "“", text).replace('"', "”")


def letters_printed_as_one(text: str) -> str:
    """Each fi and fl is one character."""
    return text.replace("fi", "\ufb01").replace("fl", "\ufb02")


def quotes_cut_by_footers(text: str) -> str:
    """Each quote has a page footer somewhere in it."""
    return _in_quotes(text, lambda quote: _cut(quote, "\n\nFinal report May 2016  7 of 31\n\n"))


def quotes_cut_by_page_numbers(text: str) -> str:
    """Each quote has a page number somewhere in it, and the end of a page."""
    return _in_quotes(text, lambda quote: _cut(quote, "\n\n17\n\n\f"))


def quotes_cut_between_sentences(text: str) -> str:
    """Each quote of several sentences that was announced has a break after the first one."""
    return _in_quotes(text, lambda quote: re.sub(r"(?<=[.!?]) (?=[A-Z])", "\n\n", quote, count=1))


def speakers_on_their_own(text: str) -> str:
    """Each speaker's mark stands by itself, below an empty line."""
    return MARK.sub(lambda mark: f"\n\n{mark.group().strip()}", text)


def emphasised_quotes(text: str) -> str:
    """Each quote stands in asterisks, its mark too."""
    return _in_quotes(text, lambda quote: f"**{quote.strip('*')}**")


def stray_quotation_marks(text: str) -> str:
    """Each quote ends in a quotation mark that has no beginning."""
    return MARK.sub(lambda mark: f'"{mark.group()}', text.replace('"', ""))


def wrapped(width: int) -> Slip:
    """Each line breaks at a width, long words at a hyphen."""

    def wrap(text: str) -> str:
        return "\n".join(map(_wrapped, text.split("\n")))

    def _wrapped(line: str) -> str:
        if "\t" in line or len(line) <= width:
            return line
        lines, rest = [], line
        while len(rest) > width:
            piece, rest = _first_line(rest, width)
            lines.append(piece)
        return "\n".join([*lines, rest])

    return wrap


def _first_line(text: str, width: int) -> tuple[str, str]:
    first = textwrap.wrap(text, width, break_on_hyphens=True, break_long_words=False)[0]
    rest = text[len(first) :]
    if not rest.startswith(" "):
        return first, rest
    rest = rest.lstrip()
    word = re.match(r"[a-z]+(?![\w'-])", rest)
    room = width - len(first) - 2
    if word and len(word.group()) >= LONG_WORD and room >= 3:
        part = min(room, len(word.group()) - 3)
        return f"{first} {rest[:part]}-", rest[part:]
    return first, rest


def _in_quotes(text: str, change: Callable[[str], str]) -> str:
    """The text with each paragraph that ends in a speaker's mark changed."""
    blocks = re.split(r"(\n\s*\n)", text)

    def changed(block: str) -> str:
        mark = MARK.search(block)
        return change(block) if mark and mark.end() >= len(block.rstrip("*\n")) else block

    return "".join(map(changed, blocks))


def _cut(quote: str, between: str) -> str:
    """The quote with something between two words, the second of which begins small."""
    breaks = [m.start() for m in re.finditer(r"(?<=[a-z,]) (?=[a-z])", quote)]
    middle = breaks[len(breaks) // 2]
    return quote[:middle] + between + quote[middle + 1 :]
