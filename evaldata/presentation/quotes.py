"""The quotes that a filter, a theme and a search leave, a page of them at a time."""

from dataclasses import dataclass, replace

from evaldata.entities import Quote, Statement, Theme
from evaldata.evidence import ClassCounts, QuoteClass
from evaldata.presentation.evidence import QuoteGroup, class_group
from evaldata.quotes import Rows
from evaldata.sentences import class_explanation, class_heading
from evaldata.view import View

PAGE_SIZE = 25
LISTED = (QuoteClass.MATCHES, QuoteClass.POSSIBLE)


@dataclass(frozen=True)
class LinkedQuote:
    """A quote that an address names, with its themes and what rests on them.

    Attributes:
        standing: How it stands to the filter; empty where nothing is filtered.
    """

    quote: Quote
    themes: tuple[Theme, ...]
    statements: tuple[Statement, ...]
    standing: str


@dataclass(frozen=True)
class QuoteList:
    """What the page Quotes lists.

    Attributes:
        counts: The quotes that the theme and the search leave, by class.
        groups: The quotes of this page, by class where a filter holds.
        page: Number of this page, from 1.
        pages: How many pages there are, at least 1.
        ruled_out: Why those that are ruled out are; empty where none are.
    """

    counts: ClassCounts
    groups: tuple[QuoteGroup, ...]
    query: str
    theme: Theme | None
    page: int
    pages: int
    ruled_out: str

    @property
    def theme_ids(self) -> list[str] | None:
        """The theme that the list is limited to, or None."""
        return [self.theme.theme_id] if self.theme else None

    @property
    def first(self) -> int:
        """Place of this page's first quote in the list, from 1."""
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        """Place of this page's last quote in the list."""
        return min(self.page * PAGE_SIZE, self.counts.left)


def linked_quote(view: View, quote_id: str | None) -> LinkedQuote | None:
    """The quote of that id; None where there is none."""
    quote = view.dataset.quotes.find(quote_id) if quote_id else None
    if quote is None:
        return None
    resting = view.dataset.resting_on(quote.theme_ids)
    return LinkedQuote(quote, view.dataset.themes_of(quote), resting, _standing(view, quote))


def _standing(view: View, quote: Quote) -> str:
    """How a quote stands to the filter, as a heading; empty where nothing is filtered."""
    return class_heading(view.class_of(quote), view) if view.filter else ""


def quote_list(view: View, theme: Theme | None, query: str, page: int) -> QuoteList:
    """A page of the quotes; a page past the end is the last one."""
    by_class = rows_by_class(view, theme, query)
    counts = ClassCounts(*(len(rows) for rows in by_class))
    pages = max(1, -(-counts.left // PAGE_SIZE))
    page = min(max(page, 1), pages)
    ruled_out = class_explanation(QuoteClass.RULED_OUT, view) if counts.ruled_out else ""
    groups = tuple(_groups(view, by_class, (page - 1) * PAGE_SIZE))
    return QuoteList(counts, groups, query, theme, page, pages, ruled_out)


def rows_by_class(view: View, theme: Theme | None, query: str) -> tuple[Rows, ...]:
    """Rows of the quotes of a theme that a search finds, for each class."""
    theme_ids = [theme.theme_id] if theme else None
    found = view.dataset.quotes.haystack.find(query) if query.strip() else None
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
            quotes = tuple(view.dataset.quotes.at(shown))
            found.append(replace(class_group(view, quote_class), quotes=quotes))
    return found
