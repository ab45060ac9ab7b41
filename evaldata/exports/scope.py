"""What is asked for: of what is on screen, or of all."""

from dataclasses import dataclass
from functools import cached_property

from evaldata.entities import Theme
from evaldata.evidence import ClassCounts
from evaldata.presentation.quotes import rows_by_class
from evaldata.presentation.search import in_words
from evaldata.profiles import Mask
from evaldata.search.found import Found
from evaldata.sentences import capitalised, filter_in_words
from evaldata.view import View

EVERYTHING = "The whole evaluation"


@dataclass(frozen=True, eq=False)
class Scope:
    """What is asked for: what a filter leaves, of a theme or of all, found by a search or not."""

    view: View
    theme: Theme | None = None
    query: str = ""

    @property
    def in_words(self) -> str:
        """Filter, theme and search as one reads them out."""
        parts = [filter_in_words(self.view.filter, self.view.dataset)]
        parts += [f"theme {self.theme.name}"] if self.theme else []
        parts += [f"quotes with {in_words(self.search.asked)}"] if self.search.asked.query else []
        return capitalised("; ".join(part for part in parts if part)) or EVERYTHING

    @cached_property
    def search(self) -> Found:
        """What the search finds; all quotes without one."""
        return self.view.dataset.search(self.query)

    @property
    def found(self) -> Mask | None:
        """Which quotes the search finds; None without one. Shape: (quotes,)."""
        return self.search.quotes

    @cached_property
    def counts(self) -> ClassCounts:
        """The quotes of the theme that the search finds, by class."""
        return ClassCounts(*map(len, rows_by_class(self.view, self.theme, self.found)))
