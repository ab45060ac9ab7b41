"""What is taken away: which quotes, of which themes, with which statements, and what is said of it.

No format decides any of this. Quotes that the filter rules out are counted and left out; those
known to match and those that are only possible are never put together.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from evaldata.analysis.classes import CLASS_NAMES, LISTED, ClassCounts, QuoteClass
from evaldata.analysis.selection import Selection
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.quotes import Rows
from evaldata.exports.chapters import Chapter, each_once, share, unnumbered
from evaldata.exports.scope import WHOLE, Scope
from evaldata.model.attributes import Attribute
from evaldata.model.entities import Quote, Statement, Theme
from evaldata.model.language import capitalised, day_in_words, quotes, responses
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.about import fingerprint, protection
from evaldata.wording.evidence import class_group
from evaldata.wording.participants import what_is_derived
from evaldata.wording.selection import BY_A_READER, represents, selection_name
from evaldata.wording.sentences import (
    filter_in_words,
    known_and_possible,
    who_took_part,
    why_possible,
    wording_in_words,
)
from evaldata.wording.statements import full_name

LONGEST_FILE_NAME = 60


@dataclass(frozen=True, eq=False)
class ExportContent:
    """All that goes into a file.

    Attributes:
        date: The day on which it is taken.
        most: Quotes for which there is room; None for all. Each theme gets the same share.
    """

    scope: Scope
    date: datetime.date
    most: int | None = None

    @property
    def view(self) -> View:
        """The data through the filter."""
        return self.scope.view

    @property
    def dataset(self) -> Dataset:
        """The data."""
        return self.scope.view.dataset

    @property
    def title(self) -> str:
        """The evaluation's title."""
        return self.dataset.evaluation.title

    @property
    def day(self) -> str:
        """The date as one reads it out."""
        return day_in_words(self.date)

    @property
    def midnight(self) -> datetime.datetime:
        """When the date began; files carry no other time, so that the same input is the same."""
        return datetime.datetime.combine(self.date, datetime.time())

    @property
    def footer(self) -> str:
        """What stands at the foot of every page and slide."""
        return f"{self.dataset.evaluation.short_title} · {self.scope.in_words} · {self.day}"

    @property
    def name(self) -> str:
        """A name for the file, without suffix: plain letters, the date last."""
        words = f"{self.dataset.evaluation.short_title} {self.scope.in_words}"
        plain = re.sub(r"[^a-z0-9]+", "-", words.lower())[:LONGEST_FILE_NAME].strip("-")
        return f"{plain or 'evaluation'}-{self.date.isoformat()}"

    @cached_property
    def by_theme(self) -> tuple[tuple[Theme, list[Rows]], ...]:
        """The themes asked for, in order, with the rows of their quotes, for each class.

        Of a search, or of chosen quotes, only those in which something of it stands.
        """
        asked, wanted = self.scope.theme_ids, self.scope.found
        themes = [t for t in self.dataset.themes if asked is None or t.theme_id in asked]
        found = [(t, [self.view.rows([t.theme_id], c, wanted) for c in QuoteClass]) for t in themes]
        if self.scope.narrowed:
            found = [(theme, rows) for theme, rows in found if any(map(len, rows))]
        if asked is None:
            listed = (self.view.rows(None, c, wanted) for c in QuoteClass)
            unthemed = [rows[np.isin(rows, self.dataset.quotes.unthemed)] for rows in listed]
            if any(map(len, unthemed)):
                found.append((unnumbered("Quotes without a theme"), unthemed))
        return tuple(found)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The themes with their quotes, each quote once; of chosen quotes one, in their order."""
        selection = self.scope.selection
        found = (self._chosen(selection),) if selection else self.by_theme
        fresh = list(each_once([rows for _, rows in found], len(self.dataset.quotes)))
        room = share([sum(map(len, rows)) for rows in fresh], self.most)
        return tuple(
            self._chapter(theme, ClassCounts(*map(len, by_class)), new, room)
            for (theme, by_class), new in zip(found, fresh, strict=True)
        )

    def _chosen(self, selection: Selection) -> tuple[Theme, list[Rows]]:
        """What chosen quotes are called, and their rows in their order, for each class."""
        rows = self.dataset.quotes.rows_of(selection.ids)
        classes = self.view.classes_at(rows)
        title = selection.name or selection_name(self.view, selection)
        return unnumbered(title), [rows[classes == c] for c in QuoteClass]

    def _chapter(
        self, theme: Theme, counts: ClassCounts, fresh: Sequence[Rows], room: int
    ) -> Chapter:
        parts, left = [], room
        for quote_class, rows in zip(LISTED, fresh, strict=True):
            kept = rows[:left]
            left -= len(kept)
            if len(kept):
                parts.append((class_group(self.view, quote_class), kept))
        new = sum(map(len, fresh))
        return Chapter(theme, counts, tuple(parts), counts.left - new, max(0, new - room))

    @cached_property
    def rows(self) -> Rows:
        """The rows of all quotes in the chapters, class by class, each quote once."""
        parts = [rows for chapter in self.chapters for _, rows in chapter.parts]
        rows = np.concatenate([np.zeros(0, np.intp), *parts])
        return rows[np.argsort(self.view.classes_at(rows), kind="stable")]

    @property
    def left_out(self) -> int:
        """Quotes that belong here, and for which the format has no room."""
        return self.scope.counts.left - len(self.rows)

    def statements(self, kind: StatementKind) -> tuple[Statement, ...]:
        """The statements of a kind: all, or those that rest on the themes in the file."""
        if self.scope.whole:
            return self.dataset.of_kind(kind)
        return self.dataset.about([theme.theme_id for theme, _ in self.by_theme], kind)

    def known(self, quote: Quote) -> list[str]:
        """What a quote states beside its voice."""
        return [value.shown for attribute, value in quote.known if attribute != self.dataset.voice]

    def responses_by(self, attribute: Attribute) -> str:
        """What the table of responses by an attribute is called, and that it may be derived."""
        may_be = attribute.id in {d.attribute for d in self.dataset.evaluation.derivations}
        said = f", the {attribute.one} in part derived" if may_be and self.derived else ""
        voice = f" and {self.dataset.voice.one}" if attribute != self.dataset.voice else ""
        return f"Responses by {attribute.one}{voice}{said}"

    @property
    def derived(self) -> str:
        """Of how many responses something is derived, in a sentence; empty where of none."""
        return what_is_derived(self.view, responses(self.view.responses))

    def class_name(self, quote_class: QuoteClass) -> str:
        """How a quote stands to the filter, in words."""
        return CLASS_NAMES[quote_class] if self.view.filter else "no filter"

    def heading(self, theme: Theme) -> str:
        """A theme's name, after those to which it belongs where no number says that."""
        return theme.name if theme.number else full_name(self.dataset, theme)

    def themes_in_words(self, theme_ids: Sequence[str]) -> str:
        """Themes by number and title, in their order."""
        themes = (theme for theme in self.dataset.themes if theme.theme_id in theme_ids)
        return "; ".join(theme.name for theme in themes)

    @property
    def rights(self) -> str:
        """Whose the words are, and whom to ask."""
        rights = self.dataset.evaluation.rights
        held = f" Rights: {'; '.join(rights.holders)}." if rights.holders else ""
        return f"{rights.statement}{held}{f' Ask: {rights.contact}.' if rights.contact else ''}"

    @property
    def filter_in_words(self) -> str:
        """The filter; where there is none, what is shown instead of all."""
        words = filter_in_words(self.view.filter, self.dataset)
        if words or self.scope.in_words == WHOLE:
            return words or "None"
        return f"None but this: {self.scope.in_words}"

    @property
    def counted(self) -> str:
        """How many quotes there are, how they stand to the filter, and which are not here."""
        counts = self.scope.counts
        sentence = f"{capitalised(quotes(counts.total))}."
        if self.view.filter:
            sentence = f"{counts.left:,} of {quotes(counts.total)}: {known_and_possible(counts)}."
            if counts.ruled_out:
                sentence += f" {counts.ruled_out:,} ruled out and left out."
        if self.left_out:
            sentence += (
                f" This file has room for {len(self.rows):,} of them; "
                f"{self.left_out:,} more are in the workbook, the CSV or the Parquet file."
            )
        return sentence

    def note(self, quote: Quote) -> str:
        """What whoever chose a quote noted of it; empty where nothing."""
        return self.scope.about.note(quote) if self.scope.about else ""

    @property
    def stamp(self) -> tuple[tuple[str, str], ...]:
        """What every file says of itself, each with its name; what is empty is left out."""
        selection = self.scope.selection
        chosen = [BY_A_READER, *represents(self.view, selection)] if selection else []
        lines = (
            ("Evaluation", self.title),
            ("Shows", self.scope.in_words),
            ("Filter", self.filter_in_words),
            ("Quotes", self.counted),
            ("Chosen", " ".join(chosen)),
            ("Why possible", why_possible(self.view, self.scope.counts)),
            ("Who took part", f"{who_took_part(self.view)}. {self.derived}".strip()),
            ("Wording", wording_in_words(self.dataset)),
            ("Rights", self.rights),
            ("Protection", " ".join(protection(self.dataset))),
            ("Taken away on", self.day),
            ("Fingerprint of the data", fingerprint(self.dataset)),
        )
        return tuple((name, text) for name, text in lines if text)
