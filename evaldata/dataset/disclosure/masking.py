"""The tables and the evaluation as they may be shown: nothing in them tells whose a row is."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.dataset.rules.rows import Tables
from evaldata.model.attributes import Attribute, Value
from evaldata.model.evaluation import CountTable, Evaluation
from evaldata.model.patterns import WITHHELD, Codes
from evaldata.model.schema import PARTICIPANTS, QUOTES, TABLES
from evaldata.model.vocabulary import Basis

ID_LENGTH = 12
NOT_NAMED = "Not named"


def protected_participants(
    table: pa.Table, shown: Codes, attributes: Sequence[Attribute]
) -> pa.Table:
    """Participants of whom nothing is told but these values, numbered in the order of these."""
    order = np.lexsort(shown.T) if attributes else np.arange(len(shown))
    table = _with_codes(table, shown, attributes).take(pa.array(order))
    unknown: Sequence[object] = [None] * len(table)
    told = {column.name: unknown for column in PARTICIPANTS.columns if column.tells_whose}
    told["participant_id"] = [str(number) for number in range(1, len(table) + 1)]
    return _with(table, told | {"basis": [Basis.STATED.value] * len(table)})


def protected_quotes(
    tables: Tables, stated: Codes, evaluation: Evaluation, *, keep_labels: bool
) -> pa.Table:
    """Quotes that state these values and that nothing but a published label links to each other.

    Their speaker is their role; their themes are in the order of the themes; ids and places are
    made of what is shown of them, so that the order in which they were written tells nothing.
    """
    quotes = _with_codes(tables["quotes"], stated, evaluation.attributes)
    unknown: Sequence[object] = [None] * len(quotes)
    voice = evaluation.voice_attribute
    told = {column.name: unknown for column in QUOTES.columns if column.tells_whose}
    if keep_labels:
        del told["speaker"]
    spoken = quotes.column(voice.id).to_pylist() if voice.id and not keep_labels else []
    if any(value is not None for value in spoken):
        roles = [NOT_NAMED if v is None else voice.value(str(v)).shown for v in spoken]
        told["speaker"] = roles
    themes = tables["themes"].sort_by("position").column("theme_id").to_pylist()
    place = {theme: position for position, theme in enumerate(themes)}
    of_quotes = quotes.column("theme_ids").to_pylist()
    told["theme_ids"] = [sorted(ids, key=place.__getitem__) for ids in of_quotes]
    quotes = _with(quotes, told)
    quotes = _with(quotes, {"quote_id": _made_ids(quotes)}).sort_by("quote_id")
    return _with(quotes, {"position": range(1, len(quotes) + 1)})


def _made_ids(quotes: pa.Table) -> list[str]:
    """An id for each quote, made of its text; those of one text are counted by what else is shown.

    So an id stays when a theme changes, and nothing of it depends on the order of the rows.
    """
    rows = quotes.drop_columns(["quote_id", "position"]).to_pylist()
    seen: Counter[str] = Counter()
    ids = [""] * len(rows)
    for place in sorted(range(len(rows)), key=lambda place: repr(rows[place])):
        text = rows[place]["text"]
        seen[text] += 1
        ids[place] = hashlib.sha256(f"{seen[text]}\0{text}".encode()).hexdigest()[:ID_LENGTH]
    return ids


def _with_codes(table: pa.Table, shown: Codes, attributes: Sequence[Attribute]) -> pa.Table:
    """The table with these values of the attributes, null where withheld."""
    for i, attribute in enumerate(attributes):
        values = pa.array([value.value for value in attribute.values])
        picked = values.take(pa.array(shown[:, i], mask=shown[:, i] == WITHHELD))
        place = table.column_names.index(attribute.id)
        table = table.set_column(place, pa.field(attribute.id, values.type), picked)
    return table


def _with(table: pa.Table, told: Mapping[str, Sequence[object]]) -> pa.Table:
    """The table with other values in these columns."""
    for name, values in told.items():
        field = table.schema.field(name).with_nullable(nullable=True)
        place = table.column_names.index(name)
        table = table.set_column(place, field, pa.array(values, field.type))
    return table


def shown_evaluation(evaluation: Evaluation, tables: Tables) -> Evaluation:
    """The evaluation without values that no row of participants and quotes shows.

    An attribute without any is left out, and with it what speaks of it.
    """
    attributes = tuple(
        msgspec.structs.replace(attribute, values=values)
        for attribute in evaluation.attributes
        if (values := _values_shown(attribute, tables))
    )
    known = {attribute.id: attribute.texts for attribute in attributes}
    disclosure = evaluation.disclosure
    return msgspec.structs.replace(
        evaluation,
        attributes=attributes,
        voice=evaluation.voice if evaluation.voice in known else "",
        tables=tuple(table for table in evaluation.tables if _can_be_counted(table, known)),
        derivations=tuple(d for d in evaluation.derivations if d.attribute in known),
        disclosure=msgspec.structs.replace(
            disclosure, order=tuple(name for name in disclosure.order if name in known)
        ),
    )


def _values_shown(attribute: Attribute, tables: Tables) -> tuple[Value, ...]:
    columns = (tables[name].column(attribute.id) for name in ("participants", "quotes"))
    shown = {value for column in columns for value in pc.unique(column).to_pylist()}
    return tuple(value for value in attribute.values if value.value in shown)


def _can_be_counted(table: CountTable, known: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether all that a table counts by is shown."""
    where = table.where.items()
    return {table.rows, table.columns} <= known.keys() and all(
        value in known.get(name, ()) for name, value in where
    )


def only_shown(tables: Tables, evaluation: Evaluation) -> dict[str, pa.Table]:
    """The tables without the columns of attributes that are not shown."""
    return {
        table.name: tables[table.name].select(
            [column.name for column in table.all_columns(evaluation.attributes)]
        )
        for table in TABLES
    }
