"""The quotes of a cell, a row or a column of the evidence grid."""

from dataclasses import dataclass

import numpy as np

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.filters import Filter
from evaldata.analysis.grid import shared_quotes, stated_quotes
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.language import capitalised, quotes
from evaldata.wording.evidence import QuoteGroup, groups
from evaldata.wording.sentences import known_and_possible
from evaldata.wording.voices import UNKNOWN, voices_headline


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
    """Quotes of a cell, how many there are, and those that the filter does not rule out.

    Attributes:
        filter: The view's, with the cell's own value.
    """

    heading: str
    counted: str
    groups: tuple[QuoteGroup, ...]
    filter: Filter


def grid_headline(dataset: Dataset, columns: str | None) -> str:
    """What a grid shows: who voices the themes alone, or of how many quotes a value is known.

    The columns are values of the attribute of this id, or themes where it is None.
    """
    if columns is None:
        shared = shared_quotes(dataset)
        verb = "stands" if shared == 1 else "stand"
        return f"{capitalised(quotes(shared))} {verb} under more than one theme"
    attribute = dataset.evaluation.attribute(columns)
    if attribute == dataset.voice or not len(dataset.quotes):
        return voices_headline(dataset)
    known, total = stated_quotes(dataset, attribute), len(dataset.quotes)
    if known == total:
        return f"The {attribute.one} of every quote is known"
    some = f"The {attribute.one} of {known:,} of {quotes(total)} is known"
    return some if known else UNKNOWN.format(attribute.one)


def cell_quotes(view: View, cell: Cell) -> CellQuotes:
    """The quotes of a cell under the view's filter and the cell's own value.

    Of two themes they are those that stand under both; of one where only one is named.
    """
    theme_ids = [cell.row] if cell.row else None
    theme, found = view.dataset.theme(cell.row), None
    titles = [theme.name] if theme else []
    if cell.attribute is None:
        other = view.dataset.theme(cell.column)
        titles += [other.name] if other and other != theme else []
        found = np.zeros(len(view.dataset.quotes), np.bool_)
        found[view.rows([cell.column] if cell.column else None)] = True
        number = len(view.rows(theme_ids, found=found))
        heading = " and ".join(titles)
        said = f"{capitalised(quotes(number))} {'stands' if number == 1 else 'stand'} under both."
    else:
        if cell.column:
            attribute = view.dataset.evaluation.attribute(cell.attribute)
            view = view.asking(attribute, cell.column)
            titles.append(attribute.value(cell.column).shown)
        counts, heading = view.counts_of(theme_ids), ": ".join(titles)
        classes = f": {known_and_possible(counts)}, {counts.ruled_out:,} ruled out"
        said = f"{capitalised(quotes(counts.total))}{classes if view.filter else ''}."
    listed = groups(view, theme_ids, found=found)
    left = tuple(group for group in listed if group.quote_class is not QuoteClass.RULED_OUT)
    return CellQuotes(heading, said, left, view.filter)
