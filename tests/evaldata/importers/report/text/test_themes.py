"""A theme has a summary, a narrative and quotes, told apart."""

import re

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Speakers, Themes
from evaldata.importers.report.text.context import Row
from evaldata.importers.report.text.sections import ReportSection
from evaldata.importers.report.text.themes import themes
from evaldata.model.attributes import Attribute, Value
from tests.evaldata.importers.reading_lines import context, lines, problems, slips

SPEAKERS = Speakers(re.compile(r"\((?P<speaker>(?P<role>Child) \w)\)$"))
ROLE = Attribute("role", "Role", "roles", (Value("Child"),))
TEXT = """In short: *Roses* are
liked by
all.

Most of all by bees.

The bees came in May.

Buzz! (Child A)

They stayed until"""


def read(text: str, log: ReportLog, paragraphs: int = 1) -> Row:
    form = Themes(re.compile("^1"), re.compile(r"^In short:\s*"), {"1.1": paragraphs})
    section = ReportSection("1.1", "Roses", "line 1", tuple(lines(text)))
    ((theme, _),), quotes = themes(
        [section], context(text, log, ROLE, speakers=SPEAKERS, themes=form)
    )
    return theme | {"quotes": [row for row, _ in quotes]}


def test_the_summary_is_its_paragraph() -> None:
    theme = read(TEXT, ReportLog(""))
    assert theme["summary"] == "Roses are liked by all."
    assert theme["points"] == [
        "Most of all by bees.",
        "The bees came in May.",
        "They stayed until",
    ]
    assert [(q["speaker"], q["text"], q["role"]) for q in theme["quotes"]] == [
        ("Child A", "Buzz!", "Child")
    ]


def test_the_profile_says_where_a_summary_has_more_paragraphs() -> None:
    log = ReportLog("report.txt")
    theme = read(TEXT, log, 2)
    assert theme["summary"] == "Roses are liked by all. Most of all by bees."
    assert theme["points"] == ["The bees came in May.", "They stayed until"]
    assert slips(log)["The summary of 1.1 has 2 paragraphs, as the profile says"] == (
        "line 1",
        "line 5",
    )


def test_an_open_end_is_noted_and_left_as_it_is() -> None:
    log = ReportLog("report.txt")
    read(TEXT, log)
    assert slips(log)["The last sentence is not ended: “… They stayed until”"] == ("line 11",)


def test_a_theme_without_summary_is_a_problem() -> None:
    log = ReportLog("report.txt")
    read("The bees came in May.", log)
    assert problems(log) == [("theme_summary", "line 1", "The section “1.1 Roses” has no summary.")]
