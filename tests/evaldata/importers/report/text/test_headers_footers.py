"""What pages repeat is left out, wherever it stands."""

import re

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Text
from evaldata.importers.report.text.headers_footers import without_furniture
from tests.evaldata.importers.reading_lines import lines, slips

FORM = Text(furniture=(re.compile(r"^Page \d+$"),), furniture_alone=(re.compile(r"^\d+$"),))


def test_a_footer_becomes_a_loose_break_and_a_number_only_where_it_stands_alone() -> None:
    log = ReportLog("report.txt")
    found = without_furniture(lines("We met\nPage 3\nat noon.\n\n12\n\nRoses:\n7\n"), FORM, log)
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
