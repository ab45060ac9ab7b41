"""Responses as a reader meets them: on a map of tiles, as bars, and where nobody took part."""

from dataclasses import dataclass

from evaldata.counts import by_value, cross
from evaldata.evaluation import Attribute, Value
from evaldata.filters import Filter
from evaldata.sentences import capitalised, counted, enumeration, spelled
from evaldata.view import View

STEPS = 4


@dataclass(frozen=True)
class Tile:
    """A value on the tile map, with its responses.

    Attributes:
        step: How dark it is drawn, from 0 (nobody) to `STEPS`.
    """

    value: Value
    responses: int
    step: int
    chosen: bool

    @property
    def row(self) -> int:
        """Row on the map, the first is 1."""
        return self.value.tile[0] + 1 if self.value.tile else 1

    @property
    def column(self) -> int:
        """Column on the map, the first is 1."""
        return self.value.tile[1] + 1 if self.value.tile else 1


@dataclass(frozen=True)
class TileMap:
    """Responses by the values of an attribute, each in its place."""

    attribute: Attribute
    tiles: tuple[Tile, ...]
    message: str

    @property
    def width(self) -> int:
        """Columns of the map."""
        return max(tile.column for tile in self.tiles)


@dataclass(frozen=True)
class Bar:
    """A value with its responses, and their share of the longest bar in hundredths."""

    value: Value
    responses: int
    length: int


def tile_map(view: View) -> TileMap | None:
    """The tile map of the view's responses; None where no attribute has tiles.

    What is asked of the map's own attribute is marked on it and leaves the others their counts,
    for each tile leads to its value.
    """
    attribute = view.dataset.evaluation.map_attribute
    if attribute is None:
        return None
    own = counts = by_value(view, attribute)
    chosen = view.filter.of_attribute(attribute.id)
    if chosen:
        elsewhere = View.of(view.dataset, view.filter.without(attribute.id))
        counts = by_value(elsewhere, attribute)
    most = max(n for _, n in counts) or 1
    tiles = tuple(
        Tile(value, n, -(-n * STEPS // most), value.text in chosen) for value, n in counts
    )
    return TileMap(attribute, tiles, _map_message(attribute, own))


def _map_message(attribute: Attribute, counts: list[tuple[Value, int]]) -> str:
    total = sum(n for _, n in counts)
    leading = sorted((item for item in counts if item[1]), key=lambda item: -item[1])[:2]
    if not leading:
        return "Nobody took part."
    if len(leading) == 1:
        return (
            f"{capitalised(counted(total, 'response', 'responses'))}, from {leading[0][0].shown}."
        )
    together = sum(n for _, n in leading)
    names = enumeration([value.shown for value, _ in leading])
    return f"{together:,} of {total:,} responses came from two {attribute.plural}, {names}."


def bars(view: View, attribute: Attribute) -> tuple[Bar, ...]:
    """The view's responses by value of an attribute."""
    counts = by_value(view, attribute)
    most = max(n for _, n in counts) or 1
    return tuple(Bar(value, n, round(100 * n / most)) for value, n in counts)


def absence(view: View) -> str:
    """Who did not take part everywhere, in sentences; empty where all did."""
    area = view.dataset.evaluation.map_attribute
    if area is None or view.filter or not view.dataset.complete:
        return ""
    sentences = []
    for value in view.dataset.voice.values:
        voice = Filter(((view.dataset.voice.id, (value.text,)),))
        places = sum(1 for _, n in by_value(View.of(view.dataset, voice), area) if n)
        if places < len(area.values):
            where = f"{spelled(places)} of {spelled(len(area.values))} {area.plural}"
            sentences.append(f"{value.many} in {where}")
    return f"Took part: {enumeration(sentences)}." if sentences else ""


def absences(view: View) -> list[str]:
    """Where each voice is missing on the map, as sentences: "No service users: London."."""
    area = view.dataset.evaluation.map_attribute
    if area is None or not view.dataset.complete:
        return []
    table = cross(view, area, view.dataset.voice)
    there = table.row_totals > 0
    found = []
    asked = view.filter.of_attribute(view.dataset.voice.id) or view.dataset.voice.texts
    for i, voice in enumerate(table.columns.values):
        if voice.text not in asked:
            continue
        missing = [
            value.shown
            for value, n, some in zip(area.values, table.counts[:, i], there, strict=True)
            if some and not n
        ]
        if missing and table.counts[:, i].any():
            found.append(f"No {voice.many} in {enumeration(missing)}.")
        elif missing:
            found.append(f"No {voice.many} {'among these' if view.filter else 'at all'}.")
    return found
