"""Each total is the sum of its cells, and tables of the same responses agree."""

from evaldata.importers.log import ReportLog
from evaldata.importers.report.tables.counting import check_margins, check_sums
from evaldata.importers.report.tables.printed import PrintedTable
from evaldata.model.evaluation import CountTable
from tests.evaldata.importers.reading_lines import problems
from tests.evaldata.importers.report.tables.counting_tables import matrix, printed

RIGHT = "Year 1 Year 2\nCooks 4 1 5\nGuests 2 3 5\nTotal 6 4 10"


def broken(old: str, new: str) -> list[tuple[str, str, str]]:
    log = ReportLog("report.txt")
    assert old in RIGHT
    check_sums(matrix(RIGHT.replace(old, new), log), log)
    return problems(log)


def test_right_totals_are_no_problem() -> None:
    assert broken("Total", "Total") == []


def test_a_wrong_row_column_or_grand_total_is_named() -> None:
    assert broken("Cooks 4 1 5", "Cooks 4 1 6") == [
        ("table_sum", "line 2", "Table 1: the row Cook adds up to 5, its total says 6.")
    ]
    assert broken("Total 6 4 10", "Total 6 5 10") == [
        ("table_sum", "line 0", "Table 1: the column 2 adds up to 4, its total says 5.")
    ]
    assert broken("Total 6 4 10", "Total 6 4 11") == [
        ("table_sum", "line 0", "Table 1: the whole adds up to 10, its total says 11.")
    ]


def test_a_wrong_cell_is_named_by_row_column_and_whole() -> None:
    assert [message for _, _, message in broken("Guests 2 3 5", "Guests 2 4 5")] == [
        "Table 1: the row Guest adds up to 6, its total says 5.",
        "Table 1: the column 2 adds up to 5, its total says 4.",
        "Table 1: the whole adds up to 11, its total says 10.",
    ]


def table(number: int, rows: str, counts: dict[str, dict[str, int]], method: str) -> PrintedTable:
    declared = CountTable(number, "", rows, "role", where={"method": method})
    return printed(declared, f"line {number}", counts)


def test_tables_of_the_same_responses_agree_where_they_count_alike() -> None:
    years = table(1, "year", {"1": {"Cook": 4, "Guest": 1}}, "Survey")
    regions = table(2, "region", {"North": {"Cook": 3}, "South": {"Guest": 1}}, "Survey")
    others = table(3, "region", {"North": {"Cook": 9}}, "Interview")
    log = ReportLog("report.txt")
    check_margins([years, regions, others], log)
    assert problems(log) == [
        ("tables_agree", "line 2", "Table 1 counts Cook 4 times, Table 2 3 times."),
        ("tables_agree", "line 2", "Table 1 counts 5 responses, Table 2 4."),
    ]
