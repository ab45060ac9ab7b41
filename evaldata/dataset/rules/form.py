"""Rules of form: each looks at one column or file at a time, and is its rule's name."""

from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.dataset.rules.rows import Tables, columns, items, problems_at, rows_of, rows_where
from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import Problem, as_notice, in_file
from evaldata.model.schema import STATEMENTS, THEMES
from evaldata.model.table import Column, ColumnType, Table
from evaldata.model.text import shortened

MOST_CHARACTERS = 20_000
CONTROL = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]"
INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"


def has_rows(tables: Tables, _: Evaluation) -> Iterator[Problem]:
    """There is a theme or a quote."""
    if not tables["themes"].num_rows and not tables["quotes"].num_rows:
        remedy = f"Add some themes; a row is {THEMES.row}."
        yield in_file("has_rows", THEMES.file, "There is neither a theme nor a quote.", remedy)


def required_value(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """Required columns have a value in each row, and no text is blank."""
    for table, column, array in columns(tables, evaluation):
        if column.required:
            blank = pc.is_null(array)
            if column.kind is ColumnType.TEXT:
                blank = pc.or_kleene(blank, pc.equal(pc.utf8_trim_whitespace(array), ""))
            said = "The value is missing.", f"Add it: {column.meaning}"
            rows = rows_where(blank)
            yield from problems_at("required_value", table, rows, column.name, said)


def whole_list(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """No item of a list is null."""
    said = "The list holds an item without a value.", "Take it out, or write the value."
    for table, column, array in columns(tables, evaluation):
        if column.kind is ColumnType.TEXTS:
            gaps = pc.indices_nonzero(pc.is_null(items(array)))
            rows = dict.fromkeys(rows_of(gaps, array))
            yield from problems_at("whole_list", table, rows, column.name, said)


def unique_value(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """Identifiers stand once."""
    message = "The value stands in an earlier row already."
    said = message, "Give each row an identifier of its own."
    for table, column, array in columns(tables, evaluation):
        if column.unique and pc.count_distinct(array).as_py() < len(array):
            rows = _repeats(tables, table, [column.name])
            yield from problems_at("unique_value", table, rows, column.name, said)


def unique_order(tables: Tables, _: Evaluation) -> Iterator[Problem]:
    """No two themes share a position, no two statements of a kind a number."""
    said = "An earlier row has the same.", "Number the rows from 1 without repeating."
    for table, names in ((THEMES, ["position"]), (STATEMENTS, ["kind", "number"])):
        yield from problems_at(
            "unique_order", table, _repeats(tables, table, names), names[-1], said
        )


def known_value(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """A value of a fixed list is one of them."""
    for table, column, array in columns(tables, evaluation):
        if column.vocabulary:
            remedy = f"Use one of: {', '.join(column.vocabulary)}."
            known = pa.array(column.vocabulary, pa.string())
            yield from _strangers("known_value", (table, column, array), known, remedy)


def known_reference(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """What a row refers to exists."""
    for table, column, array in columns(tables, evaluation):
        if column.refers_to is not None:
            target, field = column.refers_to
            remedy = f"Name a {field} of the table {target}."
            known = pc.unique(tables[target].column(field))
            yield from _strangers("known_reference", (table, column, array), known, remedy)


def safe_text(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """No text holds control characters, which files and browsers do not carry."""
    message = "The text holds a control character."
    said = message, "Remove it; only line breaks and tabs are allowed."
    yield from _texts_where(_holding(CONTROL), tables, evaluation, "safe_text", said)


def visible_text(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """A text with invisible or direction-changing characters is pointed out."""
    message = "The text holds an invisible or direction-changing character."
    said = message, "Remove it unless the text's language needs it."
    found = _texts_where(_holding(INVISIBLE), tables, evaluation, "visible_text", said)
    yield from map(as_notice, found)


def short_text(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """No text is longer than a page can show."""

    def long(texts: pa.ChunkedArray) -> pa.ChunkedArray:
        return pc.greater(pc.utf8_length(texts), MOST_CHARACTERS)

    message = f"The text is longer than {MOST_CHARACTERS:,} characters."
    said = message, "Shorten it or split it."
    yield from _texts_where(long, tables, evaluation, "short_text", said)


def status_has_source(tables: Tables, _: Evaluation) -> Iterator[Problem]:
    """What is said to have become of a recommendation says where it is from."""
    status, source = (tables["statements"].column(name) for name in ("status", "status_source"))
    rows = rows_where(pc.and_(pc.is_valid(status), pc.is_null(source)))
    remedy = "Say in status_source where that is written, or who told it."
    said = "The status has no source.", remedy
    yield from problems_at("status_has_source", STATEMENTS, rows, "status_source", said)


def no_circle(tables: Tables, _: Evaluation) -> Iterator[Problem]:
    """No theme belongs to itself, be it by way of others."""
    ids, parents = (tables["themes"].column(name).to_pylist() for name in ("theme_id", "parent_id"))
    parent = dict(zip(ids, parents, strict=True))

    def circles(theme_id: str) -> bool:
        above, passed = parent[theme_id], set[str]()
        while above is not None and above not in passed:
            passed.add(above)
            above = parent.get(above)
        return theme_id in passed

    rows = (row for row, theme_id in enumerate(ids) if circles(theme_id))
    said = "The theme belongs to itself.", "Name another parent, or none."
    yield from problems_at("no_circle", THEMES, rows, "parent_id", said)


def _repeats(tables: Tables, table: Table, names: Sequence[str]) -> list[int]:
    """The rows, counted from 0, that have the values of an earlier one in these columns."""
    repeated = tables[table.name].select(names).to_pandas(integer_object_nulls=True).duplicated()
    rows: list[int] = repeated.to_numpy().nonzero()[0].tolist()
    return rows


def _holding(pattern: str) -> Callable[[pa.ChunkedArray], pa.ChunkedArray]:
    return lambda texts: pc.match_substring_regex(texts, pattern)


def _texts_where(
    test: Callable[[pa.ChunkedArray], pa.ChunkedArray],
    tables: Tables,
    evaluation: Evaluation,
    rule: str,
    said: tuple[str, str],
) -> Iterator[Problem]:
    """A problem for each row with a text of which the test is true."""
    for table, column, array in columns(tables, evaluation):
        if column.kind is not ColumnType.INTEGER:
            rows = dict.fromkeys(rows_of(pc.indices_nonzero(test(items(array))), array))
            yield from problems_at(rule, table, rows, column.name, said)


def _strangers(
    rule: str, where: tuple[Table, Column, pa.ChunkedArray], known: pa.Array, remedy: str
) -> Iterator[Problem]:
    """A problem for each value that is neither null nor known."""
    table, column, array = where
    values = items(array)
    known = known.cast(values.type)
    places = pc.indices_nonzero(pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, known))))
    rows = rows_of(places, array)
    for row, value in zip(rows, values.take(places).to_pylist(), strict=True):
        told = shortened(" ".join(str(value).split()))
        message = "The value is not known."
        yield Problem(rule, table.file, row + 1, column.name, message, remedy, value=told)
