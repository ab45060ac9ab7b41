"""Lines, and what is noted of them, for tests of single steps."""

from evaldata.importers.log import Remarks, ReportLog
from evaldata.importers.report.text.joining import Words
from evaldata.importers.report.text.lines import Line, plain, text_lines


def lines(text: str) -> list[Line]:
    """The lines of a text in plain characters."""
    return plain(text_lines(text), ReportLog("report.txt"))


def words(text: str) -> Words:
    """The words of a text."""
    return Words.of(lines(text))


def slips(log: ReportLog) -> dict[str, tuple[str, ...]]:
    """Places by message of the slips put down."""
    return _told(log.slips)


def unplaced(log: ReportLog) -> dict[str, tuple[str, ...]]:
    """Places by message of what had no place."""
    return _told(log.unplaced)


def problems(log: ReportLog) -> list[tuple[str, str, str]]:
    """Rule, place and message of the problems put down."""
    return [(p.rule, p.field, p.message) for p in log.problems]


def _told(remarks: Remarks) -> dict[str, tuple[str, ...]]:
    return {message: tuple(dict.fromkeys(places)) for message, places in remarks.items()}
