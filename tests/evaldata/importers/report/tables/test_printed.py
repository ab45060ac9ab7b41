"""A printed table is read as a matrix, however its cells are set, or as blocks of lines."""

import pytest

from evaldata.importers.log import ReportLog
from tests.evaldata.importers.reading_lines import problems, slips, unplaced
from tests.evaldata.importers.report.tables.counting_tables import blocks, counts, matrix, totals

COUNTS = {"Cook": {"1": 4, "2": 0, "3": 2}, "Guest": {"1": 0, "2": 5, "3": 1}}
BY_TABS = """Role\tAsked\t\t\tTotal
\tYear 1\tYear 2\tYear 3\t
Cooks\t4\tNA\t2\t6
Guests\t\t5\t1\t6
Total\t4\t5\t3\t12"""
BY_BARS = """| Role | Year 1 | Year 2 | Year 3 | Total |
|------|--------|--------|--------|-------|
| Cooks | 4 | NA | 2 | 6 |
| Guests | – | 5 | 1 | 6 |
| Total | 4 | 5 | 3 | 12 |"""
BY_BLANKS = "Role Asked Total\nYear 1 Year 2 Year 3\nCooks 4 NA 2 6\nGuests 0 5 1 6\nTotal 4 5 3 12"
BY_LINES = BY_BLANKS.replace("Year ", "Year#").replace(" ", "\n").replace("#", " ")


BY_NARROW_CELLS = """Role Year 1
Year
2
Year 3 To
tal
Cook
s
4 NA 2 6
Gue- 0 5 1 6
sts
To
4 5 3 12
tal"""


@pytest.mark.parametrize("text", [BY_TABS, BY_BARS, BY_BLANKS, BY_LINES, BY_NARROW_CELLS])
def test_every_way_to_set_a_matrix_gives_the_same(text: str) -> None:
    log = ReportLog("report.txt")
    table = matrix(text, log)
    assert counts(table) == COUNTS
    assert table.columns == ["1", "2", "3"]
    assert totals(table) == ({"Cook": 6, "Guest": 6}, {"1": 4, "2": 5, "3": 3}, 12)
    assert table.sum() == 12
    assert table.margin("role").to_dict() == {"Cook": 6, "Guest": 6}
    assert table.margin("year").to_dict() == {"1": 4, "2": 5, "3": 3}
    assert problems(log) == []


@pytest.mark.parametrize("total", ["Total\t6\t\t\t6", "Total 6 6"])
def test_a_total_row_may_leave_out_columns_without_numbers(total: str) -> None:
    log = ReportLog("report.txt")
    table = matrix(
        f"\tYear 1\tYear 2\tYear 3\nCooks\t4\tNA\tNA\t4\nGuests\t2\tNA\tNA\t2\n{total}", log
    )
    assert (totals(table)[1:], table.unused()) == (({"1": 6}, 6), ["2", "3"])
    assert slips(log) == {"Table 1: no total is printed for year 2, 3": ("line 4",)}


def test_a_total_row_may_have_one_number_alone() -> None:
    table = matrix("Year 1 Year 2\nCooks 4 1 5\nTotal 5", ReportLog(""))
    assert totals(table) == ({"Cook": 5}, {}, 5)


def test_rows_may_have_no_totals() -> None:
    table = matrix("Year 1 Year 2\nCooks 4 1,200", ReportLog(""))
    assert counts(table) == {"Cook": {"1": 4, "2": 1200}}
    assert totals(table) == ({}, {}, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Year 1 Year 2\nCooks 4", ("line 2", "Table 1: the row Cook has 1 cells for 2 columns.")),
        ("Cooks 4 1 5", ("line 1", "Table 1: the row Cook has 3 cells for 0 columns.")),
        ("Year 1\nCooks 4\nCooks 5", ("line 3", "Table 1: the row Cook stands there twice.")),
        (
            "Year 1 Year 2\nCooks 4 1\nTotal 4 1 5 9",
            ("line 3", "Table 1: the row of totals has 4 cells."),
        ),
    ],
)
def test_what_cannot_be_placed_in_a_column_is_a_problem(
    text: str, problem: tuple[str, str]
) -> None:
    log = ReportLog("report.txt")
    matrix(text, log)
    assert problems(log) == [("table_form", *problem)]


def test_other_lines_are_said() -> None:
    log = ReportLog("report.txt")
    matrix("In 2021 alone\nYear 1\nCooks 4\nWaiters 7\nOne cook fell ill.", log)
    assert unplaced(log) == {
        "A line below Table 1: “In 2021 alone”": ("line 1",),
        "A line below Table 1: “Waiters 7”": ("line 4",),
        "A line below Table 1: “One cook fell ill.”": ("line 5",),
    }


def test_blocks_with_and_without_empty_lines() -> None:
    log = ReportLog("report.txt")
    table = blocks(
        "North\n\nCooks: 5\n\nGuests: NA\n\nTotal: 5\n\n**North-West:**\nGuests 2\nCooks - 1\n",
        log,
    )
    assert counts(table) == {
        "North": {"Cook": 5, "Guest": 0},
        "North-West": {"Guest": 2, "Cook": 1},
    }
    assert totals(table) == ({"North": 5}, {}, None)
    assert table.columns == ["Cook", "Guest"]
    assert table.places == {"North": "line 1", "North-West": "line 9"}
    assert problems(log) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Cooks: 5", "Table 2: the count “Cooks: 5” stands under no name that is known."),
        ("North\nCooks: 5\nCooks: 6", "Table 2: the count “Cooks: 6” stands there twice."),
        ("North\nTotal: 5\nTotal: 6", "Table 2: the count “Total: 6” stands there twice."),
        (
            "North\nCooks: 5\nSouth\nCooks: 6",
            "Table 2: the count “Cooks: 6” stands under no name that is known.",
        ),
    ],
)
def test_a_count_belongs_to_one_name(text: str, message: str) -> None:
    log = ReportLog("report.txt")
    blocks(text, log)
    assert [(rule, said) for rule, _, said in problems(log)] == [("table_form", message)]


def test_other_lines_below_blocks_are_said() -> None:
    log = ReportLog("report.txt")
    blocks("North\nCooks: 5\nCooks: many\nSouth", log)
    assert unplaced(log) == {
        "A line below Table 2: “Cooks: many”": ("line 3",),
        "A line below Table 2: “South”": ("line 4",),
    }
