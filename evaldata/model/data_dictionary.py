"""The data dictionary, written from the schema, so that it cannot disagree with it."""

import types
from collections.abc import Iterator
from typing import get_args, get_origin

import msgspec

from evaldata.model.attributes import Record
from evaldata.model.evaluation import Evaluation
from evaldata.model.schema import EVALUATION_FILE, TABLES
from evaldata.model.table import Column, Table


def data_dictionary() -> str:
    """The data dictionary as Markdown."""
    lines = [
        "# Data dictionary",
        "",
        "Written by `python -m evaldata dictionary` from the schema; do not edit by hand.",
        "",
        f"A dataset is a folder of `{EVALUATION_FILE}`, the Parquet files below and "
        "`manifest.json`, which holds the SHA-256 of each.",
    ]
    for table in TABLES:
        lines += ["", *_table(table)]
    lines += ["", f"## {EVALUATION_FILE}", ""]
    for record in _records(Evaluation):
        lines += _record(record)
    return "\n".join(lines).rstrip() + "\n"


def _table(table: Table) -> Iterator[str]:
    yield from (f"## {table.file}", "", f"A row is {table.row}.", "")
    yield from ("| column | type | required | meaning |", "|---|---|---|---|")
    yield from map(_column, table.columns)
    if table.attributes_required is not None:
        required = "yes" if table.attributes_required else "no"
        meaning = "One column an attribute, named by its id, with one of its values."
        if not table.attributes_required:
            meaning += " Null where it is withheld."
        yield f"| *attribute* | text or integer | {required} | {meaning} |"


def _column(column: Column) -> str:
    meaning = column.meaning
    if column.vocabulary:
        meaning += f" One of: {', '.join(f'`{word}`' for word in column.vocabulary)}."
    if column.refers_to:
        meaning += f" Refers to `{'.'.join(column.refers_to)}`."
    if column.unique:
        meaning += " No two rows share it."
    required = "yes" if column.required else "no"
    return f"| `{column.name}` | {column.kind} | {required} | {meaning} |"


def _records(record: type[Record]) -> list[type[Record]]:
    """A record and the records that its fields hold, each once."""
    found = [record]
    for each in found:  # which grows meanwhile
        for field in msgspec.structs.fields(each):
            found += [held for held in _held_records(field.type) if held not in found]
    return found


def _held_records(type_: object) -> Iterator[type[Record]]:
    if isinstance(type_, type) and issubclass(type_, Record):
        yield type_
    for argument in get_args(type_):
        yield from _held_records(argument)


def _record(record: type[Record]) -> Iterator[str]:
    summary = (record.__doc__ or "").split("\n\n")[0]
    yield from (f"### {record.__name__}", "", " ".join(summary.split()), "")
    yield from ("| key | type | required |", "|---|---|---|")
    for field in msgspec.structs.fields(record):
        required = "yes" if field.required else "no"
        yield f"| `{field.name}` | {_type_name(field.type)} | {required} |"
    yield ""


def _type_name(type_: object) -> str:
    arguments = [a for a in get_args(type_) if a is not Ellipsis]
    origin = get_origin(type_)
    if origin is tuple:
        names = list(dict.fromkeys(map(_type_name, arguments)))
        return f"list of {' and '.join(names)}"
    if origin is dict:
        return f"table of {_type_name(arguments[-1])}"
    if origin is types.UnionType:
        return " or ".join(_type_name(a) for a in arguments if a is not types.NoneType)
    if arguments:
        return " or ".join(f"`{a}`" for a in arguments)
    plain: dict[object, str] = {str: "text", int: "integer", bool: "true or false"}
    return plain.get(type_, getattr(type_, "__name__", str(type_)))
