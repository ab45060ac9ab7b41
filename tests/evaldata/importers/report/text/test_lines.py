"""Lines keep their place, become plain, lose what pages repeat, and are put together to a text."""

import re

import pytest

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Text
from evaldata.importers.report.text.lines import (
    Block,
    Line,
    blocks,
    joined,
    plain,
    text_lines,
    without_repeated,
)
from tests.evaldata.importers.reading_lines import lines, slips, words

REPEATED = Text(repeated=(re.compile(r"^Page \d+$"),), repeated_alone=(re.compile(r"^\d+$"),))


def test_every_line_end_counts_once() -> None:
    assert [line.place for line in text_lines("a\r\nb\rc\n\nd")] == [
        "line 1",
        "line 2",
        "line 3",
        "line 4",
        "line 5",
    ]


def test_a_form_feed_is_a_loose_break_that_counts_no_line() -> None:
    assert lines("one\n\ftwo\nthree") == [
        Line("line 1", "one"),
        Line("line 2", "", loose=True),
        Line("line 2", "two"),
        Line("line 3", "three"),
    ]


def test_characters_become_plain_and_each_kind_is_noted_once_with_its_places() -> None:
    log = ReportLog("report.txt")
    text = "7.\u00a04 The of\ufb01ce\nIt\u2019s \u201cours\u201d\nnot\u200bhing\x07 non\u2011stop"
    assert [line.text for line in plain(text_lines(text), log)] == [
        "7. 4 The office",
        'It\'s "ours"',
        "nothing non-stop",
    ]
    assert slips(log) == {
        "Blanks of other widths or that do not break are read as blanks": ("line 1",),
        "Letters printed as one are read as letters": ("line 1",),
        "Curly quotation marks and apostrophes are read as straight ones": ("line 2",),
        "Special hyphens are read as hyphens": ("line 3",),
        "Invisible characters are left out": ("line 3",),
    }


def test_a_soft_hyphen_is_a_hyphen_only_at_the_end_of_a_line() -> None:
    assert [line.text for line in lines("a gar\u00addener plan\u00ad\nted")] == [
        "a gardener plan-",
        "ted",
    ]


def test_a_footer_becomes_a_loose_break_and_a_number_only_where_it_stands_alone() -> None:
    log = ReportLog("report.txt")
    found = without_repeated(lines("We met\nPage 3\nat noon.\n\n12\n\nRoses:\n7\n"), REPEATED, log)
    assert [line.text for line in found] == [
        "We met",
        "",
        "at noon.",
        "",
        "",
        "",
        "Roses:",
        "7",
        "",
    ]
    assert [line.place for line in found if line.loose] == ["line 2", "line 5"]
    assert slips(log) == {"What pages repeat is left out": ("line 2", "line 5")}


def test_breaks_part_blocks_and_a_loose_one_says_so() -> None:
    a, b, c, d = (Line(f"line {n}", t) for n, t in ((1, "a"), (2, "b"), (4, "c"), (6, "d")))
    broken = [a, b, Line("line 3", ""), c, Line("line 5", "", loose=True), d]
    assert list(blocks(broken)) == [
        Block([a, b], loose=False),
        Block([c], loose=False),
        Block([d], loose=True),
    ]


SURE = "Words that a line end cuts are made whole"


@pytest.mark.parametrize(
    ("elsewhere", "cut", "whole"),
    [
        ("The gardeners met.", "All gar-\ndeners came.", "All gardeners came."),
        ("A well-kept lawn.", "The well-\nkept beds.", "The well-kept beds."),
        ("No other word is cut.", "The co-\noperative.", "The co-operative."),
        ("A part-time job.", "North-\nEast and part-\ntime.", "North- East and part-time."),
    ],
)
def test_what_the_report_writes_elsewhere_decides(elsewhere: str, cut: str, whole: str) -> None:
    log = ReportLog("report.txt")
    assert joined(lines(cut), words(f"{elsewhere}\n{cut}"), log) == whole
    assert slips(log).keys() == {SURE}


def test_where_nothing_decides_it_says_how_it_read_the_word() -> None:
    log = ReportLog("report.txt")
    text = "The gardeners met.\nAll gar-\ndeners saw the moon-\nflower open, and the night-\ncap."
    known = words(f"{text}\nOne cap, one night.")
    assert joined(lines(text), known, log) == (
        "The gardeners met. All gardeners saw the moonflower open, and the night-cap."
    )
    unsure = "A line end cuts a word that may be written otherwise; it is read as"
    assert slips(log) == {
        SURE: ("line 3",),
        f"{unsure} moonflower": ("line 4",),
        f"{unsure} night-cap": ("line 5",),
    }


def test_blanks_are_single() -> None:
    text = "Two   blanks\tand a tab \n  at the end"
    assert joined(lines(text), words(text), ReportLog("")) == "Two blanks and a tab at the end"
