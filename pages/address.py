"""The address of what is on screen: read from the browser, and written into every link."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self
from urllib.parse import quote, urlencode

from evaldata.dataset import Dataset
from evaldata.entities import Quote, Statement, Theme
from evaldata.evaluation import Attribute, Value
from evaldata.filters import Dropped, Filter
from evaldata.schema import StatementKind
from evaldata.search import MOST_CHARACTERS
from pages.talk import TalkAddress

START = "overview"
PAGE_NUMBER = re.compile("[1-9][0-9]{0,8}")
STATEMENT_PAGES = {
    StatementKind.FINDING: "findings",
    StatementKind.RECOMMENDATION: "recommendations",
    StatementKind.VALUED: "synthesis",
    StatementKind.MISSING: "synthesis",
}
OTHER = "vs-"


@dataclass(frozen=True)
class Address:
    """A page and what it shows. It is also the `Links` of the page's markup.

    Every link is relative to the page it stands on, so the product can be served below any path.

    Attributes:
        page: Name of the page, the last part of its path.
        theme: The theme chosen, kept over a change of page.
        quote: Id of the quote that a link leads to.
        query: What is searched for.
        other: The filter of the group that is compared with.
        focus: What is in focus in the chain.
        number: Page of a list, from 1.
    """

    page: str
    filter: Filter = field(default_factory=Filter)
    theme_chosen: Theme | None = None
    quote_id: str | None = None
    query: str = ""
    number: int = 1
    other: Filter = field(default_factory=Filter)
    focus: str | None = None
    talk: TalkAddress = field(default_factory=TalkAddress)

    @classmethod
    def read(
        cls, page: str, parameters: Mapping[str, Sequence[str]], dataset: Dataset
    ) -> tuple[Self, tuple[Dropped, ...]]:
        """The address of a page with these query parameters, and the values that are not known."""
        filter_, dropped = Filter.parse(parameters, dataset.attributes)
        compared = {k.removeprefix(OTHER): v for k, v in parameters.items() if k.startswith(OTHER)}
        other, dropped_too = Filter.parse(compared, dataset.attributes)
        theme_id = _last(parameters, "theme")
        theme = dataset.theme(theme_id)
        unknown = (Dropped("Theme", theme_id),) if theme_id and theme is None else ()
        number = _last(parameters, "page")
        address = cls(
            page,
            filter_,
            theme,
            _last(parameters, "quote") or None,
            _last(parameters, "q")[:MOST_CHARACTERS],
            int(number) if PAGE_NUMBER.fullmatch(number) else 1,
            other,
            _last(parameters, "focus") or None,
            TalkAddress.read(parameters),
        )
        return address, dropped + dropped_too + unknown

    def href(self, fragment: str = "") -> str:
        """The address as a relative link."""
        path = "./" if self.page == START else self.page
        filters = self.filter.to_query() + [(OTHER + n, text) for n, text in self.other.to_query()]
        query = "&".join(filter(None, (_encoded(tuple(filters)), urlencode(self._parameters()))))
        return path + (f"?{query}" if query else "") + (f"#{quote(fragment)}" if fragment else "")

    def _parameters(self) -> list[tuple[str, str]]:
        """All but the filters."""
        optional = {
            "theme": self.theme_chosen.theme_id if self.theme_chosen else "",
            "quote": self.quote_id or "",
            "q": self.query,
            "page": str(self.number) if self.number > 1 else "",
            "focus": self.focus or "",
        }
        own = [(name, value) for name, value in optional.items() if value]
        return own + self.talk.parameters()

    def _elsewhere(self, page: str) -> "Address":
        """A page with the filters and the theme of now, and nothing else."""
        return Address(page, self.filter, self.theme_chosen)

    def filtered(self, filter_: Filter) -> str:
        """What is seen now, through another filter."""
        return replace(self, filter=filter_, number=1, quote_id=None).href()

    def beside(self, filter_: Filter) -> str:
        """What is seen now, compared with another group."""
        return replace(self, other=filter_).href()

    def themed(self, theme: Theme | None) -> str:
        """What is seen now, of one theme; of all for None."""
        return replace(self, theme_chosen=theme, number=1, quote_id=None).href()

    def page_named(self, name: str) -> str:
        """A page, with the filters that hold now."""
        return self._elsewhere(name).href()

    def theme(self, theme: Theme | None) -> str:
        """A theme; the list of themes for None."""
        return replace(self._elsewhere("themes"), theme_chosen=theme).href()

    def statement(self, statement: Statement) -> str:
        """A statement in the list of its kind."""
        return self._elsewhere(STATEMENT_PAGES[statement.kind]).href(statement.statement_id)

    def quote(self, quote: Quote) -> str:
        """A quote, the same address whatever filters hold."""
        return Address("quotes", quote_id=quote.quote_id).href()

    def quotes_of(self, theme: Theme) -> str:
        """The quotes of a theme."""
        return replace(self._elsewhere("quotes"), theme_chosen=theme).href()

    def toggled(self, attribute: Attribute, value: Value) -> str:
        """What is seen now, with a value added to the filter or taken from it."""
        return self.filtered(self.filter.toggled(attribute, value))

    def released(self, attribute_id: str) -> str:
        """What is seen now, with nothing asked of that attribute."""
        return self.filtered(self.filter.without(attribute_id))

    def file(self, suffix: str) -> str:
        """What the controls leave, as a file of that kind."""
        page = f"files/{suffix}"
        return Address(page, self.filter, self.theme_chosen, query=self.query).href()

    def everything(self) -> str:
        """What is seen now, with nothing that limits it; the page of a theme keeps its theme."""
        theme = self.theme_chosen if self.page == "themes" else None
        return replace(self, query="", theme_chosen=theme, other=Filter()).filtered(Filter())

    def bare(self) -> str:
        """The same page with nothing chosen."""
        return Address(self.page).href()

    def numbered(self, page: int) -> str:
        """Another page of the list that is seen now."""
        return replace(self, number=page, quote_id=None).href()

    def focused(self, name: str | None) -> str:
        """The chain with something in focus; nothing for None."""
        return replace(self._elsewhere("chain"), focus=name).href()

    def presenting(self) -> str:
        """A talk of what is on screen, which leads back here."""
        begun = replace(self._elsewhere("present"), talk=TalkAddress(back=self.page))
        return begun.href()

    def left_talk(self) -> str:
        """The page from which the talk was begun."""
        return self._elsewhere(self.talk.back or START).href()

    def screen(self, name: str | None) -> str:
        """A screen of the talk that is shown now."""
        return replace(self, talk=replace(self.talk, screen=name, preparing=False)).href()

    def preparing(self) -> str:
        """The choice of the talk's parts."""
        return replace(self, talk=replace(self.talk, preparing=True)).href()

    def talk_of(self, parts: Sequence[str]) -> str:
        """The choice of parts, with these chosen."""
        return replace(self, talk=replace(self.talk, parts=tuple(parts))).href()

    def part_moved(self, parts: Sequence[str], name: str, by: int) -> str:
        """The choice of parts, with one moved."""
        return replace(self, talk=self.talk.moved(parts, name, by)).href()

    def only(self, attribute: Attribute, value: Value | None) -> str:
        """What is seen now, filtered by one value of an attribute, or by none."""
        rest = self.filter.without(attribute.id)
        return self.filtered(rest if value is None else rest.toggled(attribute, value))

    def swapped(self) -> str:
        """The comparison with its groups exchanged."""
        return replace(self, filter=self.other, other=self.filter).href()

    def quotes_in_voice(self, attribute: Attribute, value: Value) -> str:
        """The quotes in one voice."""
        return Address("quotes", Filter(((attribute.id, (value.text,)),))).href()

    def all_quotes(self) -> str:
        """The quotes without search, theme and filters."""
        return Address("quotes").href()


def _last(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    """The parameter's last value; empty where it is missing."""
    values = parameters.get(name) or [""]
    return values[-1]


@lru_cache(1_024)
def _encoded(filters: tuple[tuple[str, str], ...]) -> str:
    """Filters as a query; kept, for a page makes many links with the same ones."""
    return urlencode(filters)
