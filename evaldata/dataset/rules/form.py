"""Rules of form: each looks at one column or file at a time, and is its rule's name."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.dataset.rules.rows import (
    RuleViolation,
    Tables,
    any_item,
    columns,
    items,
    row_of_item,
    violations,
)
from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import Problem, as_notice, listed
from evaldata.model.schema import STATEMENTS, THEMES
from evaldata.model.table import Column, ColumnType, Table
from evaldata.model.text import shortened

MOST_CHARACTERS = 20_000
CONTROL = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]"
Test = Callable[[pa.ChunkedArray], pa.ChunkedArray]
INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"


def required_value(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """Required columns have a value in each row, and no text is blank."""
    return [
        problem
        for table, column, array in columns(tables, evaluation)
        if column.required
        for problem in violations(
            _blank(array, column),
            table,
            column.name,
            RuleViolation("required_value", "The value is missing.", f"Add it: {column.meaning}"),
        )
    ]


def unique_value(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """Identifiers stand once."""
    violation = RuleViolation(
        "unique_value",
        "The value stands in an earlier row already.",
        "Give each row an identifier of its own.",
    )
    return [
        problem
        for table, column, array in columns(tables, evaluation)
        if column.unique and pc.count_distinct(array).as_py() < len(array)
        for problem in _repeats(array.to_pylist(), table, column.name, violation)
    ]


def known_value(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """A value of a fixed list is one of them."""
    return [
        problem
        for table, column, array in columns(tables, evaluation)
        if column.vocabulary
        for problem in _strangers(
            table,
            column,
            array,
            pa.array(column.vocabulary, pa.string()),
            f"Use one of: {', '.join(column.vocabulary)}.",
        )
    ]


def known_reference(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """What a row refers to exists."""
    found: list[Problem] = []
    for table, column, array in columns(tables, evaluation):
        if column.refers_to is not None:
            target, field = column.refers_to
            known = pc.unique(tables[target].column(field))
            remedy = f"Name a {field} of the table {target}."
            found += _strangers(table, column, array, known, remedy)
    return found


def safe_text(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """No text holds control characters, which files and browsers do not carry."""
    violation = RuleViolation(
        "safe_text",
        "The text holds a control character.",
        "Remove it; only line breaks and tabs are allowed.",
    )
    return _texts_where(_holding(CONTROL), tables, evaluation, violation)


def visible_text(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """A text with invisible or direction-changing characters is pointed out."""
    violation = RuleViolation(
        "visible_text",
        "The text holds an invisible or direction-changing character.",
        "Remove it unless the text's language needs it.",
    )
    found = _texts_where(_holding(INVISIBLE), tables, evaluation, violation)
    return [as_notice(problem) for problem in found]


def short_text(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """No text is longer than a page can show."""
    violation = RuleViolation(
        "short_text",
        f"The text is longer than {MOST_CHARACTERS:,} characters.",
        "Shorten it or split it.",
    )
    return _texts_where(
        lambda texts: pc.greater(pc.utf8_length(texts), MOST_CHARACTERS),
        tables,
        evaluation,
        violation,
    )


def has_rows(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """There is a theme or a quote."""
    del evaluation
    if tables["themes"].num_rows or tables["quotes"].num_rows:
        return []
    remedy = f"Add some themes; a row is {THEMES.row}."
    return [
        RuleViolation("has_rows", "There is neither a theme nor a quote.", remedy).at(
            THEMES, None, ""
        )
    ]


def status_has_source(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """What is said to have become of a recommendation says where it is from."""
    del evaluation
    status, source = (tables["statements"].column(name) for name in ("status", "status_source"))
    remedy = "Say in status_source where that is written, or who told it."
    violation = RuleViolation("status_has_source", "The status has no source.", remedy)
    alone = pc.and_(pc.is_valid(status), pc.is_null(source))
    return violations(alone, STATEMENTS, "status_source", violation)


def no_circle(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """No theme belongs to itself, be it by way of others."""
    del evaluation
    themes = tables["themes"]
    ids, parents = (themes.column(name).to_pylist() for name in ("theme_id", "parent_id"))
    parent = dict(zip(ids, parents, strict=True))
    violation = RuleViolation(
        "no_circle", "The theme belongs to itself.", "Name another parent, or none."
    )
    return [
        violation.at(THEMES, row, "parent_id")
        for row, name in enumerate(ids)
        if _circles(name, parent)
    ]


def _circles(theme_id: str, parent: Mapping[str, str | None]) -> bool:
    above, passed = parent[theme_id], set[str]()
    while above is not None and above not in passed:
        passed.add(above)
        above = parent.get(above)
    return theme_id in passed


def unique_order(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """No two themes share a position, no two statements of a kind a number."""
    del evaluation
    violation = RuleViolation(
        "unique_order", "An earlier row has the same.", "Number the rows from 1 without repeating."
    )
    statements = tables["statements"]
    numbers = zip(
        statements.column("kind").to_pylist(), statements.column("number").to_pylist(), strict=True
    )
    return [
        *_repeats(tables["themes"].column("position").to_pylist(), THEMES, "position", violation),
        *_repeats(list(numbers), STATEMENTS, "number", violation),
    ]


def _repeats(
    values: list[object], table: Table, field: str, violation: RuleViolation
) -> list[Problem]:
    seen: set[object] = set()
    found = []
    for row, value in enumerate(values):
        if value in seen:
            found.append(violation.at(table, row, field))
        seen.add(value)
    return listed(found)


def _blank(array: pa.ChunkedArray, column: Column) -> pa.ChunkedArray:
    """Which values say nothing: null, blank text, or a list without items that must have some."""
    null = pc.is_null(array)
    if column.kind is ColumnType.TEXT:
        return pc.or_kleene(null, pc.equal(pc.utf8_trim_whitespace(array), ""))
    if column.kind is ColumnType.TEXTS and not column.may_be_empty:
        return pc.or_kleene(null, pc.equal(pc.list_value_length(array), 0))
    return null


def _holding(pattern: str) -> Test:
    return lambda texts: pc.match_substring_regex(texts, pattern)


def _texts_where(
    test: Test, tables: Tables, evaluation: Evaluation, violation: RuleViolation
) -> list[Problem]:
    """A problem for each row with a text of which the test is true."""
    return [
        problem
        for table, column, array in columns(tables, evaluation)
        if column.kind is not ColumnType.INTEGER
        for problem in violations(
            any_item(test(items(array)), array), table, column.name, violation
        )
    ]


def _strangers(
    table: Table, column: Column, array: pa.ChunkedArray, known: pa.Array, remedy: str
) -> list[Problem]:
    """A problem for each row with a value that is neither null nor known."""
    rule = "known_reference" if column.refers_to else "known_value"
    violation = RuleViolation(rule, "The value is not known.", remedy)
    values = items(array)
    if pa.types.is_integer(values.type):
        known = known.cast(values.type)
    strange = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=known)))
    return listed(
        [
            replace(
                violation.at(table, row_of_item(array, index), column.name),
                value=shortened(" ".join(str(values[index].as_py()).split())),
            )
            for index in pc.indices_nonzero(strange).to_pylist()
        ]
    )
