"""What a new release tells of people beside an earlier one: few must not be told by the difference.

Somebody who has two releases sees which counts changed, which quotes came, went or say otherwise
of their speaker, and what is shown of each before and now. So each such change must be of as many
people as the threshold, or of nobody; one quote alone links nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter

from evaldata.dataset.disclosure.snapshot import Kind, Response, Said, Snapshot

Pair = tuple[Response | None, Response | None]
"""A response as it was and as it is; None where it was not, or is no more."""
Changes = tuple[list[Said], list[Said], dict[object, list[tuple[Said, Said]]]]
"""Quotes that went and came, beyond those reworded, and those that changed, by how."""
Move = tuple[Kind | None, Kind | None]
"""What was shown of a response, and what is now; None where it was not, or is no more."""


@dataclass(frozen=True)
class Difference:
    """Two releases beside each other."""

    old: Snapshot
    new: Snapshot

    @property
    def threshold(self) -> int:
        """Fewest people whom a change may concern: the stricter of both releases'."""
        return max(self.old.threshold, self.new.threshold)

    @cached_property
    def few(self) -> frozenset[str]:
        """The ids of the participants who could be told."""
        told = [*self._moved(), *self._quoted()]
        return frozenset(each.participant for pair in told for each in pair if each is not None)

    @cached_property
    def _pairs(self) -> list[Pair]:
        return _matched(self.old, self.new)

    def _few(self, pairs: Iterable[Pair]) -> bool:
        """Whether these are responses of some people, but fewer than the threshold."""
        people = {(new is None, one.person) for old, new in pairs if (one := new or old)}
        return 0 < len(people) < self.threshold

    def _moved(self) -> Iterator[Pair]:
        """Responses that are shown otherwise than before, as few others are.

        Where all who were shown alike are shown alike still, and no more exactly, nobody is told.
        """
        moves: dict[Move, list[Pair]] = defaultdict(list)
        for old, new in self._pairs:
            moves[old.shown if old else None, new.shown if new else None].append((old, new))
        before = Counter(was for was, _ in moves)
        for (was, now), pairs in moves.items():
            together = before[was] == 1 and _is_coarser(was, now)
            if not together and self._few(pairs):
                yield from pairs
        yield from self._net(moves)

    def _net(self, moves: dict[Move, list[Pair]]) -> Iterator[Pair]:
        """Those who came and went, where of all shown alike a few more did one than the other."""
        kinds = {kind for move in moves for kind in move if kind is not None and None in move}
        for kind in kinds:
            gone, come = moves.get((kind, None), []), moves.get((None, kind), [])
            if gone and come and 0 < abs(len(gone) - len(come)) < self.threshold:
                yield from (*gone, *come)

    def _quoted(self) -> Iterator[Pair]:
        """Those of whom quotes came, went, or say otherwise of their speaker, if they are few."""
        of_old: dict[str, Pair] = {old.participant: (old, new) for old, new in self._pairs if old}
        of_new: dict[str, Pair] = {new.participant: (old, new) for old, new in self._pairs if new}
        lost, gained, changed = self._changes
        groups: list[tuple[Collection[Said], Mapping[str, Pair]]] = [
            ([quote for quote in lost if self._stays(quote, of_old)], of_old),
            ([quote for quote in gained if self._stays(quote, of_new)], of_new),
            *(([now for _, now in some], of_new) for some in changed.values()),
        ]
        for quotes, pairs in groups:
            owners = [pair for q in quotes if (pair := pairs.get(q.participant or ""))]
            if len(quotes) > 1 and self._few(owners):
                yield from owners

    def _stays(self, quote: Said, pairs: Mapping[str, Pair]) -> bool:
        """Whether a quote came or went without the response that it is from."""
        pair = pairs.get(quote.participant or "")
        return pair is None or None not in pair

    @cached_property
    def _changes(self) -> Changes:
        waiting: dict[str, list[Said]] = defaultdict(list)
        for quote in self.new.quotes:
            waiting[quote.words].append(quote)
        partner = {old.participant: new.participant for old, new in self._pairs if old and new}
        lost, changed = [], defaultdict[object, list[tuple[Said, Said]]](list)
        for quote in self.old.quotes:
            same = waiting[quote.words]
            if not same:
                lost.append(quote)
                continue
            mine = partner.get(quote.participant or "", quote.participant)
            now = next((q for q in same if q.participant == mine), same[0])
            same.remove(now)
            if now.stated != quote.stated:
                changed[quote.stated, now.stated].append((quote, now))
            elif now.participant != mine:
                changed["another speaker"].append((quote, now))
        gained = [quote for some in waiting.values() for quote in some]
        return self._without_reworded((lost, gained, changed), partner)

    def _without_reworded(self, changes: Changes, partner: dict[str, str]) -> Changes:
        """Take a quote that went and one that came of the same response for one reworded."""
        lost, gained, changed = changes
        come: dict[str | None, list[Said]] = defaultdict(list)
        for quote in gained:
            come[quote.participant].append(quote)
        gone = []
        for quote in lost:
            mine = partner.get(quote.participant or "")
            if mine is not None and come[mine]:
                changed["reworded"].append((quote, come[mine].pop(0)))
            else:
                gone.append(quote)
        return gone, [quote for some in come.values() for quote in some], changed

    @property
    def unlinked(self) -> tuple[int, int, int]:
        """How many quotes that name no participant came, went, or say otherwise of a speaker."""
        lost, gained, changed = self._changes
        moved = [now for some in changed.values() for _, now in some]
        return (
            sum(quote.participant is None for quote in gained),
            sum(quote.participant is None for quote in lost),
            sum(quote.participant is None for quote in moved),
        )

    def renamed(self, apart: Collection[str] = ()) -> dict[str, str]:
        """Themes that have another id now, with the same quotes: the new id by the old one.

        Quotes of the participants apart tell nothing of that.
        """
        before, now = _members(self.old.quotes, apart), _members(self.new.quotes, apart)
        fresh = {quotes: name for name, quotes in now.items() if name not in before}
        return {
            name: fresh[quotes]
            for name, quotes in before.items()
            if name not in now and quotes in fresh
        }

    @property
    def recoded(self) -> int:
        """How many people's quotes changed themes, where they are few; 0 where they are not."""
        themes = self.renamed()
        now = {(quote.words, quote.participant): quote for quote in self.new.quotes}
        changed = [
            quote
            for quote in self.old.quotes
            if (later := now.get((quote.words, quote.participant)))
            and {themes.get(name, name) for name in quote.themes} != {*later.themes}
        ]
        people = {response.participant: response.person for response in self.old.responses}
        owners = {people[q.participant] for q in changed if q.participant in people}
        return len(owners) if len(changed) > 1 and len(owners) < self.threshold else 0


def _is_coarser(was: Kind | None, now: Kind | None) -> bool:
    """Whether something is shown before and now, and no more than before."""
    return was is not None and now is not None and set(now) <= set(was)


def _members(quotes: Iterable[Said], apart: Collection[str]) -> dict[str, frozenset[str]]:
    """The words of each theme's quotes, those of the participants apart left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        for name in () if quote.participant in apart else quote.themes:
            found[name].add(quote.words)
    return {name: frozenset(words) for name, words in found.items()}


def _same(
    left: Sequence[Response], right: Sequence[Response], key: Callable[[Response], object]
) -> Iterator[tuple[Response, Response]]:
    """Those of one key, each once."""
    waiting: dict[object, list[Response]] = defaultdict(list)
    for response in right:
        waiting[key(response)].append(response)
    for response in left:
        if same := waiting[key(response)]:
            yield response, same.pop(0)


def _by_quotes(
    left: Sequence[Response], right: Sequence[Response]
) -> Iterator[tuple[Response, Response]]:
    """Those that share most quotes, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, response in enumerate(right):
        for words in set(response.quotes):
            holders[words].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for place, response in enumerate(left):
        for words in set(response.quotes):
            shared.update((place, other) for other in holders[words])
    gone, come = set[int](), set[int]()
    for (place, other), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if place not in gone and other not in come:
            gone.add(place)
            come.add(other)
            yield left[place], right[other]


STEPS = (
    partial(_same, key=attrgetter("states", "quotes", "participant")),
    partial(_same, key=attrgetter("states", "quotes")),
    _by_quotes,
    partial(_same, key=attrgetter("participant")),
)
"""First those that say the same and have the same quotes, whatever their ids; then those that share
quotes; then those of one id."""


def _matched(old: Snapshot, new: Snapshot) -> list[Pair]:
    """Every response of either release, with what it is in the other."""
    left, right = list(old.responses), list(new.responses)
    pairs: list[Pair] = []
    for step in STEPS:
        found = [*step(left, right)]
        pairs += found
        done = {id(response) for pair in found for response in pair}
        left = [response for response in left if id(response) not in done]
        right = [response for response in right if id(response) not in done]
    return [*pairs, *((response, None) for response in left), *((None, r) for r in right)]
