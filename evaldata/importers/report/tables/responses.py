"""The responses that the report's tables count, one row each."""

from collections.abc import Sequence, Set
from itertools import permutations

import pandas as pd

from evaldata.importers.log import ReportLog
from evaldata.importers.report.tables.printed import PrintedTable
from evaldata.importers.report.text.context import ReportContext, Row
from evaldata.model.language import enumeration
from evaldata.model.vocabulary import Basis

Counts = Sequence[int]
Where = tuple[tuple[str, str], ...]
MOST_TRIES = 2_000_000
MOST_GROUPS = 200
NUMBER = "responses"
REMEDY = (
    "A response must have a value of each attribute: take the attribute out of evaluation.toml, "
    "or see whether the tables or the profile (one_each) can say more."
)


def responses(tables: Sequence[PrintedTable], source: str, context: ReportContext) -> list[Row]:
    """The responses that the tables count, table by table.

    An attribute that the tables leave open is derived where that can be done in one way only;
    else it is a problem, for nothing is guessed.
    """
    alike: dict[Where, list[PrintedTable]] = {}
    for table in tables:
        alike.setdefault(tuple(table.declared.where.items()), []).append(table)
    prefixes = ["".join(value[0] for _, value in where) or "R" for where in alike]
    if len(set(prefixes)) < len(prefixes):
        prefixes = [f"R{number}-" for number in range(1, len(alike) + 1)]
    attributes = context.evaluation.attributes
    rows: list[Row] = []
    for (where, group), prefix in zip(alike.items(), prefixes, strict=True):
        joint = _joint(group, {a.id for a in attributes} - dict(where).keys(), context)
        if joint is None:
            continue
        each = joint.loc[joint.index.repeat(joint[NUMBER])].assign(**dict(where))
        width = max(2, len(str(len(each))))
        rows += [
            {
                "participant_id": f"{prefix}{number:0{width}}",
                "basis": values["basis"],
                "source": f"{source}, {_named(group)}",
            }
            | {a.id: a.value(values[a.id]).value for a in attributes}
            for number, values in enumerate(each.to_dict("records"), 1)
        ]
    return rows


def _named(tables: Sequence[PrintedTable]) -> str:
    numbers = [str(table.declared.number) for table in tables]
    return f"Table{'s' if len(numbers) > 1 else ''} {enumeration(numbers)}"


def _joint(
    tables: Sequence[PrintedTable], open_: Set[str], context: ReportContext
) -> pd.DataFrame | None:
    """Responses counted by all attributes that their tables leave open."""
    for table in tables:
        if set(table.attributes) == open_:
            return _counted(table, Basis.STATED)
    for base, other in permutations(tables, 2):
        shared = [attribute for attribute in base.attributes if attribute in other.attributes]
        if len(shared) != 1 or {*base.attributes, *other.attributes} != open_:
            continue
        groups, places = (_grid(table, shared[0]) for table in (base, other))
        place = places.index.name
        if len(places) == 1:
            return _counted(base, Basis.STATED).assign(**{place: places.index[0]})
        if context.profile.participants.one_each.get(groups.index.name) == place:
            return _placed(base, other, shared[0], context.log)
    does = "do" if len(tables) > 1 else "does"
    message = f"{_named(tables)} {does} not say which {enumeration(sorted(open_))} go together."
    context.log.problem("responses_known", tables[0].place, message, REMEDY)
    return None


def _counted(table: PrintedTable, basis: Basis) -> pd.DataFrame:
    return table.counts.reset_index(name=NUMBER).assign(basis=basis.value)


def _grid(table: PrintedTable, shared: str) -> pd.DataFrame:
    """Each value of the other attribute under which anyone is counted, by those of the shared."""
    grid = table.counts.unstack(shared, fill_value=0, sort=False)
    return grid[grid.sum(axis=1) > 0]


def _placed(
    base: PrintedTable, other: PrintedTable, shared: str, log: ReportLog
) -> pd.DataFrame | None:
    """What the base counts, each group in the one place that meets both tables."""
    groups, places = (_grid(table, shared) for table in (base, other))
    group, place = groups.index.name, places.index.name
    room = places.reindex(columns=groups.columns, fill_value=0)
    ways = placings(groups.to_numpy().tolist(), room.to_numpy().tolist())
    if ways is None or len(ways) != 1:
        said = "several ways" if ways else "no way"
        said = "more ways than can be tried" if ways is None else said
        which = f"{base.name} and {other.name} leave {said} to give each {group} one {place}"
        message = f"{which}, so that it cannot be known."
        log.problem("derived_in_one_way", base.place, message, REMEDY)
        return None
    both = _named(sorted((base, other), key=lambda table: str(table.declared.number)))
    log.read.append(
        f"{place} derived: of {len(places) ** len(groups):,} ways to give each of {len(groups)} "
        f"values of {group} one of {len(places)}, exactly one meets {both}"
    )
    place_of = dict(zip(groups.index, places.index[list(ways[0])], strict=True))
    counted = _counted(base, Basis.DERIVED)
    return counted.assign(**{place: counted[group].map(place_of)})


def placings(groups: Sequence[Counts], places: Sequence[Counts]) -> list[tuple[int, ...]] | None:
    """The ways to put each group into one place so that every place is filled exactly.

    Every way is tried, except that one is left as soon as a place would overflow, and that the
    search ends with the second way found. Groups and places are counts by the same kinds; a way
    has the position of its place for each group. After `MOST_TRIES` steps, or for more than
    `MOST_GROUPS` groups, the search is given up: None.
    """
    found: list[tuple[int, ...]] = []
    begun: list[tuple[tuple[int, ...], Sequence[Counts]]] = [((), places)]
    tries = 0
    while begun and len(found) < 2:  # noqa: PLR2004
        way, room = begun.pop()
        tries += len(room)
        if tries > MOST_TRIES or len(groups) > MOST_GROUPS:
            return None
        if len(way) == len(groups):
            found += [way] if not any(map(any, room)) else []
            continue
        for i in reversed(range(len(room))):
            left = [space - n for space, n in zip(room[i], groups[len(way)], strict=True)]
            if all(space >= 0 for space in left):
                begun.append(((*way, i), [*room[:i], left, *room[i + 1 :]]))
    return found
