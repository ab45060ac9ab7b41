"""Tables of two roles in three years, or in two regions, to be read in tests."""

import re

from evaldata.evaluation import CountTable
from evaldata.importers.account import Notes
from evaldata.importers.profile import TableForm
from evaldata.importers.tables.blocks import read_blocks
from evaldata.importers.tables.labels import Labels
from evaldata.importers.tables.matrix import read_matrix
from evaldata.importers.tables.printed import Form, PrintedTable
from tests.evaldata.importers.reading_lines import lines

ROLES = Labels({"cook": "Cook", "cooks": "Cook", "guests": "Guest"})
YEARS = Labels({"year 1": "1", "year 2": "2", "year 3": "3"})
REGIONS = Labels({"north": "North", "north-west": "North-West"})


def matrix(text: str, notes: Notes) -> PrintedTable:
    """A table of roles by years."""
    form = TableForm(1, re.compile("Table 1"), "matrix", missing=("NA",))
    return _read(text, notes, Form(form, ROLES, YEARS), CountTable(1, "", "role", "year"))


def blocks(text: str, notes: Notes) -> PrintedTable:
    """A table of regions by roles."""
    form = TableForm(2, re.compile("Table 2"), "blocks", missing=("NA",))
    return _read(text, notes, Form(form, REGIONS, ROLES), CountTable(2, "", "region", "role"))


def _read(text: str, notes: Notes, form: Form, declared: CountTable) -> PrintedTable:
    table = PrintedTable(declared, "line 0")
    below = [line for line in lines(text) if line.text]
    (read_matrix if form.form.kind == "matrix" else read_blocks)(table, form, below, notes)
    return table
