"""The quotes that a filter, a theme and a search leave, a page of them at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evaldata.entities import Theme
from evaldata.evidence import LISTED, ClassCounts, QuoteClass
from evaldata.presentation.evidence import QuoteGroup, class_group
from evaldata.profiles import Mask
from evaldata.quotes import Rows
from evaldata.search.found import Found
from evaldata.sentences import capitalised, class_explanation, known_and_possible, quotes
from evaldata.view import View
from evaldata.vocabulary import Wording

PAGE_SIZE = 25


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


def quote_list(view: View, theme: Theme | None, found: Found, page: int) -> QuoteList:
    """A page of the quotes; a page past the end is the last one."""
    query, by_class = found.asked.query, rows_by_class(view, theme, found.quotes)
    counts = ClassCounts(*(len(rows) for rows in by_class))
    pages = max(1, -(-counts.left // PAGE_SIZE))
    page = min(max(page, 1), pages)
    return QuoteList(
        _heading(view, counts, query, page) if counts.left else _nothing_left(counts, query),
        " ".join(_remarks(view, counts)),
        counts,
        tuple(_groups(view, by_class, (page - 1) * PAGE_SIZE)),
        page,
        pages,
    )


def _heading(view: View, counts: ClassCounts, query: str, page: int) -> str:
    """Which quotes of how many are on a page: "1 to 25 of 33 quotes: 1 known to match, …"."""
    first, last = (page - 1) * PAGE_SIZE + 1, min(page * PAGE_SIZE, counts.left)
    place = f"{first:,} to {last:,} of " if counts.left > PAGE_SIZE else ""
    found = " with the words of your search" if query else ""
    classes = f": {known_and_possible(counts)}" if view.filter else ""
    return f"{place}{quotes(counts.left)}{found}{classes}"


def _nothing_left(counts: ClassCounts, query: str) -> str:
    if counts.total:
        return "The filter leaves none of these quotes"
    if not query:
        return "There are no quotes here"
    verb = "has all the words of" if " " in query else "contains"
    return f"No quote {verb} “{query}”"


def _remarks(view: View, counts: ClassCounts) -> Iterator[str]:
    """What wording the quotes are in, and why some are ruled out."""
    if counts.left and Wording.PARAPHRASE in view.dataset.quotes.wordings:
        yield "Paraphrases, not the speakers' own words. In italics, why the editors chose each."
    if counts.ruled_out:
        why = class_explanation(QuoteClass.RULED_OUT, view)
        yield f"{capitalised(quotes(counts.ruled_out))} ruled out and not listed. {why}"


def rows_by_class(view: View, theme: Theme | None, found: Mask | None) -> tuple[Rows, ...]:
    """Rows of the quotes of a theme that a search finds, for each class."""
    theme_ids = [theme.theme_id] if theme else None
    return tuple(view.rows(theme_ids, quote_class, found) for quote_class in QuoteClass)


def _groups(view: View, by_class: tuple[Rows, ...], start: int) -> list[QuoteGroup]:
    """The page that starts at that place of the classes listed one after the other."""
    found = []
    room = PAGE_SIZE
    for quote_class in LISTED:
        rows = by_class[quote_class]
        shown = rows[start : start + room]
        start = max(0, start - len(rows))
        room -= len(shown)
        if len(shown):
            group = class_group(view, quote_class)
            found.append(replace(group, quotes=tuple(view.dataset.quotes.at(shown))))
    return found
