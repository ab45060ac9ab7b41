"""Whether the report's tables add up, each by itself and with each other."""

from collections.abc import Sequence
from itertools import combinations

from evaldata.importers.account import Notes
from evaldata.importers.tables.printed import PrintedTable

REMEDY = "Correct the report: which of the numbers is right, only its authors know."


def check_sums(table: PrintedTable, notes: Notes) -> None:
    """Compare each total that the table prints with what it sums up."""
    rows, columns = (table.margin(attribute) for attribute in table.attributes)
    for row, total in table.row_totals.items():
        _compare(table, f"the row {row}", rows.get(row, 0), total, notes)
    for column, total in table.column_totals.items():
        _compare(table, f"the column {column}", columns.get(column, 0), total, notes)
    if table.total is not None:
        _compare(table, "the whole", table.sum, table.total, notes)


def _compare(table: PrintedTable, what: str, summed: int, printed: int, notes: Notes) -> None:
    if summed != printed:
        place = table.places.get(what.removeprefix("the row "), table.place)
        message = f"{table.name}: {what} adds up to {summed:,}, its total says {printed:,}."
        notes.problem("table_sum", place, message, REMEDY)


def check_margins(tables: Sequence[PrintedTable], notes: Notes) -> None:
    """Compare tables of the same responses wherever they count by the same attribute."""
    for one, other in combinations(tables, 2):
        if one.table.where != other.table.where:
            continue
        for attribute in set(one.attributes) & set(other.attributes):
            _differences(one, other, attribute, notes)
        if one.sum != other.sum:
            names = f"{one.name} counts {one.sum:,} responses, {other.name} {other.sum:,}."
            notes.problem("tables_agree", other.place, names, REMEDY)


def _differences(one: PrintedTable, other: PrintedTable, attribute: str, notes: Notes) -> None:
    first, second = one.margin(attribute), other.margin(attribute)
    for value in dict.fromkeys((*first, *second)):
        a, b = first.get(value, 0), second.get(value, 0)
        if a != b:
            message = f"{one.name} counts {value} {a:,} times, {other.name} {b:,} times."
            notes.problem("tables_agree", other.place, message, REMEDY)
