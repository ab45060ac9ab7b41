"""A release as it is remembered: of each response and quote what is shown, and what tells it."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Self

import msgspec

from evaldata.dataset.disclosure.identifying import TOKEN, folded
from evaldata.dataset.disclosure.protecting import Protected, people_of
from evaldata.dataset.rules.rows import Tables
from evaldata.model.attributes import Attribute
from evaldata.model.patterns import WITHHELD, Codes

RELEASES_FILE = "releases.json"
Kind = tuple[tuple[str, str], ...]
"""Attribute and value of all that is shown or stated."""
LETTERS = 16


class Response(msgspec.Struct, frozen=True):
    """A response in a release.

    Attributes:
        person: Whose it is, a number in this release.
        quotes: A hash of the words of each of its quotes.
    """

    participant: str
    person: int
    states: Kind
    shown: Kind
    quotes: tuple[str, ...]


class Said(msgspec.Struct, frozen=True):
    """A quote in a release.

    Attributes:
        words: A hash of its words, which does not heed case and punctuation.
    """

    words: str
    stated: Kind
    themes: tuple[str, ...]
    participant: str | None


class Snapshot(msgspec.Struct, frozen=True):
    """A release."""

    threshold: int
    responses: tuple[Response, ...]
    quotes: tuple[Said, ...]

    @classmethod
    def of(cls, tables: Tables, safe: Protected) -> Self:
        """The release of these tables, as their author wrote them, and as they are shown."""
        stated = [_kind(row, safe.attributes) for row in safe.stated]
        quotes = tuple(
            Said(
                words=_hash(row),
                stated=kind,
                themes=tuple(sorted(row["theme_ids"])),
                participant=row["participant_id"],
            )
            for row, kind in zip(tables["quotes"].to_pylist(), stated, strict=True)
        )
        said: dict[str | None, list[str]] = {}
        for quote in quotes:
            said.setdefault(quote.participant, []).append(quote.words)
        table = tables["participants"]
        known = sorted(attribute.id for attribute in safe.attributes)
        people = people_of(table).tolist()
        responses = tuple(
            Response(
                participant=row["participant_id"],
                person=person,
                states=tuple((name, str(row[name])) for name in known),
                shown=_kind(codes, safe.attributes),
                quotes=tuple(sorted(said.get(row["participant_id"], ()))),
            )
            for row, person, codes in zip(table.to_pylist(), people, safe.shown, strict=True)
        )
        return cls(safe.protection.threshold, responses, quotes)


def _kind(row: Codes, attributes: Sequence[Attribute]) -> Kind:
    return tuple(
        (attribute.id, attribute.values[code].text)
        for attribute, code in zip(attributes, row.tolist(), strict=True)
        if code != WITHHELD
    )


def _hash(quote: Mapping[str, object]) -> str:
    """A quote's words and what is said of them, whatever its id and its themes."""
    parts = [" ".join(TOKEN.findall(folded(str(quote[name])))) for name in ("text", "why")]
    words = "\0".join([*parts, str(quote["wording"])])
    return hashlib.sha256(words.encode()).hexdigest()[:LETTERS]
