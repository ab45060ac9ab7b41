"""A workbook that a person fills in: its template, its reading, and its problems by sheet."""

from evaldata.importers.coding.workbook.book import Book, is_workbook
from evaldata.importers.coding.workbook.problems import in_workbook
from evaldata.importers.coding.workbook.reading import read_workbook
from evaldata.importers.coding.workbook.template import workbook_template

__all__ = ["Book", "in_workbook", "is_workbook", "read_workbook", "workbook_template"]
