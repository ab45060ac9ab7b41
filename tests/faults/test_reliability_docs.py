"""Each fault in docs/reliability.md names a test that there is."""

import ast
import re
from functools import cache

import pytest

from tests.server import ROOT

HEADINGS = ("fault", "what happens", "test")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
FAULTS = (
    "truncated", "magic", "flipped", "missing column", "other type", "dangling", "duplicate",
    "null", "negative", "totals that disagree", "UTF-8", "10 MB", "unknown value", "rename",
    "in place", "while it is read", "deleted", "permission", "disk full", "loop of links", "bomb",
    "dictionary", "large", "view", "locale", "time zone", "BOM", "CRLF", "NUL", "bidi",
    "zero-width", "kill -9 at any step of a build", "kill -9 at any step of an import",
)  # fmt: skip


def rows() -> list[list[str]]:
    """The cells of each row of the tables, without the headings."""
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    lines = [line.strip("| ") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    return [row for row in cells if tuple(row) != HEADINGS and not row[0].startswith("---")]


@cache
def defined_in(file: str) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_each_row_names_a_test_that_there_is(row: list[str]) -> None:
    fault, outcome, test = row
    named = NAMED.fullmatch(test)
    assert fault
    assert outcome
    assert named
    assert named[2] in defined_in(named[1])


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_has_a_row(fault: str) -> None:
    assert any(fault in row[0] for row in rows())
