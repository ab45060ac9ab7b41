"""Words that a line end cuts become whole, with a hyphen only where they have one."""

import pytest

from evaldata.importers.log import ReportLog
from evaldata.importers.report.text.joining import joined
from tests.evaldata.importers.reading_lines import lines, slips, words

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
