"""A table may be blocks of lines, a name above its counts."""

import pytest

from evaldata.importers.log import ReportLog
from tests.evaldata.importers.reading_lines import problems, unplaced
from tests.evaldata.importers.report.tables.counting_tables import blocks, counts, totals


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


def test_other_lines_are_said() -> None:
    log = ReportLog("report.txt")
    blocks("North\nCooks: 5\nCooks: many\nSouth", log)
    assert unplaced(log) == {
        "A line below Table 2: “Cooks: many”": ("line 3",),
        "A line below Table 2: “South”": ("line 4",),
    }
