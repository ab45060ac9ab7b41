"""What is asked for: of what is on screen, or of all."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from evaldata.analysis.classes import ClassCounts, QuoteClass
from evaldata.analysis.selection import Selection
from evaldata.analysis.view import View
from evaldata.model.entities import Theme
from evaldata.model.language import capitalised, quotes
from evaldata.model.patterns import Mask
from evaldata.search.results import SearchResult
from evaldata.wording.search import in_words
from evaldata.wording.sentences import filter_in_words
from evaldata.wording.subject import Subject, subject_of

WHOLE = "The whole evaluation"


@dataclass(frozen=True, eq=False)
class Scope:
    """What is asked for: what a filter leaves, of a theme or of all, found by a search or not."""

    view: View
    theme: Theme | None = None
    query: str = ""
    about: Subject | None = None

    @property
    def subject(self) -> Subject | None:
        """The one thing that is asked for: what was named, or the theme; None where it is more."""
        if self.about or self.theme is None or self.query.strip():
            return self.about
        return subject_of(self.view, self.theme.key)

    @property
    def in_words(self) -> str:
        """Filter, theme and search as one reads them out."""
        parts = (
            filter_in_words(self.view.filter, self.view.dataset),
            f"theme {self.theme.name}" if self.theme else "",
            f"quotes with {in_words(self.search.asked)}" if self.search.asked.query else "",
            self.about.in_words if self.about else "",
        )
        return capitalised("; ".join(filter(None, parts))) or WHOLE

    @property
    def heading(self) -> tuple[str, str]:
        """A title, and before it what stands over it; that is empty where the title says all."""
        about = self.about
        if about is None or about.name == about.message:
            return "", f"{self.in_words}, as a file"
        words = filter_in_words(self.view.filter, self.view.dataset)
        named = "; ".join(filter(None, [words, about.name]))
        return f"{capitalised(named)}, as a file", about.message

    @property
    def theme_ids(self) -> tuple[str, ...] | None:
        """The themes that are asked for; None for all."""
        if self.theme:
            return (self.theme.theme_id,)
        return self.about.theme_ids if self.about else None

    @property
    def selection(self) -> Selection | None:
        """The quotes that were chosen, where these are asked for."""
        return self.about.selection if self.about else None

    @property
    def narrowed(self) -> bool:
        """Whether a search or a selection says of each quote if it is asked for."""
        return bool(self.search.asked.query) or self.selection is not None

    @property
    def whole(self) -> bool:
        """Whether all themes are asked for, and no search or selection narrows them."""
        return self.theme_ids is None and not self.narrowed

    @cached_property
    def search(self) -> SearchResult:
        """What the search finds; all quotes without one."""
        return self.view.dataset.search(self.query)

    @property
    def found(self) -> Mask | None:
        """Which quotes the search finds, or were chosen; None for all. Shape: (quotes,)."""
        if self.selection:
            every = self.view.dataset.quotes
            chosen = np.zeros(len(every), np.bool_)
            chosen[every.rows_of(self.selection.ids)] = True
            return chosen
        return self.search.quotes

    @cached_property
    def counts(self) -> ClassCounts:
        """The quotes of the theme that the search finds, by class."""
        by_class = (self.view.rows(self.theme_ids, c, self.found) for c in QuoteClass)
        return ClassCounts(*map(len, by_class))

    @property
    def without_quotes(self) -> str:
        """That files of this would hold no quote, and why; empty where they hold one."""
        counts = self.counts
        if counts.left:
            return ""
        why = "the search finds none" if self.search.asked.query else "there is none"
        if counts.ruled_out:
            every = "all " if counts.ruled_out > 1 else ""
            why = f"the filter rules out {every}{quotes(counts.ruled_out)}"
        return f"The files would hold no quote: {why}."
