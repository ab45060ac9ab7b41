"""A release as it is remembered: of everybody what is shown, and what tells them from others."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Self

import msgspec
import pyarrow as pa

from evaldata.disclosure.protecting import Protected
from evaldata.evaluation import Attribute
from evaldata.profiles import WITHHELD, Codes
from evaldata.schema import PARTICIPANTS

RELEASES_FILE = "releases.json"
Kind = tuple[tuple[str, str], ...]
"""Attribute and value of all that is shown or stated."""
Tables = Mapping[str, pa.Table]
LETTERS = 16


class Person(msgspec.Struct, frozen=True):
    """Somebody in a release.

    Attributes:
        ids: The ids of their responses.
        responses: What these state.
        shown: What is shown of each.
        quotes: A hash of each of their quotes.
        stated: What each of their quotes is shown to state.
    """

    ids: frozenset[str]
    responses: tuple[Kind, ...]
    shown: tuple[Kind, ...]
    quotes: tuple[str, ...]
    stated: tuple[Kind, ...]

    @property
    def traces(self) -> tuple[object, ...]:
        """What tells them from others, whatever their id."""
        return self.responses, self.quotes


class Snapshot(msgspec.Struct, frozen=True):
    """A release.

    Attributes:
        threshold: Its threshold.
        people: Everybody who gave a response.
        unlinked: A hash of each quote that names no participant.
    """

    threshold: int
    people: tuple[Person, ...]
    unlinked: tuple[str, ...]

    @property
    def quotes(self) -> Counter[str]:
        """The hashes of all quotes."""
        return Counter([*self.unlinked, *(quote for p in self.people for quote in p.quotes)])

    @classmethod
    def of(cls, tables: Tables, safe: Protected) -> Self:
        """The release of these tables, as their author wrote them, and as they are shown."""
        attributes = safe.attributes
        shown = [_kind(row, attributes) for row in safe.shown]
        said: dict[str | None, list[tuple[str, Kind]]] = {}
        stated = [_kind(row, attributes) for row in safe.stated]
        for quote, kind in zip(tables["quotes"].to_pylist(), stated, strict=True):
            said.setdefault(quote["participant_id"], []).append((_hash(quote), kind))
        rows: dict[str, list[int]] = {}
        participants = tables["participants"].to_pylist()
        for row, participant in enumerate(participants):
            whose = participant["person_id"] or f"\0{participant['participant_id']}"
            rows.setdefault(whose, []).append(row)
        known = set(tables["participants"].column_names) - {c.name for c in PARTICIPANTS.columns}
        people = []
        for its in rows.values():
            ids = [participants[row]["participant_id"] for row in its]
            quotes = sorted(quote for name in ids for quote in said.get(name, ()))
            responses = (
                tuple(sorted((name, str(participants[row][name])) for name in known)) for row in its
            )
            people.append(
                Person(
                    ids=frozenset(ids),
                    responses=tuple(sorted(responses)),
                    shown=tuple(sorted(shown[row] for row in its)),
                    quotes=tuple(quote for quote, _ in quotes),
                    stated=tuple(kind for _, kind in quotes),
                )
            )
        unlinked = tuple(quote for quote, _ in said.get(None, ()))
        return cls(safe.protection.threshold, tuple(people), unlinked)


def _kind(row: Codes, attributes: Sequence[Attribute]) -> Kind:
    return tuple(
        (attribute.id, attribute.values[code].text)
        for attribute, code in zip(attributes, row.tolist(), strict=True)
        if code != WITHHELD
    )


def _hash(quote: Mapping[str, object]) -> str:
    """A quote's words, whatever its id and its themes, which editors change."""
    words = "\0".join(str(quote[name]) for name in ("text", "wording", "why"))
    return hashlib.sha256(words.encode()).hexdigest()[:LETTERS]
