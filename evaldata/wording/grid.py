"""The quotes of a cell, a row or a column of the evidence grid."""

from dataclasses import dataclass

import numpy as np

from evaldata.analysis.view import View
from evaldata.model.language import capitalised, quotes
from evaldata.wording.evidence import QuoteGroup, groups
from evaldata.wording.sentences import known_and_possible


@dataclass(frozen=True)
class Cell:
    """A cell of the grid; a row or a column where one of its ids is empty.

    Attributes:
        row: Id of a theme.
        column: Value of the attribute, or id of another theme.
        attribute: Id of the attribute whose values the columns are; None where they are themes.
    """

    row: str
    column: str
    attribute: str | None


@dataclass(frozen=True)
class CellQuotes:
    """Quotes of a cell, and how many there are."""

    heading: str
    counted: str
    groups: tuple[QuoteGroup, ...]


def cell_quotes(view: View, cell: Cell) -> CellQuotes:
    """The quotes of a cell under the view's filter and the cell's own value."""
    if cell.attribute is None:
        return _of_pair(view, cell)
    seen, name = view, ""
    if cell.column:
        attribute = view.dataset.evaluation.attribute(cell.attribute)
        seen, name = view.asking(attribute, cell.column), attribute.value(cell.column).shown
    theme_ids = [cell.row] if cell.row else None
    title = _title(view, cell.row)
    counts = seen.counts_of(theme_ids)
    heading = ": ".join(filter(None, (title, name)))
    said = f": {known_and_possible(counts)}, {counts.ruled_out:,} ruled out"
    return CellQuotes(
        heading,
        f"{capitalised(quotes(counts.total))}{said if seen.filter else ''}.",
        tuple(groups(seen, theme_ids)),
    )


def _of_pair(view: View, cell: Cell) -> CellQuotes:
    """The quotes that stand under both themes; of one theme where only one is named."""
    found = np.zeros(len(view.dataset.quotes), np.bool_)
    found[view.rows([cell.column] if cell.column else None)] = True
    theme_ids = [cell.row] if cell.row else None
    number = len(view.rows(theme_ids, found=found))
    titles = dict.fromkeys(filter(None, (_title(view, cell.row), _title(view, cell.column))))
    return CellQuotes(
        " and ".join(titles),
        f"{capitalised(quotes(number))} {'stands' if number == 1 else 'stand'} under both.",
        tuple(groups(view, theme_ids, found=found)),
    )


def _title(view: View, theme_id: str) -> str:
    theme = view.dataset.theme(theme_id)
    return theme.name if theme else ""
