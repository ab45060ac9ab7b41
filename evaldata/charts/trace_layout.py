"""Where the things of a trace stand, so that few of its lines cross.

Layers are lists of names, from the left; links give each name its neighbours on either side.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import numpy as np

Layer = list[str]
Links = Mapping[str, AbstractSet[str]]
SWEEPS = 12


def links_between(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The neighbours of each name that is linked."""
    links: dict[str, set[str]] = {}
    for one, other in pairs:
        links.setdefault(one, set()).add(other)
        links.setdefault(other, set()).add(one)
    return links


def crossings(layers: Sequence[Layer], links: Links) -> int:
    """How many pairs of lines between neighbouring layers cross."""
    return sum(_crossings(left, right, links) for left, right in pairwise(layers))


def untangled(layers: Sequence[Layer], links: Links) -> list[Layer]:
    """The layers in an order with few crossings; what hangs together stays together."""
    found: list[Layer] = [[] for _ in layers]
    for part in parts(layers, links):
        tried = (_swept(start, links) for start in (part, [layer[::-1] for layer in part]))
        best = min(tried, key=lambda one: crossings(one, links))
        for layer, names in zip(found, _swapped(best, links), strict=True):
            layer.extend(names)
    return found


def parts(layers: Sequence[Layer], links: Links) -> list[list[Layer]]:
    """The layers cut into what hangs together, in the order in which the parts begin."""
    found, seen = [], set[str]()
    for name in (name for layer in layers for name in layer):
        if name not in seen:
            part = _hanging_together(name, links)
            seen |= part
            found.append([[one for one in layer if one in part] for layer in layers])
    return found


def heights(layers: Sequence[Layer], links: Links) -> dict[str, float]:
    """The row of each name: near to what it is linked to, in order, a row apart at least.

    The longest layer fills all rows, from 0; the others are placed outwards from it.
    """
    rows = max(map(len, layers), default=0)
    start = next((i for i in reversed(range(len(layers))) if len(layers[i]) == rows), 0)
    at = {name: float(i) for i, name in enumerate(layers[start])} if layers else {}
    for layer in (*layers[:start][::-1], *layers[start + 1 :]):
        at |= _placed(layer, at, links, rows)
    return at


def _crossings(left: Layer, right: Layer, links: Links) -> int:
    place = {name: i for i, name in enumerate(right)}
    ends = [(i, place[o]) for i, name in enumerate(left) for o in links.get(name, ()) if o in place]
    if not ends:
        return 0
    start, end = np.array(ends).T
    crossed = (start[:, None] < start) & (end[:, None] > end)
    return int(crossed.sum())


def _hanging_together(name: str, links: Links) -> set[str]:
    found, fresh = {name}, {name}
    while fresh:
        fresh = {other for one in fresh for other in links.get(one, ())} - found
        found |= fresh
    return found


def _swept(part: list[Layer], links: Links) -> list[Layer]:
    """The best order met while each name moves to the mean place of its neighbours, to and fro."""
    best = now = part
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        now = _sorted(now if forth else now[::-1], links)
        now = now if forth else now[::-1]
        if crossings(now, links) < crossings(best, links):
            best = now
    return best


def _sorted(layers: Sequence[Layer], links: Links) -> list[Layer]:
    """Each layer but the first, sorted by the places of its neighbours in the one before."""
    found = [list(layers[0])]
    for layer in layers[1:]:
        place = {name: i for i, name in enumerate(found[-1])}
        found.append(sorted(layer, key=lambda name: _mean(name, place, links)))
    return found


def _mean(name: str, place: Mapping[str, float], links: Links) -> float:
    """The mean place of a name's neighbours; after all others where it has none there."""
    beside = [place[other] for other in links.get(name, ()) if other in place]
    return sum(beside) / len(beside) if beside else float(len(place))


def _swapped(part: list[Layer], links: Links) -> list[Layer]:
    """The same layers, neighbours exchanged while that takes a crossing away."""
    layers, better = [list(layer) for layer in part], True
    while better:
        better = False
        for i, layer in enumerate(layers):
            beside = [layers[j] for j in (i - 1, i + 1) if 0 <= j < len(layers)]
            for j in range(len(layer) - 1):
                pair = layer[j : j + 2]
                if _crossed(pair, beside, links) > _crossed(pair[::-1], beside, links):
                    layer[j : j + 2] = pair[::-1]
                    better = True
    return layers


def _crossed(pair: Layer, beside: Iterable[Layer], links: Links) -> int:
    """Crossings of the lines of two names that stand one above the other."""
    return sum(_crossings(pair, layer, links) for layer in beside)


def _placed(layer: Layer, at: Mapping[str, float], links: Links, rows: int) -> dict[str, float]:
    """The rows of a layer's names, beside those that have theirs."""
    room = rows - len(layer)
    wanted = []
    for i, name in enumerate(layer):
        beside = [at[other] for other in links.get(name, ()) if other in at]
        wanted.append(sum(beside) / len(beside) - i if beside else float(room))
    spare = _rising(wanted, room)
    return {name: spare[i] + i for i, name in enumerate(layer)}


def _rising(wanted: Sequence[float], most: float) -> list[float]:
    """The rising numbers nearest to those wanted, between 0 and the most.

    Those that would fall share their mean.
    """
    pools: list[list[float]] = []
    for number in wanted:
        pool = [number]
        while pools and _average(pools[-1]) > _average(pool):
            pool = pools.pop() + pool
        pools.append(pool)
    return [min(max(_average(pool), 0), most) for pool in pools for _ in pool]


def _average(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
