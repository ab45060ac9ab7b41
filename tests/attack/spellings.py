"""Plants what identifies somebody in every field of a dataset, spelled in every way."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import msgspec
import pandas as pd
import tomli_w

from evaldata.dataset.build import build
from evaldata.dataset.disclosure.history import Release
from evaldata.model.attributes import Record
from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import BadDatasetError
from evaldata.model.schema import TABLES
from evaldata.model.table import ColumnType

WORD = "word"
PEOPLE = 40
ID, NAME = "Kx0007", "Wilma Quill"
Path_ = tuple[str | int, ...]
Spelling = Callable[[str], str]

SPELLINGS: dict[str, Spelling] = {
    "as it is": str,
    "small letters": str.lower,
    "capitals": str.upper,
    "in a sentence": lambda text: f"So {text} said, in the end.",
    "with a possessive": lambda text: f"{text}’s",
    "in brackets": lambda text: f"({text})",
    "bold in Markdown": lambda text: f"**{text}**",
    "no-break space": lambda text: text.replace(" ", "\u00a0"),
    "two blanks": lambda text: text.replace(" ", "  "),
    "line break": lambda text: text.replace(" ", "\n"),
    "tab": lambda text: text.replace(" ", "\t"),
    "thin space": lambda text: text.replace(" ", "\u2009"),
    "hyphen": lambda text: text.replace(" ", "-").replace("Kx", "Kx-"),
    "underscore": lambda text: text.replace(" ", "_").replace("Kx", "Kx_"),
    "soft hyphen": lambda text: f"{text[:2]}\u00ad{text[2:]}",
    "zero width space": lambda text: f"{text[:2]}\u200b{text[2:]}",
    "word joiner": lambda text: f"{text[:3]}\u2060{text[3:]}",
    "byte order mark": lambda text: f"\ufeff{text}",
    "right to left mark": lambda text: f"{text[:1]}\u200f{text[1:]}",
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if c > " " else c for c in text),
    "accents": lambda text: "".join(f"{c}\u0301" if c.isalpha() else c for c in text),
    "HTML": lambda text: text.replace(" ", "&nbsp;").replace("Kx", "&#75;x"),
}


def evaluation() -> dict[str, Any]:
    """An `evaluation.toml` in which every key that there is says something."""
    content: dict[str, Any] = msgspec.to_builtins(_sample(Evaluation))
    values = [
        {"value": v, "label": f"{v}s", "singular": v, "plural": v} for v in ("North", "South")
    ]
    content["attributes"] = [content["attributes"][0] | {"id": "area", "values": values}]
    content["attributes"][0]["type"] = "text"
    content |= {"voice": "area", "look": {"logo_text": WORD}}
    content["tables"] = [{"number": "1", "title": WORD, "rows": "area", "columns": "area"}]
    content["derivations"] = [content["derivations"][0] | {"attribute": "area"}]
    content["synonyms"] = [{"words": [WORD, "other"]}]
    content["disclosure"] = {"threshold": 10, "order": ["area"], "statement": WORD}
    return content


def _sample(form: Any) -> Any:  # noqa: ANN401
    """A value of that form, in which nothing is left out."""
    if isinstance(form, type) and issubclass(form, Record):
        fields = msgspec.structs.fields(form)
        return form(**{field.name: _sample(field.type) for field in fields})
    if get_origin(form) is Literal:
        return get_args(form)[0]
    if get_origin(form) is tuple:
        return (_sample(get_args(form)[0]),)
    if get_origin(form) is dict:
        return {}
    if isinstance(form, UnionType):
        return None if NoneType in get_args(form) else WORD
    return {str: WORD, int: 10, bool: False}[form]


FIXED = {"threshold", "order", "voice", "rows", "columns", "attribute", "id", "type", "wording"}
"""Keys whose text is no free one; what they name is checked where it is declared."""


def places(content: object, path: Path_ = ()) -> Iterator[Path_]:
    """Where a text stands that an author is free to write."""
    if isinstance(content, dict):
        for key, item in content.items():
            if key not in FIXED and not (key == "value" and "attributes" in path):
                yield from places(item, (*path, key))
    elif isinstance(content, (list, tuple)):
        for number, item in enumerate(content):
            yield from places(item, (*path, number))
    elif isinstance(content, str):
        yield path


def planted(content: Any, path: Path_, text: str) -> Any:  # noqa: ANN401
    """The same with another text at that place."""
    if not path:
        return text
    head, *rest = path
    copy = dict(content) if isinstance(content, dict) else list(content)
    copy[head] = planted(content[head], tuple(rest), text)  # type: ignore[index]
    return copy


SAID = ("headline", "status", "status_source", "source")


def frames() -> dict[str, pd.DataFrame]:
    """Tables in which every column says something."""
    people = [
        {"participant_id": f"Kx{i:04}", "person_id": f"Zy{i:04}", "area": ("North", "South")[i % 2]}
        for i in range(PEOPLE)
    ]
    quotes = [
        {
            "quote_id": f"q{i}",
            "theme_ids": ["t1"],
            "text": f"We wait {i}",
            "speaker": f"{NAME if i == 0 else 'Somebody'}",
            "participant_id": person["participant_id"],
            "area": person["area"],
            "why": WORD,
        }
        for i, person in enumerate(people)
    ]
    theme = {"theme_id": "t1", "title": WORD, "summary": WORD, "points": [WORD], "gap": WORD}
    other = {"theme_id": "t2", "parent_id": "t1", "title": WORD, "number": WORD, "headline": WORD}
    said = {"statement_id": "s1", "kind": "finding", "text": WORD, "theme_ids": ["t1"]}
    return {
        "participants": pd.DataFrame(people),
        "themes": pd.DataFrame([theme | {"source": WORD}, other]),
        "statements": pd.DataFrame([said | dict.fromkeys(SAID, WORD)]),
        "quotes": pd.DataFrame(quotes),
    }


def cells() -> Iterator[tuple[str, str]]:
    """Every column of a table that holds an author's text and is shown."""
    for table in TABLES:
        for column in table.columns:
            free = column.kind is not ColumnType.INTEGER and not column.vocabulary
            if free and not column.tells_whose:
                yield table.name, column.name


def with_cell(table: str, column: str, text: str) -> dict[str, pd.DataFrame]:
    """The tables with another text in a cell; an id is changed wherever it is named."""
    tables = frames()
    frame = tables[table].astype(object)
    ids = {"theme_id": "t1", "parent_id": "t1", "theme_ids": "t1"}
    if column in ids:
        return {name: _renamed(each, ids[column], text) for name, each in tables.items()}
    frame[column] = [text if column != "points" else [text], *[None] * (len(frame) - 1)]
    kept = tables[table][column].tolist() if column in tables[table] else [None] * len(frame)
    required = {c.name: c.required for t in TABLES if t.name == table for c in t.columns}[column]
    if required:
        frame[column] = [frame[column].iloc[0], *kept[1:]]
    return tables | {table: frame}


def _renamed(frame: pd.DataFrame, old: str, new: str) -> pd.DataFrame:
    def other(cell: object) -> object:
        if isinstance(cell, list):
            return [new if item == old else item for item in cell]
        return new if cell == old else cell

    return frame.astype(object).map(other)


def refusal(content: dict[str, Any], tables: dict[str, pd.DataFrame]) -> set[str]:
    """The rules for which a dataset is refused; none where it is built."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            build(tomli_w.dumps(content).encode(), tables, Path(folder), release=Release.FIRST)
        except BadDatasetError as error:
            return {problem.rule for problem in error.problems}
    return set()


def accepted(content: dict[str, Any], tables: dict[str, pd.DataFrame]) -> bool:
    """Whether what was planted is not found; a refusal for another reason shows nothing."""
    return "disclosure_text" not in refusal(content, tables)


def _without_none(content: Any) -> Any:  # noqa: ANN401
    if isinstance(content, dict):
        return {key: _without_none(item) for key, item in content.items() if item is not None}
    return [*map(_without_none, content)] if isinstance(content, (list, tuple)) else content


def learnt() -> list[str]:
    """Each field and spelling in which an id or a label was shown."""
    content = _without_none(evaluation())
    if refused := refusal(content, frames()):
        return [f"the dataset was refused before anything was planted in it: {refused}"]
    found = []
    for identifying in (ID, NAME):
        for how, spelled in SPELLINGS.items():
            text = spelled(identifying)
            found += [
                f"{identifying}, {how}, in {'.'.join(map(str, path))}"
                for path in places(content)
                if accepted(planted(content, path, text), frames())
            ]
            found += [
                f"{identifying}, {how}, in {table}.{column}"
                for table, column in cells()
                if accepted(content, with_cell(table, column, text))
            ]
    return found
