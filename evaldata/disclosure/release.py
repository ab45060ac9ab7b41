"""What a new release tells of people beside the last one: few must not be told by the difference.

Somebody who has both releases sees which quotes came or went together with which counts. So the
people who are new, gone or changed must be none, or as many as the threshold, among all who are
shown alike.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.disclosure.protecting import Protected, protect
from evaldata.evaluation import Evaluation
from evaldata.problems import Problem, Severity, in_file
from evaldata.schema import PARTICIPANTS, QUOTES

Tables = Mapping[str, pa.Table]
Traces = Counter[tuple[object, ...]]
"""What is known of quotes or responses, each as often as it stands."""


class Release(StrEnum):
    """What to do about people who could be told by the difference to the last release."""

    REFUSE = "refuse"
    HOLD_BACK = "hold back"
    FIRST = "first"


@dataclass(frozen=True)
class Person:
    """Somebody with all that is known of them.

    Attributes:
        participants: The ids of their responses.
        responses: What these state.
        quotes: Their quotes: themes, text, and what they state.
        shown: The combinations of values under which they are shown.
    """

    participants: frozenset[str]
    responses: tuple[tuple[object, ...], ...]
    quotes: tuple[tuple[object, ...], ...]
    shown: frozenset[tuple[int, ...]]

    @property
    def traces(self) -> tuple[object, ...]:
        """What tells them from others, whatever their id."""
        return self.responses, self.quotes


@dataclass(frozen=True)
class Difference:
    """Who is gone since the last release, and who is new; one who changed is both."""

    gone: tuple[Person, ...]
    new: tuple[Person, ...]
    threshold: int

    @property
    def few(self) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
        """Those gone and those new who are fewer than the threshold among all shown alike.

        One quote that came, went or was reworded while the responses stayed links nothing.
        """
        if self._links_nothing:
            return (), ()
        few = [_few(people, self.threshold) for people in (self.gone, self.new)]
        ids = {name for people in few for person in people for name in person.participants}
        gone, new = (
            tuple(p for p in people if p in some or p.participants & ids)
            for people, some in zip((self.gone, self.new), few, strict=True)
        )
        return gone, new

    @property
    def _links_nothing(self) -> bool:
        old, now = (Counter(p.responses for p in people) for people in (self.gone, self.new))
        quotes = [Counter(q for p in people for q in p.quotes) for people in (self.gone, self.new)]
        lost, come = quotes[0] - quotes[1], quotes[1] - quotes[0]
        return old == now and max(lost.total(), come.total()) <= 1


def _few(people: Collection[Person], threshold: int) -> list[Person]:
    alike = Counter(kind for person in people for kind in person.shown)
    return [p for p in people if any(alike[kind] < threshold for kind in p.shown)]


def difference(old: Tables, before: Protected, new: Tables, now: Protected) -> Difference:
    """Who is new, gone or changed between two releases, by what is known and not by ids."""
    people = [_people(old, before), _people(new, now)]
    counted = [Counter(person.traces for person in some) for some in people]
    gone, come = counted[0] - counted[1], counted[1] - counted[0]
    return Difference(
        tuple(_taken(people[0], gone)), tuple(_taken(people[1], come)), now.protection.threshold
    )


def _taken(people: Collection[Person], wanted: Traces) -> Iterator[Person]:
    left = Counter(wanted)
    for person in people:
        if left[person.traces]:
            left[person.traces] -= 1
            yield person


def _people(tables: Tables, safe: Protected) -> list[Person]:
    """Everybody who gave a response."""
    participants, quotes = tables["participants"].to_pylist(), tables["quotes"].to_pylist()
    known = [name for name in tables["participants"].column_names if name not in _fixed()]
    said: dict[str, list[tuple[object, ...]]] = {}
    for quote in quotes:
        if quote["participant_id"] is not None:
            said.setdefault(quote["participant_id"], []).append(_quote(quote, known))
    rows: dict[str, list[int]] = {}
    for row, participant in enumerate(participants):
        whose = participant["person_id"] or f"\0{participant['participant_id']}"
        rows.setdefault(whose, []).append(row)
    return [
        Person(
            participants=frozenset(ids := [participants[row]["participant_id"] for row in its]),
            responses=tuple(sorted(tuple(str(participants[row][n]) for n in known) for row in its)),
            quotes=tuple(sorted(quote for name in ids for quote in said.get(name, ()))),
            shown=frozenset(tuple(safe.shown[row].tolist()) for row in its),
        )
        for its in rows.values()
    ]


def _quote(quote: Mapping[str, object], attributes: Collection[str]) -> tuple[object, ...]:
    themes = quote["theme_ids"]
    listed = sorted(themes) if isinstance(themes, list) else []
    return (*listed, str(quote["text"]), *(str(quote[name]) for name in attributes))


def _fixed() -> set[str]:
    return {column.name for column in PARTICIPANTS.columns}


def compared(
    old: tuple[Evaluation, Tables], new: tuple[Evaluation, Tables], release: Release
) -> tuple[dict[str, pa.Table], list[Problem]]:
    """The tables to release, and what is to be said of them.

    Args:
        old: The evaluation and the tables of the last release, as their author wrote them.
        new: The same of what is to be released.
        release: What to do about people who could be told by the difference.
    """
    tables, problems = dict(new[1]), []
    before = protect(old[1], old[0])
    now = protect(tables, new[0])
    if not (before.protection.needed and now.protection.needed):
        return tables, []
    problems += _unlinked(old[1], tables)
    gone, come = difference(old[1], before, tables, now).few
    if not gone and not come:
        return tables, problems
    number = len({*(p.participants for p in gone), *(p.participants for p in come)})
    if release is Release.REFUSE:
        return tables, [*problems, _refused(number, now.protection.threshold)]
    while gone or come:
        few = len(gone) + len(come)
        tables = _held_back(old, tables, gone, come)
        gone, come = difference(old[1], before, tables, protect(tables, new[0])).few
        if len(gone) + len(come) >= few:  # they cannot be as they were: an attribute is new
            return tables, [*problems, _refused(number, now.protection.threshold)]
    message = f"What is new, gone or changed of {_people_in_words(number)} is held back."
    held = in_file("release_held_back", PARTICIPANTS.file, message, "It can follow with others.")
    return tables, [*problems, replace(held, severity=Severity.NOTICE)]


def _held_back(
    old: tuple[Evaluation, Tables],
    tables: Tables,
    gone: Collection[Person],
    come: Collection[Person],
) -> dict[str, pa.Table]:
    """The tables with these people as they were in the last release."""
    left, back = (
        pa.array({name for person in people for name in person.participants}, pa.string())
        for people in (come, gone)
    )
    held = dict(tables)
    for table in (PARTICIPANTS, QUOTES):
        ids = tables[table.name].column("participant_id")
        kept = tables[table.name].filter(pc.invert(pc.is_in(ids, value_set=left)))
        its = old[1][table.name]
        again = its.filter(pc.is_in(its.column("participant_id"), value_set=back))
        held[table.name] = pa.concat_tables([kept, again], promote_options="default")
    return held


def _unlinked(old: Tables, new: Tables) -> list[Problem]:
    """That quotes of nobody in particular came or went together, which may link them."""
    before, now = (
        Counter(
            str(row["text"])
            for row in tables["quotes"].to_pylist()
            if row["participant_id"] is None
        )
        for tables in (old, new)
    )
    gone, come = (before - now).total(), (now - before).total()
    if max(gone, come) <= 1:
        return []
    message = (
        f"Of the quotes that name no participant {come:,} are new and {gone:,} gone: if they are "
        "one person's, whoever has the last release can tell that they belong together."
    )
    remedy = "Make sure that they are several people's."
    found = in_file("release_unlinked", QUOTES.file, message, remedy)
    return [replace(found, severity=Severity.NOTICE)]


def _refused(number: int, threshold: int) -> Problem:
    message = (
        f"{_people_in_words(number)} changed, came or went since the last release, and of those "
        f"who are shown alike fewer than {threshold}: whoever has both could tell what is theirs."
    )
    remedy = (
        "Wait until more have changed; or hold their changes back (--hold-back); or say that "
        "nobody has the last release (--first-release)."
    )
    return in_file("release_differs", PARTICIPANTS.file, message, remedy)


def _people_in_words(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
