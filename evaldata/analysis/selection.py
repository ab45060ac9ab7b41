"""Quotes that a visitor has chosen, in order, with a name and notes; as an address holds them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self
from unicodedata import category
from urllib.parse import urlencode

CHOSEN, NAMED, NOTED = "chosen", "named", "noted"
"""Parameters of the address. A note begins with the place of its quote: `noted=2 Read this first`.
"""
MOST = 40
LONGEST_NAME = 60
LONGEST_NOTE = 200
MOST_CHARACTERS = 4_000
"""Of an encoded selection; an address has filters and more to hold beside it."""
_NOTE = re.compile("([1-9][0-9]{0,2}) (.+)", re.DOTALL)
_JOINERS = "\u200c\u200d"
"""Invisible characters without which some scripts and signs are misspelt."""


@dataclass(frozen=True)
class Selection:
    """Chosen quotes.

    Attributes:
        ids: Of the quotes, in their order, each once; of quotes that there may not be.
        name: What the selection is called; empty where it has no name.
        notes: What is noted of a quote, by its id.
        left_out: How many an address names beyond those that a selection may hold.
    """

    ids: tuple[str, ...] = ()
    name: str = ""
    notes: Mapping[str, str] = field(default_factory=dict, hash=False)
    left_out: int = 0

    @classmethod
    def parse(cls, query: Mapping[str, Sequence[str]]) -> Self:
        """The selection of an address's query."""
        named = query.get(CHOSEN, ())
        ids = tuple(dict.fromkeys(filter(None, named)))
        found = (match for entry in query.get(NOTED, ()) if (match := _NOTE.fullmatch(entry)))
        places = ((int(match[1]) - 1, _plain(match[2], LONGEST_NOTE)) for match in found)
        notes = {named[place]: note for place, note in places if place < len(named) and note}
        name = _plain("".join(query.get(NAMED, ())[-1:]), LONGEST_NAME)
        kept = ids[:MOST]
        return cls(kept, name, {i: notes[i] for i in kept if i in notes}, len(ids) - len(kept))

    def to_query(self) -> dict[str, list[str]]:
        """The parameters of an address that hold it, be it empty; `parse` reads them back."""
        noted = ((place, self.note(quote_id)) for place, quote_id in enumerate(self.ids, 1))
        return {
            CHOSEN: [*self.ids],
            NAMED: [self.name] if self.ids and self.name else [],
            NOTED: [f"{place} {note}" for place, note in noted if note],
        }

    @property
    def fits(self) -> bool:
        """Whether an address has room for it."""
        return (
            len(self.ids) <= MOST and len(urlencode(self.to_query(), doseq=True)) <= MOST_CHARACTERS
        )

    def note(self, quote_id: str) -> str:
        """What is noted of a quote; empty where nothing is."""
        return self.notes.get(quote_id, "")

    def adding(self, ids: Iterable[str]) -> Self:
        """The same with these quotes at its end; those that it has already stay where they are."""
        return replace(self, ids=tuple(dict.fromkeys([*self.ids, *ids])))

    def without(self, ids: Iterable[str]) -> Self:
        """The same without these quotes and what is noted of them."""
        out = set(ids)
        kept = tuple(quote_id for quote_id in self.ids if quote_id not in out)
        return replace(self, ids=kept, notes={i: self.notes[i] for i in kept if i in self.notes})

    def moved(self, quote_id: str, by: int) -> Self:
        """The same with a quote so many places later, or earlier; no further than to an end."""
        order = [other for other in self.ids if other != quote_id]
        place = self.ids.index(quote_id) + by
        order.insert(min(max(place, 0), len(order)), quote_id)
        return replace(self, ids=tuple(order))

    def called(self, name: str) -> Self:
        """The same under another name."""
        return replace(self, name=_plain(name, LONGEST_NAME))

    def noting(self, quote_id: str, note: str) -> Self:
        """The same with another note on a quote; an empty one takes it out."""
        plain = _plain(note, LONGEST_NOTE)
        notes = {**self.notes, quote_id: plain}
        return replace(self, notes={name: text for name, text in notes.items() if text})


def _plain(text: str, most: int) -> str:
    """A text in one line, without characters that are invisible or turn the direction."""
    spaced = (" " if c.isspace() else c for c in text)
    seen = "".join(c for c in spaced if c in _JOINERS or category(c)[0] != "C")
    return " ".join(seen.split())[:most].strip()
