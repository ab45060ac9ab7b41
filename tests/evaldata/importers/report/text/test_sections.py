"""Headings cut a report into sections, whatever a contents page says before."""

import re

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import NEVER, Contents, Headings
from evaldata.importers.report.text.sections import ReportSection, matching, sections
from tests.evaldata.importers.reading_lines import lines, problems, profile, slips, unplaced

HEADINGS = Headings((re.compile(r"^(?P<number>\d+\. ?\d+)\s+(?P<title>[^\W\d].*)$"),))
CONTENTS = Contents(
    re.compile("^Contents$"),
    re.compile(r"^(?P<number>\d+\. ?\d+)\s+(?P<title>\D.*?)[\s.]+\d+$"),
)
NO_PAGE = Contents(NEVER, NEVER)
PAGE = """Contents

1.0 Soil ..... 1
~~~~
1. 1 Worms 2
2.0 Rain 3

"""


def cut(text: str, log: ReportLog, contents: Contents = CONTENTS) -> list[ReportSection]:
    return sections(lines(text), profile(headings=HEADINGS, contents=contents), log)


def named(found: list[ReportSection]) -> list[tuple[str, list[str]]]:
    return [(str(s), [line.text for line in s.lines if line.text]) for s in found]


def test_the_contents_page_is_not_the_text() -> None:
    log = ReportLog("report.txt")
    found = cut(f"{PAGE}1.0 Soil\n\nDark.\n\n1. 1 Worms\nPink.\n\n2.0 Rain\n\nWet.", log)
    assert named(found) == [("1 Soil", ["Dark."]), ("1.1 Worms", ["Pink."]), ("2 Rain", ["Wet."])]
    assert [s.source for s in found] == ["section 1", "section 1.1", "section 2"]
    assert [s.place for s in found] == ["line 8", "line 12", "line 15"]
    assert slips(log) == {
        "The contents page lists 3 headings before the text has them; the text's are taken": (
            "line 1",
        ),
        "There is a blank inside the number 1.1": ("line 12",),
    }
    assert unplaced(log) == {"A line of the contents page: “~~~~”": ("line 4",)}


def test_an_entry_of_the_contents_page_may_take_several_lines() -> None:
    text = "Contents\n1.0 Soil, and what\nlives in it\n1\n2.0 Rain 3\n\n"
    log = ReportLog("report.txt")
    found = cut(f"{text}1.0 Soil, and what lives in it\nDark.\n2.0 Rain\nWet.", log)
    assert named(found) == [("1 Soil, and what lives in it", ["Dark."]), ("2 Rain", ["Wet."])]
    assert unplaced(log) == {}


def test_a_sentence_that_begins_like_a_heading_is_none() -> None:
    found = cut(
        f"{PAGE}1.0 Soil\n\nAs said in\n2.0 times of rain\nthe worms.\n\n2.0 Rain\nWet.",
        ReportLog(""),
    )
    assert named(found)[0] == ("1 Soil", ["As said in", "2.0 times of rain", "the worms."])
    assert len(found) == 2


def test_without_a_contents_page_a_heading_stands_apart_and_ends_without_a_stop() -> None:
    text = "1.0 Soil\nDark.\n1.1 Worms are\npink.\n\n2.0 Rain is wet.\n\n2.0 Rain\n\nWet."
    assert [name for name, _ in named(cut(text, ReportLog(""), NO_PAGE))] == ["1 Soil", "2 Rain"]


def test_a_heading_that_pages_repeat_does_not_begin_a_section() -> None:
    log = ReportLog("report.txt")
    found = cut(f"{PAGE}1.0 Soil\n\nDark.\n\n1.0 Soil\n\nDeep.\n\n2.0 Rain\n\nWet.", log)
    assert named(found) == [("1 Soil", ["Dark.", "Deep."]), ("2 Rain", ["Wet."])]
    assert "The heading of a section is repeated in it; left out" in slips(log)


def test_a_heading_that_comes_back_later_is_a_problem() -> None:
    log = ReportLog("report.txt")
    cut("1.0 Soil\n\nDark.\n\n2.0 Rain\n\nWet.\n\n1.0 Soil\n\nDeep.", log, NO_PAGE)
    assert problems(log) == [
        ("heading_once", "line 9", "The heading “1 Soil” stands at line 1 already.")
    ]


def test_what_the_contents_page_names_otherwise_or_in_vain_is_said() -> None:
    log = ReportLog("report.txt")
    cut(f"{PAGE}1.0 Soils\n\nDark.\n\n1.1 Worms\n\nPink.", log)
    assert slips(log)["The heading reads otherwise on the contents page"] == ("line 3", "line 8")
    assert unplaced(log)["The contents page lists “2 Rain”; the text has no such heading"] == (
        "line 6",
    )


def test_what_stands_before_the_first_heading_is_left_out_and_said() -> None:
    log = ReportLog("report.txt")
    found = cut("Gardens\nA report\n\n1.0 Soil\n\nDark.", log, NO_PAGE)
    assert log.left_out == {"What stands before the first heading": ["line 1 to line 2"]}
    assert matching(found, re.compile("^1 ")) == found
    assert matching(found, re.compile("^2 ")) == []
