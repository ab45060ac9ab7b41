"""What a new release tells of people beside an earlier one: few must not be told by the difference.

Somebody who has two releases sees which quotes came, went or changed, and what is shown of each
before and now. So wherever something came, went or is shown otherwise, it must be of as many
people as the threshold, or of nobody; and what both say of a speaker, as many must share.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from evaldata.disclosure.snapshot import Kind, Person, Snapshot

Change = tuple[Kind | None, Kind | None, bool]
"""What was shown of a response, what is now (None for nothing), and whether its quotes changed."""


@dataclass(frozen=True)
class Difference:
    """Two releases beside each other.

    Attributes:
        old: The earlier one.
        new: The later one.
        threshold: Fewest people whom a change may concern.
    """

    old: Snapshot
    new: Snapshot
    threshold: int

    @cached_property
    def few(self) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
        """The people of either release who could be told, as they were and as they are."""
        told = {
            pair
            for pair, changes in self._changes.items()
            if any(self._is_small(change) for change in changes)
        }
        told |= {pair for pair in self._changes if self._states_too_much(pair)}
        gone = tuple(old for old, _ in told if old is not None)
        if not self.new.people:
            gone = (*gone, *self._quoted_no_more())
        return gone, tuple(new for _, new in told if new is not None)

    def _quoted_no_more(self) -> list[Person]:
        """Who lost quotes when it was no longer said who took part, if they are few."""
        lost = self.old.quotes - self.new.quotes
        owners = [p for p in self.old.people if any(quote in lost for quote in p.quotes)]
        return owners if lost.total() > 1 and len(owners) < self.threshold else []

    @cached_property
    def _pairs(self) -> list[tuple[Person | None, Person | None]]:
        """Everybody as they were and are: who is known alike in both, then who has the same id."""
        waiting: dict[object, list[Person]] = defaultdict(list)
        for person in self.new.people:
            waiting[person.traces].append(person)
        pairs: list[tuple[Person | None, Person | None]] = []
        rest = []
        for person in self.old.people:
            alike = waiting[person.traces]
            if alike:
                same = next((p for p in alike if p.ids & person.ids), alike[0])
                alike.remove(same)
                pairs.append((person, same))
            else:
                rest.append(person)
        left = [person for people in waiting.values() for person in people]
        by_id = {name: person for person in left for name in person.ids}
        for person in rest:
            same_id = next((by_id[name] for name in person.ids if name in by_id), None)
            if same_id is not None and same_id in left:
                left.remove(same_id)
            else:
                same_id = None
            pairs.append((person, same_id))
        return [*pairs, *((None, person) for person in left)]

    @cached_property
    def _changes(self) -> dict[tuple[Person | None, Person | None], list[Change]]:
        return {pair: [*self._changes_of(*pair)] for pair in self._pairs}

    def _changes_of(self, old: Person | None, new: Person | None) -> Iterator[Change]:
        """What is shown of each response before and now."""
        quotes = (old.quotes if old else ()) != (new.quotes if new else ())
        before = Counter(old.shown if old else ())
        now = Counter(new.shown if new else ())
        changed = quotes and old is not None and new is not None and self._quotes_changed > 1
        pairs = self._kinds(before, now)
        yield from ((kind, later, changed) for kind, later in pairs)

    def _kinds(
        self, before: Counter[Kind], now: Counter[Kind]
    ) -> Iterator[tuple[Kind | None, Kind | None]]:
        same = before & now
        gone, come = [*(before - same).elements()], [*(now - same).elements()]
        yield from ((kind, kind) for kind in same)
        for place in range(max(len(gone), len(come))):
            yield (
                gone[place] if place < len(gone) else None,
                come[place] if place < len(come) else None,
            )

    @cached_property
    def _quotes_changed(self) -> int:
        """How many quotes came, or went, of all; one alone links nothing."""
        before, now = self.old.quotes, self.new.quotes
        return max((before - now).total(), (now - before).total())

    @cached_property
    def _number(self) -> Counter[Change]:
        """How many people there are with each change."""
        counted: Counter[Change] = Counter()
        for changes in self._changes.values():
            for before, now, quotes in set(changes):
                counted[before, now, quotes] += 1
                counted[before, now, False] += quotes
        return counted

    def _is_small(self, change: Change) -> bool:
        before, now, quotes = change
        concerned = self._number[before, now, False]
        return concerned < self.threshold or (quotes and self._number[change] < self.threshold)

    def _states_too_much(self, pair: tuple[Person | None, Person | None]) -> bool:
        """Whether two releases together say of a speaker what too few share."""
        old, new = pair
        if old is None or new is None:
            return False
        kinds = {*zip(old.stated, new.stated, strict=False)} if old.quotes == new.quotes else set()
        return any(
            before != now and self._sharing[before, now] < self.threshold for before, now in kinds
        )

    @cached_property
    def _sharing(self) -> Counter[tuple[Kind, Kind]]:
        """How many people both kinds are shown of, one before and one now."""
        shared: Counter[tuple[Kind, Kind]] = Counter()
        stated = {
            pair
            for old, new in self._pairs
            if old and new
            for pair in zip(old.stated, new.stated, strict=False)
        }
        for before, now in stated:
            shared[before, now] = sum(
                old is not None
                and new is not None
                and any(_has(kind, before) for kind in old.shown)
                and any(_has(kind, now) for kind in new.shown)
                for old, new in self._pairs
            )
        return shared


def _has(kind: Kind, stated: Kind) -> bool:
    """Whether what is shown of a response holds all that is stated."""
    return set(stated) <= set(kind)
