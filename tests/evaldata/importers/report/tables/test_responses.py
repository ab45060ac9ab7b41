"""Responses are what the tables count; what they leave open is derived in one way or not at all."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import NEVER, Participants
from evaldata.importers.report.tables.counting import placings, responses
from evaldata.importers.report.tables.printed import PrintedTable
from evaldata.model.attributes import Attribute, Value
from evaldata.model.evaluation import CountTable
from tests.evaldata.importers.reading_lines import context, problems
from tests.evaldata.importers.report.tables.counting_tables import printed


def attribute(name: str, *values: str | int) -> Attribute:
    held = tuple(map(Value, values))
    if isinstance(values[0], int):
        return Attribute(name, name, name, held, type="integer")
    return Attribute(name, name, name, held)


ROLE = attribute("role", "Cook", "Guest")
REGION = attribute("region", "North", "South", "West")
YEAR = attribute("year", 1, 2)
METHOD = attribute("method", "Survey", "Interview")
ONE_EACH = Participants(NEVER, (), {"region": "year"})


def table(
    number: int, rows: str, columns: str, counts: dict[str, dict[str, int]], **where: str
) -> PrintedTable:
    declared = CountTable(number, "", rows, columns, where=where)
    return printed(declared, f"line {number}", counts)


def years(counts: dict[str, dict[str, int]], method: str) -> PrintedTable:
    return table(1, "role", "year", counts, method=method)


def regions(counts: dict[str, dict[str, int]], method: str) -> PrintedTable:
    return table(2, "region", "role", counts, method=method)


def told(tables: list[PrintedTable], log: ReportLog) -> list[tuple[object, ...]]:
    meals = context("", log, METHOD, REGION, YEAR, ROLE, participants=ONE_EACH)
    rows = responses(tables, "section 5", meals)
    names = ("participant_id", "method", "region", "year", "role", "basis")
    return [tuple(row[name] for name in names) for row in rows]


def test_a_table_that_counts_by_all_attributes_states_all() -> None:
    small = context("", ReportLog(""), ROLE, REGION)
    counts = {"North": {"Cook": 2, "Guest": 0}, "South": {"Cook": 0, "Guest": 1}}
    rows = responses([table(4, "region", "role", counts)], "section 5", small)
    assert rows == [
        {
            "participant_id": f"R0{number}",
            "basis": "stated",
            "source": "section 5, Table 4",
            "role": role,
            "region": region,
        }
        for number, role, region in (
            (1, "Cook", "North"),
            (2, "Cook", "North"),
            (3, "Guest", "South"),
        )
    ]


def test_where_all_were_asked_in_one_year_that_is_stated() -> None:
    tables = [
        years({"Cook": {"1": 0, "2": 1}, "Guest": {"1": 0, "2": 1}}, "Survey"),
        regions({"North": {"Cook": 1, "Guest": 0}, "South": {"Cook": 0, "Guest": 1}}, "Survey"),
    ]
    assert told(tables, ReportLog("")) == [
        ("S01", "Survey", "North", 2, "Cook", "stated"),
        ("S02", "Survey", "South", 2, "Guest", "stated"),
    ]


def test_a_year_that_only_one_placing_gives_is_derived() -> None:
    log = ReportLog("report.txt")
    tables = [
        years({"Cook": {"1": 1, "2": 2}, "Guest": {"1": 1, "2": 0}}, "Interview"),
        regions(
            {
                "North": {"Cook": 0, "Guest": 1},
                "South": {"Cook": 2, "Guest": 0},
                "West": {"Cook": 1, "Guest": 0},
            },
            "Interview",
        ),
    ]
    assert told(tables, log) == [
        ("I01", "Interview", "North", 1, "Guest", "derived"),
        ("I02", "Interview", "South", 2, "Cook", "derived"),
        ("I03", "Interview", "South", 2, "Cook", "derived"),
        ("I04", "Interview", "West", 1, "Cook", "derived"),
    ]
    (line,) = log.read
    assert "of 8 ways" in line


def test_two_placings_are_a_problem_and_so_is_none() -> None:
    one_each = {"North": {"Cook": 1, "Guest": 0}, "South": {"Cook": 1, "Guest": 0}}
    for by_year, said in (({"1": 1, "2": 1}, "several ways"), ({"1": 3, "2": 1}, "no way")):
        log = ReportLog("report.txt")
        tables = [years({"Cook": by_year}, "Interview"), regions(one_each, "Interview")]
        assert told(tables, log) == []
        assert problems(log) == [
            (
                "derived_in_one_way",
                "line 2",
                f"Table 2 and Table 1 leave {said} to give each region one year, so that it "
                "cannot be known.",
            )
        ]


def test_what_no_table_counts_is_a_problem() -> None:
    log = ReportLog("report.txt")
    assert told([regions({"North": {"Cook": 1}}, "Survey")], log) == []
    assert problems(log) == [
        (
            "responses_known",
            "line 2",
            "Table 2 does not say which region, role and year go together.",
        )
    ]


def test_identifiers_tell_groups_apart_whose_initials_are_the_same() -> None:
    method = attribute("method", "Survey", "Story")
    methods = context("", ReportLog(""), method, ROLE, REGION)
    tables = [
        table(n, "region", "role", {"North": {"Cook": 1}}, method=method)
        for n, method in ((1, "Survey"), (2, "Story"))
    ]
    rows = responses(tables, "section 5", methods)
    assert [row["participant_id"] for row in rows] == ["R1-01", "R2-01"]


Vectors = list[list[int]]

VECTORS = st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), max_size=5)


def every_way(groups: Sequence[Sequence[int]], places: Vectors) -> list[tuple[int, ...]]:
    fitting = []
    for way in product(range(len(places)), repeat=len(groups)):
        sums = [[0] * len(place) for place in places]
        for group, position in zip(groups, way, strict=True):
            sums[position] = [a + b for a, b in zip(sums[position], group, strict=True)]
        if sums == places:
            fitting.append(way)
    return fitting


def test_one_way_several_ways_and_none() -> None:
    assert placings([[2, 1], [1, 0]], [[2, 1], [1, 0]]) == [(0, 1)]
    assert placings([[1], [1]], [[1], [1]]) == [(0, 1), (1, 0)]
    assert placings([[1], [1]], [[2], [1]]) == []


@given(groups=VECTORS, way=st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_it_finds_what_trying_every_way_finds(groups: Vectors, way: list[int]) -> None:
    places = [[0, 0], [0, 0], [0, 0]]
    for group, position in zip(groups, way, strict=False):
        places[position] = [a + b for a, b in zip(places[position], group, strict=True)]
    assert placings(groups, places) == every_way(groups, places)[:2]


def test_a_search_that_would_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaldata.importers.report.tables.counting.MOST_TRIES", 100)
    assert placings([[1, 0]] * 12, [[6, 0], [5, 0], [1, 1]]) is None
    assert placings([[1]] * 1_000, [[1_000]]) is None
