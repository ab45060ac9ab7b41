"""Where the things of a trace stand, so that few of its lines cross.

Layers are lists of names, from the left; links give each name its neighbours on either side.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from statistics import fmean

import numpy as np

Layer = list[str]
Links = Mapping[str, set[str]]
SWEEPS = 4
"""There and back, so that layers end as they began."""


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


def _crossings(left: Layer, right: Layer, links: Links) -> int:
    place = {name: i for i, name in enumerate(right)}
    ends = [(i, place[o]) for i, name in enumerate(left) for o in links.get(name, ()) if o in place]
    if not ends:
        return 0
    start, end = np.array(ends).T
    crossed = (start[:, None] < start) & (end[:, None] > end)
    return int(crossed.sum())


def untangled(layers: Sequence[Layer], links: Links) -> list[Layer]:
    """The layers in an order with few crossings; what hangs together stays together."""
    best = []
    for part in parts(layers, links):
        tried = (_swapped(start, links) for start in (part, _swept(part, links)))
        best.append(min(tried, key=lambda one: crossings(one, links)))
    return [[name for part in best for name in part[i]] for i in range(len(layers))]


def parts(layers: Sequence[Layer], links: Links) -> list[list[Layer]]:
    """The layers cut into what hangs together, in the order in which the parts begin."""
    found, seen = [], set[str]()
    for name in (name for layer in layers for name in layer):
        if name not in seen:
            part = fresh = {name}
            while fresh:
                fresh = {other for one in fresh for other in links.get(one, ())} - part
                part = part | fresh
            seen |= part
            found.append([[one for one in layer if one in part] for layer in layers])
    return found


def _swept(part: list[Layer], links: Links) -> list[Layer]:
    """The layers after each name moved to the mean place of its neighbours, there and back."""
    layers = [list(layer) for layer in part]
    for _ in range(SWEEPS):
        for before, layer in pairwise(layers):
            place = {name: float(i) for i, name in enumerate(before)}
            layer.sort(key=partial(_mean, at=place, links=links, alone=len(before)))
        layers.reverse()
    return layers


def _mean(name: str, at: Mapping[str, float], links: Links, alone: float) -> float:
    """The mean place of a name's neighbours; another one where it has none there."""
    beside = [at[other] for other in links.get(name, ()) if other in at]
    return fmean(beside) if beside else alone


def _swapped(part: list[Layer], links: Links) -> list[Layer]:
    """The same layers, neighbours exchanged while that takes a crossing away."""
    layers, better = [list(layer) for layer in part], True
    while better:
        better = False
        for i, layer in enumerate(layers):
            beside = [layers[j] for j in (i - 1, i + 1) if 0 <= j < len(layers)]
            for j in range(len(layer) - 1):
                pair = layer[j : j + 2]
                now, then = (
                    sum(_crossings(p, b, links) for b in beside) for p in (pair, pair[::-1])
                )
                if now > then:
                    layer[j : j + 2] = pair[::-1]
                    better = True
    return layers


def heights(layers: Sequence[Layer], links: Links) -> dict[str, float]:
    """The row of each name: near to what it is linked to, in order, a row apart at least.

    The longest layer fills all rows, from 0; the others are placed outwards from it.
    """
    rows = max(map(len, layers), default=0)
    start = next((i for i in reversed(range(len(layers))) if len(layers[i]) == rows), 0)
    at = {name: float(i) for layer in layers[start : start + 1] for i, name in enumerate(layer)}
    for layer in (*layers[:start][::-1], *layers[start + 1 :]):
        room = rows - len(layer)
        wanted = [_mean(name, at, links, room + i) - i for i, name in enumerate(layer)]
        placed = np.arange(len(layer)) + _rising(wanted, room)
        at |= dict(zip(layer, placed.tolist(), strict=True))
    return at


def _rising(wanted: Sequence[float], most: float) -> list[float]:
    """The rising numbers nearest to those wanted, between 0 and the most.

    Those that would fall share their mean.
    """
    pools: list[list[float]] = []
    for number in wanted:
        pool = [number]
        while pools and fmean(pools[-1]) > fmean(pool):
            pool = pools.pop() + pool
        pools.append(pool)
    return [min(max(fmean(pool), 0), most) for pool in pools for _ in pool]
