"""The things that an evaluation is about: a theme, a statement, a quote."""

import re
from dataclasses import dataclass
from functools import cached_property

from evaldata.model.attributes import Attribute, Value
from evaldata.model.vocabulary import LinkBasis, StatementKind, Wording

LONGEST_LINE = 120
"""Characters beyond which a summary is no line."""
SENTENCE_END = re.compile(
    r"(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)[.!?…]\s+[A-ZÀ-Þ“‘\"(]|\n"
)
"""Where a text goes on after a sentence, so that it is no line either."""


@dataclass(frozen=True)
class Theme:
    """A theme; the fields are the schema's columns, a missing text is empty."""

    theme_id: str
    parent_id: str | None
    number: str
    position: int
    title: str
    headline: str | None
    summary: str
    points: tuple[str, ...]
    gap: str | None
    continues: str | None
    source: str | None

    @property
    def key(self) -> str:
        """Tells the theme from anything else that an address can name."""
        return f"theme-{self.theme_id}"

    @cached_property
    def name(self) -> str:
        """What the theme is called: "3 Weather"."""
        return f"{self.number} {self.title}".strip()

    @property
    def called(self) -> str:
        """The same at the head of what is said of it: "Theme 3, Weather"."""
        return f"Theme {self.number}, {self.title}" if self.number else f"Theme: {self.title}"

    @property
    def short(self) -> str:
        """The same where there is little room: its number, or its title where it has none."""
        return self.number or self.title

    @property
    def message(self) -> str:
        """What the theme says in a line: its headline, or a summary as short, or else its title."""
        is_line = len(self.summary) <= LONGEST_LINE and not SENTENCE_END.search(self.summary)
        return self.headline or (self.summary if is_line else "") or self.title

    @property
    def over(self) -> str:
        """What stands over its message; that names it already where it says nothing else."""
        return self.called if self.message != self.title else f"Theme {self.number}".strip()

    @property
    def explanation(self) -> str:
        """Its summary, where that says more than the message; empty where it does not."""
        return "" if self.summary == self.message else self.summary

    @property
    def line(self) -> str:
        """The theme in a list: its number and title."""
        return self.name

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says, for a search."""
        texts = (self.name, self.headline, self.summary, *self.points, self.gap)
        return tuple(text for text in texts if text)


@dataclass(frozen=True)
class Statement:
    """A finding, recommendation or other statement; the fields are the schema's columns."""

    statement_id: str
    kind: StatementKind
    number: int
    headline: str | None
    text: str
    theme_ids: tuple[str, ...]
    link_basis: LinkBasis
    status: str | None
    status_source: str | None
    source: str | None

    @property
    def key(self) -> str:
        """Tells the statement from anything else that an address can name."""
        return f"said-{self.statement_id}"

    @property
    def message(self) -> str:
        """The statement in as few words as the data have."""
        return self.headline or self.text

    @property
    def line(self) -> str:
        """The statement in a list."""
        return self.message

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says, for a search."""
        return tuple(text for text in (self.headline, self.text) if text)


@dataclass(frozen=True)
class Quote:
    """A quote; the fields are the schema's columns, an unnamed speaker is empty.

    Attributes:
        known: Attribute and value for each attribute that the quote states.
    """

    quote_id: str
    theme_ids: tuple[str, ...]
    position: int
    text: str
    wording: Wording
    speaker: str
    why: str | None
    document: str | None
    memo: str | None
    date: str | None
    source: str | None
    known: tuple[tuple[Attribute, Value], ...]

    def attribution(self, voice: Attribute) -> str:
        """Who said it: the speaker, else in whose voice, else where it stands; or nothing."""
        value = self.value(voice)
        return self.speaker or (value.shown if value else self.document or "")

    @property
    def worded(self) -> str:
        """The text, in quotation marks where the words are the speaker's own."""
        return f"“{self.text}”" if self.wording is Wording.VERBATIM else self.text

    def value(self, attribute: Attribute) -> Value | None:
        """The value that the quote states of an attribute; None where it is withheld."""
        return {stated.id: value for stated, value in self.known}.get(attribute.id)

    def place(self, attribute: Attribute) -> int | None:
        """The place of that value among the attribute's; None where it is withheld."""
        value = self.value(attribute)
        return attribute.values.index(value) if value else None
