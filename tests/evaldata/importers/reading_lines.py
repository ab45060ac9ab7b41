"""Lines, and what is noted of them, for tests of single steps."""

from evaldata.importers.account import Notes, Remark
from evaldata.importers.text.joining import Words
from evaldata.importers.text.lines import Line, plain, text_lines


def lines(text: str) -> list[Line]:
    """The lines of a text in plain characters."""
    return plain(text_lines(text), Notes("report.txt"))


def words(text: str) -> Words:
    """The words of a text."""
    return Words.of(lines(text))


def slips(notes: Notes) -> dict[str, tuple[str, ...]]:
    """Places by message of the slips put down."""
    return _told(notes.account().slips)


def unplaced(notes: Notes) -> dict[str, tuple[str, ...]]:
    """Places by message of what had no place."""
    return _told(notes.account().unplaced)


def problems(notes: Notes) -> list[tuple[str, str, str]]:
    """Rule, place and message of the problems put down."""
    return [(p.rule, p.field, p.message) for p in notes.account().problems]


def _told(remarks: tuple[Remark, ...]) -> dict[str, tuple[str, ...]]:
    return {remark.message: remark.places for remark in remarks}
