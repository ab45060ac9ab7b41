"""The keys of `evaluation.toml` as rows of a sheet: a name, a text, and back again."""

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

import msgspec
import pandas as pd

from evaldata.importers.files.spreadsheet import cell_text
from evaldata.model.attributes import Record
from evaldata.model.evaluation import Evaluation
from evaldata.model.evaluation_file import LEAST_THRESHOLD
from evaldata.model.look import LOOK_FILES
from evaldata.model.text import letters

Path = tuple[str | int, ...]
"""Names of keys from the outside in; a number, from 1, where there are several."""

ELSEWHERE = {("attributes",), ("look", "logo_text"), *(("look", file.key) for file in LOOK_FILES)}
"""What a workbook does not hold on this sheet: attributes have their own, others are files."""
ONLY_FILLED = ("tables", "derivations", "slips", "look")
"""Of these an empty workbook offers no row, for few evaluations have them."""
TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
HELP: Mapping[Path, str] = {
    ("title",): "The title of the evaluation; it must be given.",
    ("short_title",): "A title of a few words; the title if empty.",
    ("voice",): "The attribute by which quotes are grouped; the first if empty.",
    ("language",): "Language of the texts, such as en.",
    ("headline",): "The message of the whole evaluation in a line.",
    ("question",): "What the evaluation asked.",
    ("period",): "When it took place, such as 2013 to 2016.",
    ("published",): "When its report was published.",
    ("rights", "statement"): "What others may do with the report's words.",
    ("rights", "holders"): "Who holds the rights, one a line.",
    ("rights", "wording"): "Whether quotes carry the speakers' own words.",
    ("people", "name"): "Who conducted it; repeat the row with People 2: name.",
    ("methods", "text"): "How it was done; repeat the row with Methods 2: text.",
    ("disclosure", "threshold"): f"Fewest participants alike; {LEAST_THRESHOLD} or more.",
    ("disclosure", "published"): "Whether the report has already published the counts.",
    ("disclosure", "labels_published"): "Whether the report has published the speakers' labels.",
    ("disclosure", "attributed"): "Whether the participants agreed to be recognised.",
    ("disclosure", "order"): "Attributes in the order in which they are withheld, one a line.",
    ("glossary", "also"): "Other forms of the term, one a line.",
    ("synonyms", "words"): "Words that mean the same to a search, one a line.",
    ("questions",): "What a talk ends with, one a line.",
}
MOST_DIGITS = 9
"""Digits of a number that a cell can hold."""
PLACE = re.compile(r"(?P<head>\w+)(?:\[(?P<index>\d+)\])?(?:\.(?P<rest>\w+))?")


@dataclass(frozen=True)
class Key:
    """A key with the type of its value."""

    path: Path
    form: Any

    @property
    def label(self) -> str:
        """The key as the sheet names it: "People 2: name"."""
        head, *rest = self.path
        words = str(head).replace("_", " ").capitalize()
        for part in rest:
            words += f" {part}" if isinstance(part, int) else f": {part.replace('_', ' ')}"
        return words

    @property
    def help(self) -> str:
        """What to write there; empty where the name says it."""
        return HELP.get(tuple(part for part in self.path if isinstance(part, str)), "")

    @property
    def choices(self) -> tuple[str, ...]:
        """The values allowed; empty for any."""
        if self.form is bool:
            return ("yes", "no")
        return get_args(self.form) if get_origin(self.form) is Literal else ()

    @property
    def remedy(self) -> str:
        """What to do where it holds something of another form."""
        if self.form is int:
            return "Write a number in digits."
        if self.choices:
            return f"Write {' or '.join(self.choices)}."
        return self.help or "Correct it."


def keys(evaluation: Evaluation | None) -> Iterator[tuple[Key, str]]:
    """Every key with its value as the sheet has it, in their order; empty without an evaluation."""
    for key, value in _below(Evaluation, evaluation, ()):
        if evaluation is not None or key.path[0] not in ONLY_FILLED:
            yield key, value_text(value)


def _below(form: Any, value: Any, path: Path) -> Iterator[tuple[Key, Any]]:  # noqa: ANN401
    """The keys at and below a path with what they hold; of records without any, those of one."""
    of = (get_args(form) or (None,))[0]
    if path in ELSEWHERE:
        return
    if _is_record(form):
        for field in msgspec.structs.fields(form):
            held = None if value is None else getattr(value, field.name)
            yield from _below(field.type, held, (*path, field.name))
    elif _is_record(of):
        for number, each in enumerate(value or (None,), 1):
            yield from _below(of, each, (*path, number))
    else:
        yield Key(path, form), value


def _is_record(form: object) -> bool:
    return isinstance(form, type) and issubclass(form, Record)


@cache
def _known() -> dict[str, Key]:
    return {_unnumbered(key.label): key for key, _ in _below(Evaluation, None, ())}


def _unnumbered(label: str) -> str:
    """A label without its number, case, spaces and signs."""
    return letters(re.sub(r"\d", "", label))


def key_of(label: str) -> Key | None:
    """The key that a row of the sheet names; None where there is none such."""
    known = _known().get(_unnumbered(label))
    if known is None:
        return None
    written = re.search(r"\d+", label)
    number = int(written[0][:MOST_DIGITS]) if written else 1
    return Key(tuple(number if isinstance(p, int) else p for p in known.path), known.form)


def value_text(value: Any) -> str:  # noqa: ANN401
    """A value as a cell has it; lists have an item a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "\n".join(f"{name} = {held}" for name, held in value.items())
    if pd.api.types.is_list_like(value):
        return "\n".join(map(str, value))
    return "" if pd.isna(value) else cell_text(value)


def value_of(text: str, form: Any) -> Any:  # noqa: ANN401
    """What a cell says in the form that its key asks; the text where it has another."""
    origin = get_origin(form)
    if form is bool:
        return TRUTHS.get(text.casefold(), text)
    if form is int or origin is types.UnionType:
        return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if origin is tuple:
        return lines
    if origin is dict:
        return dict(re.split(r"\s*=\s*", line, maxsplit=1) for line in lines if "=" in line)
    return text.casefold() if origin is Literal else text


def nested(values: Iterable[tuple[Path, Any]]) -> dict[str, Any]:
    """Values by their keys as `evaluation.toml` nests them."""
    content: dict[str, Any] = {}
    for path, value in sorted(values, key=lambda item: [p for p in item[0] if isinstance(p, int)]):
        inside: dict[Any, Any] = content
        for part in path[:-1]:
            inside = inside.setdefault(part, {})
        inside[str(path[-1])] = value
    return {name: _list(value) for name, value in content.items()}


def _list(value: Any) -> Any:  # noqa: ANN401
    """A table of numbered things as the list of them."""
    numbered = isinstance(value, dict) and all(isinstance(name, int) for name in value)
    return list(value.values()) if numbered and value else value


def named_by(field: str, paths: Iterable[Path]) -> Path | None:
    """The path that the field of a problem means, or the nearest to it: "people[0].name"."""
    match = PLACE.match(field)
    here = [path for path in paths if match and path[0] == match["head"]]
    if match and match["index"]:
        numbers = sorted({path[1] for path in here if isinstance(path[1], int)})
        number = dict(enumerate(numbers)).get(int(match["index"]))
        here = [path for path in here if path[1] == number]
    return min(here, key=lambda path: path[-1] != (match and match["rest"]), default=None)
