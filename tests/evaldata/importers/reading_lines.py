"""Lines, and what is noted of them, for tests of single steps."""

import re
from typing import Any

import msgspec

from evaldata.importers.log import Remarks, ReportLog
from evaldata.importers.report.profile import (
    NEVER,
    Headings,
    Participants,
    Profile,
    Speakers,
    Text,
    Themes,
)
from evaldata.importers.report.text.context import ReportContext
from evaldata.importers.report.text.lines import Line, Words, plain, text_lines
from evaldata.model.attributes import Attribute
from evaldata.model.evaluation import Evaluation, Rights


def lines(text: str) -> list[Line]:
    """The lines of a text in plain characters."""
    return plain(text_lines(text), ReportLog("report.txt"))


def words(text: str) -> Words:
    """The words of a text."""
    return Words(lines(text))


PROFILE = Profile(
    headings=Headings(()),
    participants=Participants(re.compile("^Who"), ()),
    themes=Themes(re.compile("^1"), re.compile(r"^In short:\s*")),
    speakers=Speakers(NEVER),
    statements=(),
    text=Text(emphasis=("**", "*")),
)
EVALUATION = Evaluation("Meals", "Meals", (), "role", Rights("Free."))


def profile(**parts: Any) -> Profile:  # noqa: ANN401 - of any type, by their names
    """A profile with these parts, and of no account otherwise."""
    return msgspec.structs.replace(PROFILE, **parts)


def context(text: str, log: ReportLog, *attributes: Attribute, **parts: Any) -> ReportContext:  # noqa: ANN401
    """What a text is read by: an evaluation with these attributes, a profile with these parts."""
    evaluation = msgspec.structs.replace(EVALUATION, attributes=attributes)
    return ReportContext(profile(**parts), evaluation, words(text), log)


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
