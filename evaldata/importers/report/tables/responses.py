"""The responses that the report's tables count, one row each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

import pandas as pd

from evaldata.importers.log import ReportLog
from evaldata.importers.report.tables.allocation import TooManyTriesError, placings
from evaldata.importers.report.tables.printed import PrintedTable
from evaldata.importers.report.text.sections import Heading
from evaldata.model.attributes import Attribute
from evaldata.model.evaluation import Evaluation
from evaldata.model.language import enumeration
from evaldata.model.vocabulary import Basis

Row = dict[str, Any]
NUMBER = "responses"
REMEDY = (
    "A response must have a value of each attribute: take the attribute out of evaluation.toml, "
    "or see whether the tables or the profile (one_each) can say more."
)


def responses(
    tables: Sequence[PrintedTable],
    evaluation: Evaluation,
    one_each: Mapping[str, str],
    heading: Heading,
    log: ReportLog,
) -> list[Row]:
    """The responses that the tables count, table by table.

    An attribute that the tables leave open is derived where that can be done in one way only;
    else it is a problem, for nothing is guessed.
    """
    rows: list[Row] = []
    groups = _groups(tables)
    for (where, group), prefix in zip(groups, _prefixes([w for w, _ in groups]), strict=True):
        open_ = {a.id for a in evaluation.attributes if a.id not in where}
        joint = _joint(group, open_, one_each, log)
        if joint is not None:
            source = f"{heading.source}, {_named(group)}"
            rows += _rows(joint, where, evaluation.attributes, prefix, source)
    return rows


def _groups(tables: Sequence[PrintedTable]) -> list[tuple[dict[str, str], list[PrintedTable]]]:
    """Tables that count the same responses, and what is common to those."""
    groups: dict[tuple[tuple[str, str], ...], list[PrintedTable]] = {}
    for table in tables:
        groups.setdefault(tuple(table.declared.where.items()), []).append(table)
    return [(dict(where), group) for where, group in groups.items()]


def _prefixes(wheres: Sequence[Mapping[str, str]]) -> list[str]:
    """What the identifiers of each group begin with: initials, or numbers where those clash."""
    initials = ["".join(value[0] for value in where.values()) or "R" for where in wheres]
    if len(set(initials)) == len(initials):
        return initials
    return [f"R{number}-" for number in range(1, len(wheres) + 1)]


def _named(tables: Sequence[PrintedTable]) -> str:
    numbers = [str(table.declared.number) for table in tables]
    return f"Table{'s' if len(numbers) > 1 else ''} {enumeration(numbers)}"


def _joint(
    tables: Sequence[PrintedTable], open_: set[str], one_each: Mapping[str, str], log: ReportLog
) -> pd.DataFrame | None:
    """Responses counted by all attributes that their tables leave open."""
    for table in tables:
        if set(table.attributes) == open_:
            return _counted(table, Basis.STATED)
    for base, other, shared in _pairs(tables, open_):
        groups, places = _grid(base, shared), _grid(other, shared)
        if len(places) == 1:
            return _counted(base, Basis.STATED).assign(**{places.index.name: places.index[0]})
        if one_each.get(groups.index.name) == places.index.name:
            return _placed(base, other, groups, places, log)
    does = "do" if len(tables) > 1 else "does"
    message = f"{_named(tables)} {does} not say which {enumeration(sorted(open_))} go together."
    log.problem("responses_known", tables[0].place, message, REMEDY)
    return None


def _pairs(
    tables: Sequence[PrintedTable], open_: set[str]
) -> Iterator[tuple[PrintedTable, PrintedTable, str]]:
    """Each two tables that share one attribute and together count by all; what they share."""
    for base, other in permutations(tables, 2):
        shared = set(base.attributes) & set(other.attributes)
        if len(shared) == 1 and {*base.attributes, *other.attributes} == open_:
            yield base, other, shared.pop()


def _counted(table: PrintedTable, basis: Basis) -> pd.DataFrame:
    return table.counts.reset_index(name=NUMBER).assign(basis=basis.value)


def _grid(table: PrintedTable, shared: str) -> pd.DataFrame:
    """Each value of the other attribute under which anyone is counted, by those of the shared."""
    grid = table.counts.unstack(shared, fill_value=0, sort=False)
    return grid[grid.sum(axis=1) > 0]


def _placed(
    base: PrintedTable,
    other: PrintedTable,
    groups: pd.DataFrame,
    places: pd.DataFrame,
    log: ReportLog,
) -> pd.DataFrame | None:
    """What the base counts, each group in the one place that meets both tables."""
    group, place = groups.index.name, places.index.name
    room = places.reindex(columns=groups.columns, fill_value=0)
    try:
        ways = placings(groups.to_numpy().tolist(), room.to_numpy().tolist())
        said = "several ways" if ways else "no way"
    except TooManyTriesError:
        ways, said = [], "more ways than can be tried"
    if len(ways) != 1:
        which = f"{base.name} and {other.name} leave {said} to give each {group} one {place}"
        message = f"{which}, so that it cannot be known."
        log.problem("derived_in_one_way", base.place, message, REMEDY)
        return None
    both = _named(sorted((base, other), key=lambda table: str(table.declared.number)))
    log.read.append(
        f"{place} derived: of {len(places) ** len(groups):,} ways to give each of {len(groups)} "
        f"values of {group} one of {len(places)}, exactly one meets {both}"
    )
    counted = _counted(base, Basis.DERIVED)
    place_of = dict(zip(groups.index, places.index[list(ways[0])], strict=True))
    return counted.assign(**{place: counted[group].map(place_of)})


def _rows(
    joint: pd.DataFrame,
    where: Mapping[str, str],
    attributes: Sequence[Attribute],
    prefix: str,
    source: str,
) -> list[Row]:
    each = joint.loc[joint.index.repeat(joint[NUMBER])].assign(**where).to_dict("records")
    width = max(2, len(str(len(each))))
    return [
        {
            "participant_id": f"{prefix}{number:0{width}}",
            "basis": values["basis"],
            "source": source,
        }
        | {a.id: a.value(values[a.id]).value for a in attributes}
        for number, values in enumerate(each, 1)
    ]
