"""The tables of a report: found, read and added up, and the responses that they count."""

from collections.abc import Iterator, Sequence, Set
from itertools import combinations, permutations
from operator import itemgetter

import pandas as pd

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.profile import TableForm
from evaldata.importers.report.tables.printed import ALL, PrintedTable, read_blocks, read_matrix
from evaldata.importers.report.text.context import ReportContext, Row
from evaldata.importers.report.text.lines import Line, filled, first
from evaldata.importers.report.text.sections import ReportSection
from evaldata.model.language import counted, enumeration
from evaldata.model.vocabulary import Basis

Counts = Sequence[int]
MOST_RESPONSES = 1_000_000
MOST_TRIES = 2_000_000
MOST_GROUPS = 200
NUMBER = "responses"
CORRECT = "Correct the report: which of the numbers is right, only its authors know."
SAY_MORE = (
    "A response must have a value of each attribute: take the attribute out of evaluation.toml, "
    "or see whether the tables or the profile (one_each) can say more."
)


def count_tables(section: ReportSection, context: ReportContext) -> list[PrintedTable]:
    """The tables of the section, in the report's order.

    What does not add up is a problem, and so is a table that the section or `evaluation.toml`
    lacks.
    """
    declared = {str(table.number): table for table in context.evaluation.tables}
    tables = []
    for form, caption, lines in _parts(section, context):
        if counts := declared.get(str(form.number)):
            rows, columns = context.labels[counts.rows], context.labels[counts.columns]
            table = PrintedTable(form, counts, rows, columns, caption.place)
            read = read_matrix if form.kind == "matrix" else read_blocks
            read(table, lines, context.log)
            _look_at(table, context.log)
            tables.append(table)
        else:
            message = f"evaluation.toml declares no table {form.number}."
            remedy = "Add it to its [[tables]]: what its rows and columns are."
            context.log.problem("table_declared", caption.place, message, remedy)
    check_margins([table for table in tables if table.cells], context.log)
    return tables


def _parts(
    section: ReportSection, context: ReportContext
) -> Iterator[tuple[TableForm, Line, list[Line]]]:
    """Each table with its caption and the lines below it; what stands before them is said."""
    captions: list[tuple[int, TableForm]] = []
    for form in context.profile.participants.tables:
        position = first(section.lines, form.caption)
        if position is None:
            message = f"There is no table whose caption matches {form.caption.pattern!r}."
            remedy = "Correct the pattern in the profile, or the report."
            context.log.problem("table_present", section.place, message, remedy)
        else:
            captions.append((position, form))
    captions.sort(key=itemgetter(0))
    starts = [*(position for position, _ in captions), len(section.lines)]
    for line in filled(section.lines[: starts[0]]):
        context.log.no_place(f"A line before the tables: {excerpt(line.text)}", line.place)
    for (start, form), end in zip(captions, starts[1:], strict=True):
        yield form, section.lines[start], filled(section.lines[start + 1 : end])


def _look_at(table: PrintedTable, log: ReportLog) -> None:
    if not table.cells:
        message = f"{table.name} has no row that can be read."
        remedy = "Correct the profile's kind of the table, or its labels."
        log.problem("table_form", table.place, message, remedy)
        return
    if table.sum() > MOST_RESPONSES:
        message = f"{table.name} counts more than {MOST_RESPONSES:,} responses."
        log.problem("table_size", table.place, message, "Correct the report.")
    check_sums(table, log)
    log.read.append(f"{table.name}: {counted(table.sum(), 'response', 'responses')}")
    if unused := table.unused():
        where = f"{table.declared.columns} {', '.join(unused)}"
        message = f"{table.name}: no row has a number under {where}; nobody is counted there"
        log.slip(message, table.place)


def check_sums(table: PrintedTable, log: ReportLog) -> None:
    """Compare each total that the table prints with what it sums up."""
    for (row, column), printed in table.totals.items():
        what = f"row {row}" if row != ALL else f"column {column}" if column != ALL else "whole"
        place = table.place if row == ALL else table.places[row]
        summed = table.sum(row, column)
        if printed is not None and printed != summed:
            message = f"{table.name}: the {what} adds up to {summed:,}, its total says {printed:,}."
            log.problem("table_sum", place, message, CORRECT)


def check_margins(tables: Sequence[PrintedTable], log: ReportLog) -> None:
    """Compare tables of the same responses wherever they count by the same attribute."""
    for one, other in combinations(tables, 2):
        if one.declared.where != other.declared.where:
            continue
        for attribute in set(one.attributes) & set(other.attributes):
            both = pd.concat([one.margin(attribute), other.margin(attribute)], axis=1)
            for value, a, b in both.fillna(0).astype(int).itertuples():
                if a != b:
                    said = f"{one.name} counts {value} {a:,} times, {other.name} {b:,} times."
                    log.problem("tables_agree", other.place, said, CORRECT)
        if (a := one.sum()) != (b := other.sum()):
            said = f"{one.name} counts {a:,} responses, {other.name} {b:,}."
            log.problem("tables_agree", other.place, said, CORRECT)


def responses(tables: Sequence[PrintedTable], source: str, context: ReportContext) -> list[Row]:
    """The responses that the tables count, table by table.

    An attribute that the tables leave open is derived where that can be done in one way only;
    else it is a problem, for nothing is guessed.
    """
    alike: dict[tuple[tuple[str, str], ...], list[PrintedTable]] = {}
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
        named = f"{source}, {_named(group)}"
        for number, values in enumerate(each.to_dict("records"), 1):
            who = f"{prefix}{number:0{width}}"
            row: Row = {"participant_id": who, "basis": values["basis"], "source": named}
            rows.append(row | {a.id: a.value(values[a.id]).value for a in attributes})
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
    context.log.problem("responses_known", tables[0].place, message, SAY_MORE)
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
        log.problem("derived_in_one_way", base.place, message, SAY_MORE)
        return None
    both = _named(sorted((base, other), key=lambda table: str(table.declared.number)))
    log.read.append(
        f"{place} derived: of {len(places) ** len(groups):,} ways to give each of {len(groups)} "
        f"values of {group} one of {len(places)}, exactly one meets {both}"
    )
    place_of = dict(zip(groups.index, places.index[list(ways[0])], strict=True))
    derived = _counted(base, Basis.DERIVED)
    return derived.assign(**{place: derived[group].map(place_of)})


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
