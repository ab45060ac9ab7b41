"""Which response of a release is which of another one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from evaldata.dataset.disclosure.snapshot import Response, Snapshot

Pair = tuple[Response | None, Response | None]
"""A response as it was and as it is; None where it was not, or is no more."""


def matched(old: Snapshot, new: Snapshot) -> list[Pair]:
    """Every response of either release, with what it is in the other.

    First those that say the same and have the same quotes, whatever their ids; then those that
    share quotes; then those of one id.
    """
    left, right = list(old.responses), list(new.responses)
    pairs: list[Pair] = []
    for step in (_alike, _by_quotes, _by_id):
        found = [*step(left, right)]
        pairs += found
        done = {id(response) for pair in found for response in pair}
        left = [response for response in left if id(response) not in done]
        right = [response for response in right if id(response) not in done]
    return [*pairs, *((response, None) for response in left), *((None, r) for r in right)]


Found = Iterator[tuple[Response, Response]]


def _alike(left: Sequence[Response], right: Sequence[Response]) -> Found:
    def traces(response: Response) -> object:
        return response.states, response.quotes

    same_id = [*_same(left, right, lambda r: (traces(r), r.participant))]
    yield from same_id
    taken = {id(each) for pair in same_id for each in pair}
    rest = [[r for r in some if id(r) not in taken] for some in (left, right)]
    yield from _same(rest[0], rest[1], traces)


def _by_id(left: Sequence[Response], right: Sequence[Response]) -> Found:
    yield from _same(left, right, lambda response: response.participant)


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
