"""A quote ends in its speaker's mark, and nothing but the speaker's words belongs to it."""

import re

import pytest

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Speakers
from evaldata.importers.report.text.lines import Line
from evaldata.importers.report.text.sections import ReportSection
from evaldata.importers.report.text.themes import themes
from evaldata.model.attributes import Attribute, Value
from tests.evaldata.importers.reading_lines import context, lines, slips, unplaced

SPEAKERS = Speakers(
    mark=re.compile(r"\((?P<speaker>(?P<role>Gardener|Child|Dog) \w)\)$"),
    near=re.compile(r"\([^()]*(gardener|child)\b[^()]*\)$", re.IGNORECASE),
    announced=re.compile(":$"),
)
ROLE = Attribute("role", "Role", "roles", (Value("Gardener"), Value("Child")))
SUMMARY = (Line("line 0", ""), Line("line 0", "In short: they met."))


def read(text: str, log: ReportLog) -> tuple[list[tuple[str, str]], list[str]]:
    """Speaker and text of each quote, and the other paragraphs."""
    section = ReportSection("1", "Beds", "line 0", (*lines(text), *SUMMARY))
    ((theme, _),), quotes = themes([section], context(text, log, ROLE, speakers=SPEAKERS))
    return [(row["speaker"], row["text"]) for row, _ in quotes], theme["points"]


def test_quotes_and_narrative_keep_their_order() -> None:
    text = "They met.\n\nRoses. (Child C)\n\nOthers said:\n\nHerbs. (Gardener B)\n\nThey parted."
    assert read(text, ReportLog("")) == (
        [("Child C", "Roses."), ("Gardener B", "Herbs.")],
        ["They met.", "Others said:", "They parted."],
    )


@pytest.mark.parametrize(
    ("quote", "text", "slip"),
    [
        ('"Roses. Then herbs." (Child C)', "Roses. Then herbs.", None),
        (
            'Roses. Then herbs." (Child C)',
            "Roses. Then herbs.",
            "A quotation mark without a pair is left out",
        ),
        ('"Roses. (Child C)', "Roses.", "A quotation mark without a pair is left out"),
        ('He said "roses" and "herbs" (Child C)', 'He said "roses" and "herbs"', None),
        ('"Roses", he said, "or herbs" (Child C)', '"Roses", he said, "or herbs"', None),
        ('"He said "roses", twice." (Child C)', 'He said "roses", twice.', None),
        ("'We don't mind.' (Child C)", "We don't mind.", None),
        ("[All of us] like roses (Child C)", "[All of us] like roses", None),
        ("*Roses.\n(Child C)*", "Roses.", "Marks of emphasis are taken off"),
        ("*Roses.* (Child C)", "Roses.", "Marks of emphasis are taken off"),
        ("Don't, *please*. (Child C)", "Don't, please.", "Marks of emphasis are taken off"),
    ],
)
def test_marks_around_a_quote_are_not_its_words(quote: str, text: str, slip: str | None) -> None:
    log = ReportLog("report.txt")
    assert read(quote, log)[0] == [("Child C", text)]
    assert slip is None or slip in slips(log)


def test_a_quote_that_was_announced_may_have_two_paragraphs() -> None:
    log = ReportLog("report.txt")
    text = "They met. One said:\n\nRoses are best.\n\nSo are herbs. (Child C)"
    assert read(text, log) == (
        [("Child C", "Roses are best. So are herbs.")],
        ["They met. One said:"],
    )
    assert slips(log) == {"A break cuts through a quote; put together": ("line 5",)}


def test_narrative_is_nobodys_words() -> None:
    log = ReportLog("report.txt")
    text = "They had this:\n\nThe garden was new.\n\nIt grew.\n\nRoses. (Child C)"
    assert read(text, log) == (
        [("Child C", "Roses.")],
        ["They had this:", "The garden was new.", "It grew."],
    )
    assert unplaced(log) == {"A quote is announced, and none follows": ("line 1",)}


def test_what_ends_like_a_quote_of_an_unknown_speaker_is_neither_quote_nor_narrative() -> None:
    log = ReportLog("report.txt")
    assert read("Roses it is. (gardener)\n\nThey met.", log) == ([], ["They met."])
    assert unplaced(log) == {
        "It ends like a quote, but with no speaker that is known: “Roses it is. (gardener)”": (
            "line 1",
        )
    }


def test_a_role_that_is_no_value_is_left_empty_and_said() -> None:
    log = ReportLog("report.txt")
    assert read("Bones. (Dog A)", log)[0] == [("Dog A", "Bones.")]
    assert unplaced(log) == {
        "“Dog” is no role that is known; the quote's is left empty": ("line 1",)
    }
