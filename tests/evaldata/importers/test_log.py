"""An log tells everything that was put down, in order, each thing once."""

from evaldata.importers.log import ReportLog, excerpt
from evaldata.model.problems import Problem, Severity


def test_the_account_in_full() -> None:
    log = ReportLog("report.txt")
    log.read.append("3 responses")
    log.leave_out("4 Methods", ["line 5", "line 7", "line 9"])
    log.leave_out("5 Thanks", ["line 11"])
    log.leave_out("6 Blank", [])
    log.no_place("A line of no table", "line 20")
    log.slip("A blank in a number", "line 3")
    log.slip("No total")
    log.slip("A blank in a number", "line 7", "line 3")
    log.problem("table_sum", "line 8", "It does not add up.", "Mend it.")
    assert str(log) == (
        "Read from report.txt\n"
        "  3 responses\n"
        "Left out: the profile asks nothing of it\n"
        "  4 Methods (line 5 to line 9)\n"
        "  5 Thanks (line 11)\n"
        "Could not be placed\n"
        "  A line of no table (line 20)\n"
        "Slips met, and how they were read\n"
        "  A blank in a number (line 3, line 7)\n"
        "  No total\n"
        "Problems\n"
        "  error: report.txt, line 8: It does not add up. Mend it. [table_sum]\n"
        "Nothing was written; what stood in the folder is as it was."
    )


def test_notices_alone_are_no_failure() -> None:
    notice = Problem("a", "b", None, "", "c", "d", Severity.NOTICE)
    log = ReportLog("report.txt", problems=[notice], folder="out")
    assert (log.failed, log.outcome) == (False, "Wrote out.")


def test_many_places_are_counted() -> None:
    log = ReportLog("report.txt")
    log.slip("A slip", *(f"line {number}" for number in range(1, 16)))
    assert "line 11, line 12 and 3 more)\n" in str(log)


def test_an_excerpt_is_short() -> None:
    assert excerpt("Roses  and\nherbs") == "“Roses and herbs”"
    assert excerpt("Roses and herbs " * 5) == "“Roses and herbs Roses and herbs Roses…”"
