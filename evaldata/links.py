"""Addresses within the product, so that markup can link without knowing what serves it."""

from typing import Protocol

from evaldata.entities import Quote, Statement, Theme
from evaldata.evaluation import Attribute, Value


class Links(Protocol):
    """Where things are shown. Each method returns an address for an `href`, unescaped."""

    def page_named(self, name: str) -> str:
        """A page, with the filters that hold now."""
        ...

    def theme(self, theme: Theme | None) -> str:
        """A theme; the list of themes for None."""
        ...

    def statement(self, statement: Statement) -> str:
        """A finding, recommendation or other statement."""
        ...

    def quote(self, quote: Quote) -> str:
        """A quote, the same address whatever filters hold."""
        ...

    def quotes_of(self, theme: Theme) -> str:
        """The quotes of a theme."""
        ...

    def toggled(self, attribute: Attribute, value: Value) -> str:
        """What is seen now, with a value added to the filter or taken from it."""
        ...

    def released(self, attribute_id: str) -> str:
        """What is seen now, with nothing asked of that attribute."""
        ...

    def everything(self) -> str:
        """What is seen now, with nothing that limits it."""
        ...

    def focused(self, name: str | None) -> str:
        """The chain with something in focus; nothing for None."""
        ...

    def swapped(self) -> str:
        """The comparison with its groups exchanged."""
        ...

    def quotes_in_voice(self, attribute: Attribute, value: Value) -> str:
        """The quotes in one voice."""
        ...

    def all_quotes(self) -> str:
        """The quotes without search, theme and filters."""
        ...

    def numbered(self, page: int) -> str:
        """Another page of the list that is seen now."""
        ...
