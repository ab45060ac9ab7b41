"""The quotes that a filter, a theme and a search leave, a page of them at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evaldata.analysis.classes import LISTED, ClassCounts, QuoteClass
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.quotes import Rows
from evaldata.model.entities import Theme
from evaldata.model.language import capitalised, quotes
from evaldata.model.vocabulary import Wording
from evaldata.search.index import SearchIndex
from evaldata.search.request import SearchRequest
from evaldata.search.results import SearchResult
from evaldata.wording.evidence import QuoteGroup, class_group
from evaldata.wording.sentences import class_explanation, known_and_possible

PAGE_SIZE = 25
MOST_ORDERED = 2_000
"""Found quotes of which those come first that hold it in their text; nobody turns more pages."""


@dataclass(frozen=True)
class QuoteList:
    """What the page Quotes lists.

    Attributes:
        heading: Which of them are on this page, and how they stand to the filter.
        remark: What a reader should know of them; empty where nothing.
        counts: The quotes that the theme and the search leave, by class.
        groups: The quotes of this page, by class where a filter holds.
        page: Number of this page, from 1.
        pages: How many pages there are, at least 1.
    """

    heading: str
    remark: str
    counts: ClassCounts
    groups: tuple[QuoteGroup, ...]
    page: int
    pages: int


def quote_list(view: View, theme: Theme | None, found: SearchResult, page: int) -> QuoteList:
    """A page of the quotes; a page past the end is the last one."""
    asked = found.asked
    theme_ids = [theme.theme_id] if theme else None
    by_class = [view.rows(theme_ids, quote_class, found.quotes) for quote_class in QuoteClass]
    counts = ClassCounts(*(len(rows) for rows in by_class))
    pages = max(1, -(-counts.left // PAGE_SIZE))
    page = min(max(page, 1), pages)
    return QuoteList(
        _heading(view, counts, asked, page) if counts.left else _nothing_left(counts, asked, theme),
        " ".join(_remarks(view, counts)),
        counts,
        tuple(_groups(view, by_class, (page - 1) * PAGE_SIZE, asked)),
        page,
        pages,
    )


def text_first(dataset: Dataset, rows: Rows, asked: SearchRequest) -> Rows:
    """Found quotes, those last that hold what is asked for in their speaker's label alone."""
    first = rows[:MOST_ORDERED] if asked.query else rows[:0]
    held = asked.within(SearchIndex.of(dataset.quotes.columns(first).column("text")))
    if held is None:
        return rows
    return np.concatenate([first[held], first[~held], rows[MOST_ORDERED:]])


def _heading(view: View, counts: ClassCounts, asked: SearchRequest, page: int) -> str:
    """Which quotes of how many are on a page: "1 to 25 of 33 quotes: 1 known to match, …"."""
    first, last = (page - 1) * PAGE_SIZE + 1, min(page * PAGE_SIZE, counts.left)
    place = f"{first:,} to {last:,} of " if counts.left > PAGE_SIZE else ""
    found = " with the words of your search" if asked.query else ""
    classes = f": {known_and_possible(counts)}" if view.filter else ""
    return f"{place}{quotes(counts.left)}{found}{classes}"


def _nothing_left(counts: ClassCounts, asked: SearchRequest, theme: Theme | None) -> str:
    if counts.total:
        return "The filter leaves none of these quotes"
    if not asked.query:
        return "There are no quotes here"
    none = "No quote on this theme" if theme else "No quote"
    if asked.phrase:
        return f"{none} has the phrase “{asked.phrase}”"
    verb = "has all the words of" if " " in asked.query else "contains"
    return f"{none} {verb} “{asked.query}”"


def _remarks(view: View, counts: ClassCounts) -> Iterator[str]:
    """What wording the quotes are in, and why some are ruled out."""
    if counts.left and Wording.PARAPHRASE in view.dataset.quotes.wordings:
        yield "Paraphrases, not the speakers' own words. In italics, why the editors chose each."
    if counts.ruled_out:
        why = class_explanation(QuoteClass.RULED_OUT, view)
        yield f"{capitalised(quotes(counts.ruled_out))} ruled out and not listed. {why}"


def _groups(
    view: View, by_class: Sequence[Rows], start: int, asked: SearchRequest
) -> list[QuoteGroup]:
    """The page that starts at that place of the classes listed one after the other."""
    found = []
    room = PAGE_SIZE
    for quote_class in LISTED:
        rows = text_first(view.dataset, by_class[quote_class], asked)
        shown = rows[start : start + room]
        start = max(0, start - len(rows))
        room -= len(shown)
        if len(shown):
            group = class_group(view, quote_class)
            found.append(replace(group, quotes=tuple(view.dataset.quotes.at(shown))))
    return found
