"""What the report says of itself that is not so is noted."""

import re

from evaldata.importers.log import ReportLog
from evaldata.importers.report.importing import look_for_contradictions, look_for_references
from evaldata.importers.report.profile import Contradiction
from evaldata.importers.report.text.sections import ReportSection
from evaldata.model.evaluation import CountTable
from tests.evaldata.importers.reading_lines import context, lines, slips
from tests.evaldata.importers.report.tables.counting_tables import printed

SECTIONS = [
    ReportSection("1.1", "Roses", "line 1", tuple(lines("More on this in\n2.9.\n\nSee 1.2."))),
    ReportSection("1.2", "Herbs", "line 9", tuple(lines("Only in 2021 did we\nask children."))),
]


def test_a_reference_to_a_section_that_is_not_there() -> None:
    log = ReportLog("report.txt")
    pattern = re.compile(r"\b(?:in|see) (?P<number>\d\.\d)", re.I)
    look_for_references(SECTIONS, context("", log, references=pattern))
    assert slips(log) == {"It refers to 2.9, and there is no such section": ("line 2",)}


def test_a_table_that_counts_what_the_text_denies() -> None:
    declared = CountTable("3", "Asked", "role", "year")
    table = printed(declared, "line 20", {"Child": {"2020": 4}})
    asked = Contradiction(
        re.compile("^1.2"), re.compile("only in 2021 .*children", re.I), 3, "2020"
    )
    log = ReportLog("report.txt")
    look_for_contradictions(SECTIONS, [table], context("", log, contradictions=(asked,)))
    assert slips(log) == {
        "The text says otherwise, yet Table 3 counts 4 under year 2020; the table is followed": (
            "line 2",
            "line 20",
        )
    }
