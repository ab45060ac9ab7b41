"""Which response of a release is which of another one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter

from evaldata.dataset.disclosure.snapshot import Response, Snapshot

Pair = tuple[Response | None, Response | None]
"""A response as it was and as it is; None where it was not, or is no more."""


Found = Iterator[tuple[Response, Response]]


def _same(
    left: Sequence[Response], right: Sequence[Response], key: Callable[[Response], object]
) -> Found:
    """Those of one key, each once."""
    waiting: dict[object, list[Response]] = defaultdict(list)
    for response in right:
        waiting[key(response)].append(response)
    for response in left:
        if same := waiting[key(response)]:
            yield response, same.pop(0)


def _by_quotes(left: Sequence[Response], right: Sequence[Response]) -> Found:
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


def matched(old: Snapshot, new: Snapshot) -> list[Pair]:
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
