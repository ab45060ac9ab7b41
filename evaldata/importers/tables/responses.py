"""The responses that the report's tables count, one row each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from evaldata.evaluation import Attribute, Evaluation
from evaldata.importers.account import Notes
from evaldata.importers.tables.placing import TooManyTriesError, placings
from evaldata.importers.tables.printed import PrintedTable
from evaldata.importers.text.sections import Heading
from evaldata.schema import Basis
from evaldata.sentences import enumeration

Row = dict[str, Any]
Values = dict[str, str]

REMEDY = (
    "A response must have a value of each attribute: take the attribute out of evaluation.toml, "
    "or see whether the tables or the profile (one_each) can say more."
)


@dataclass(frozen=True)
class Joint:
    """Responses counted by all attributes that their tables leave open."""

    counts: tuple[tuple[Values, int], ...]
    basis: Basis


@dataclass(frozen=True)
class Pair:
    """Two tables that count the same responses and share one attribute.

    Attributes:
        base: Counts by `group`, and by what both share.
        other: Counts by `place`, and by what both share.
    """

    base: PrintedTable
    other: PrintedTable
    group: str
    place: str
    shared: str


def responses(
    tables: Sequence[PrintedTable],
    evaluation: Evaluation,
    one_each: Mapping[str, str],
    heading: Heading,
    notes: Notes,
) -> list[Row]:
    """The responses that the tables count, table by table.

    An attribute that the tables leave open is derived where that can be done in one way only;
    else it is a problem, for nothing is guessed.
    """
    rows: list[Row] = []
    groups = _groups(tables)
    for (where, group), prefix in zip(groups, _prefixes([w for w, _ in groups]), strict=True):
        open_ = {a.id for a in evaluation.attributes if a.id not in where}
        joint = _joint(group, open_, one_each, notes)
        if joint is not None:
            source = f"{heading.source}, {_named(group)}"
            rows += _rows(joint, where, evaluation.attributes, prefix, source)
    return rows


def _groups(tables: Sequence[PrintedTable]) -> list[tuple[Values, list[PrintedTable]]]:
    """Tables that count the same responses, and what is common to those."""
    groups: dict[tuple[tuple[str, str], ...], list[PrintedTable]] = {}
    for table in tables:
        groups.setdefault(tuple(table.table.where.items()), []).append(table)
    return [(dict(where), group) for where, group in groups.items()]


def _prefixes(wheres: Sequence[Values]) -> list[str]:
    """What the identifiers of each group begin with: initials, or numbers where those clash."""
    initials = ["".join(value[0] for value in where.values()) or "R" for where in wheres]
    if len(set(initials)) == len(initials):
        return initials
    return [f"R{number}-" for number in range(1, len(wheres) + 1)]


def _named(tables: Sequence[PrintedTable]) -> str:
    numbers = [str(table.table.number) for table in tables]
    return f"Table{'s' if len(numbers) > 1 else ''} {enumeration(numbers)}"


def _joint(
    tables: Sequence[PrintedTable], open_: set[str], one_each: Mapping[str, str], notes: Notes
) -> Joint | None:
    for table in tables:
        if set(table.attributes) == open_:
            return _printed(table)
    for pair in _pairs(tables, open_):
        used = [value for value, count in pair.other.margin(pair.place).items() if count]
        if len(used) == 1:
            return _all_in(pair, used[0])
        if one_each.get(pair.group) == pair.place:
            return _placed(pair, used, notes)
    does = "do" if len(tables) > 1 else "does"
    message = f"{_named(tables)} {does} not say which {enumeration(sorted(open_))} go together."
    notes.problem("responses_known", tables[0].place, message, REMEDY)
    return None


def _pairs(tables: Sequence[PrintedTable], open_: set[str]) -> Iterator[Pair]:
    for base, other in permutations(tables, 2):
        shared = set(base.attributes) & set(other.attributes)
        if len(shared) == 1 and {*base.attributes, *other.attributes} == open_:
            (group,), (place,) = set(base.attributes) - shared, set(other.attributes) - shared
            yield Pair(base, other, group, place, shared.pop())


def _printed(table: PrintedTable) -> Joint:
    """What the table itself counts."""
    counts = (
        ({table.table.rows: row, table.table.columns: column}, count)
        for row, by_column in table.counts.items()
        for column, count in by_column.items()
    )
    return Joint(tuple(counts), Basis.STATED)


def _all_in(pair: Pair, place: str) -> Joint:
    """What the base counts, all in the one place in which anyone was asked."""
    counts = ((values | {pair.place: place}, n) for values, n in _printed(pair.base).counts)
    return Joint(tuple(counts), Basis.STATED)


def _placed(pair: Pair, used: Sequence[str], notes: Notes) -> Joint | None:
    """What the base counts, each group in the one place that meets both tables."""
    printed = _printed(pair.base).counts
    groups = [value for value, count in pair.base.margin(pair.group).items() if count]
    kinds = list(pair.base.margin(pair.shared))
    ways = _ways(
        _vectors(pair.base, pair.group, groups, kinds),
        _vectors(pair.other, pair.place, used, kinds),
    )
    if ways is None or len(ways) != 1:
        _not_one_way(pair, ways, notes)
        return None
    tried = len(used) ** len(groups)
    both = _named(sorted((pair.base, pair.other), key=lambda table: str(table.table.number)))
    notes.read(
        f"{pair.place} derived: of {tried:,} ways to give each of {len(groups)} values of "
        f"{pair.group} one of {len(used)}, exactly one meets {both}"
    )
    place_of = {group: used[index] for group, index in zip(groups, ways[0], strict=True)}
    counts = tuple(
        (values | {pair.place: place_of[values[pair.group]]}, n) for values, n in printed if n
    )
    return Joint(counts, Basis.DERIVED)


def _vectors(
    table: PrintedTable, attribute: str, values: Sequence[str], kinds: Sequence[str]
) -> list[list[int]]:
    """For each value of an attribute how many of each kind the table counts."""
    by_row = attribute == table.table.rows
    return [
        [
            table.counts.get(value, {}).get(kind, 0)
            if by_row
            else table.counts.get(kind, {}).get(value, 0)
            for kind in kinds
        ]
        for value in values
    ]


def _ways(groups: list[list[int]], places: list[list[int]]) -> list[tuple[int, ...]] | None:
    try:
        return placings(groups, places)
    except TooManyTriesError:
        return None


def _not_one_way(pair: Pair, ways: list[tuple[int, ...]] | None, notes: Notes) -> None:
    said = "more ways than can be tried"
    if ways is not None:
        said = "several ways" if ways else "no way"
    notes.problem(
        "derived_in_one_way",
        pair.base.place,
        f"{pair.base.name} and {pair.other.name} leave {said} to give each {pair.group} one "
        f"{pair.place}, so that it cannot be known.",
        REMEDY,
    )


def _rows(
    joint: Joint, where: Values, attributes: Sequence[Attribute], prefix: str, source: str
) -> list[Row]:
    each = [values for values, count in joint.counts for _ in range(count)]
    width = max(2, len(str(len(each))))
    return [
        {
            "participant_id": f"{prefix}{number:0{width}}",
            "basis": joint.basis.value,
            "source": source,
        }
        | {a.id: a.value((where | values)[a.id]).value for a in attributes}
        for number, values in enumerate(each, 1)
    ]
