"""Lists are read item by item, numbered or paragraph by paragraph."""

import re

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Headings, StatementList
from evaldata.importers.report.text.sections import ReportSection, sections
from evaldata.importers.report.text.statements import before_lists, statements
from evaldata.model.vocabulary import StatementKind
from tests.evaldata.importers.reading_lines import (
    context,
    lines,
    problems,
    profile,
    slips,
    unplaced,
)

ITEM = re.compile(r"^(?P<number>\d+)\.\s+(?P<text>\S.*)$")
FINDINGS = StatementList(StatementKind.FINDING, re.compile("Findings"), item=ITEM)
LIKED = StatementList(
    StatementKind.VALUED, re.compile("Discussion"), after=re.compile("^What is liked:$")
)
LACKING = StatementList(
    StatementKind.MISSING, re.compile("Discussion"), after=re.compile("^What is lacking:$")
)


def cut(text: str) -> list[ReportSection]:
    form = Headings((re.compile("^(?P<title>Findings|Discussion)$"),))
    return sections(lines(text), profile(headings=form), ReportLog(""))


def read(
    text: str, log: ReportLog, *forms: StatementList, known: int = 0
) -> list[tuple[str, int, str]]:
    amounts = {kind.value: known for kind in StatementKind}
    found = statements(cut(text), context(text, log, statements=forms), amounts)
    return [(row["kind"], row["number"], row["text"]) for row, _ in found]


def test_numbered_items_wrap_and_may_have_breaks_between_them() -> None:
    text = "Findings\n\n1. Roses grow\nin *May*.\n2. Herbs grow in\n3. of 4 beds.\n\n3. Worms help."
    log = ReportLog("report.txt")
    assert read(text, log, FINDINGS)[0] == ("finding", 1, "Roses grow in May.")
    assert problems(log) == []


def test_a_number_whose_turn_has_passed_is_no_item() -> None:
    text = "Findings\n\n1. Roses grow in beds\n1. of stone.\n2. Herbs grow."
    assert read(text, ReportLog(""), FINDINGS) == [
        ("finding", 1, "Roses grow in beds 1. of stone."),
        ("finding", 2, "Herbs grow."),
    ]


def test_a_gap_in_the_numbers_is_a_problem() -> None:
    log = ReportLog("report.txt")
    read("Findings\n\n1. Roses grow.\n3. Worms help.", log, FINDINGS)
    assert problems(log) == [("list_runs_on", "line 4", "The item 3 stands where 2 should.")]


def test_what_is_no_item_is_not_taken_into_one() -> None:
    log = ReportLog("report.txt")
    text = "Findings\n\nThese are ours.\n\n1. Roses grow.\n\nWe thank the worms."
    assert read(text, log, FINDINGS) == [("finding", 1, "Roses grow.")]
    assert unplaced(log) == {
        "A paragraph that is no item: “These are ours.”": ("line 3",),
        "A paragraph that is no item: “We thank the worms.”": ("line 7",),
    }


DISCUSSION = """Discussion

We looked at beds.

What is liked:

Roses in beds that

go round.

Herbs

What is lacking:

Rain.
"""


def test_paragraphs_below_their_line_are_items_up_to_the_next_list() -> None:
    log = ReportLog("report.txt")
    assert read(DISCUSSION, log, LIKED, LACKING) == [
        ("valued", 1, "Roses in beds that go round."),
        ("valued", 2, "Herbs"),
        ("missing", 1, "Rain."),
    ]
    assert slips(log)["The last sentence is not ended: “… Herbs”"] == ("line 11",)


def test_how_many_are_known_decides_whether_an_item_ends_with_a_page() -> None:
    text = "Discussion\n\nWhat is liked:\n\nRoses grow.\n\fHerbs grow.\n\nWorms help."
    assert [text for _, _, text in read(text, ReportLog(""), LIKED, known=2)] == [
        "Roses grow. Herbs grow.",
        "Worms help.",
    ]
    log = ReportLog("report.txt")
    assert [text for _, _, text in read(text, log, LIKED, known=3)] == [
        "Roses grow.",
        "Herbs grow.",
        "Worms help.",
    ]
    assert list(slips(log)) == [
        "Items end where pages or full lines do: so there are as many as known"
    ]


def test_what_stands_above_the_lists_is_known() -> None:
    (section,) = cut(DISCUSSION)
    above = before_lists(section, (LIKED, LACKING))
    assert [line.text for line in above if line.text] == ["We looked at beds."]


def test_a_list_that_is_not_there_is_a_problem() -> None:
    log = ReportLog("report.txt")
    read("Discussion\n\nWe looked at beds.", log, LIKED)
    assert [message for _, _, message in problems(log)] == ["There are no valued attributes."]
