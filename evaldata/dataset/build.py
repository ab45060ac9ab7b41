"""Writes a dataset from what was brought: every source, report, workbook and program passes here.

What a delivery leaves out and nobody needs to decide is completed first: ids, order, wording. Then
the same rules and the same guard hold for all of them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from evaldata.dataset.disclosure.held_rows import beyond_delivery, from_holding_back
from evaldata.dataset.disclosure.history import History, Release
from evaldata.dataset.disclosure.protecting import inferable_values, protect, said_in_templates
from evaldata.dataset.disclosure.snapshot import RELEASES_FILE
from evaldata.dataset.look_files import usable
from evaldata.dataset.rules.rows import problems_at
from evaldata.dataset.storage import check, dataset_files, parse_evaluation, stored
from evaldata.dataset.writing import recover, write
from evaldata.model.attributes import Attribute
from evaldata.model.evaluation import Evaluation
from evaldata.model.look import named_files
from evaldata.model.problems import BadDatasetError, Problem, errors, in_file, refuse_errors
from evaldata.model.row_keys import BETWEEN, row_keys
from evaldata.model.schema import EVALUATION_FILE, STATEMENTS, TABLES
from evaldata.model.table import Column, ColumnType, Table
from evaldata.model.vocabulary import Basis, LinkBasis, Wording

Frames = Mapping[str, pd.DataFrame]
"""Tables by name, with the schema's columns; those that are missing are completed."""
ID_LENGTH = 12


def build(
    content: bytes,
    frames: Frames,
    folder: Path,
    *,
    look_files: Mapping[str, bytes] | None = None,
    release: Release = Release.REFUSE,
) -> list[Problem]:
    """Check an evaluation and its tables and write their dataset: whole, or not at all.

    Args:
        content: The bytes of its `evaluation.toml`.
        frames: Its tables; a table that is missing has no rows.
        folder: Where to write. A dataset there is the last release, with which it is compared.
        look_files: The files that its look names, by name.
        release: What to do about people who could be told by the difference to the last release.

    Returns:
        The notices.

    Raises:
        BadDatasetError: With everything that is wrong; the folder is left as it was.
        OSError: Where the folder cannot be written; it is left as it was.
    """
    recover(folder)
    last = LastRelease(folder, release)
    files_made, problems = made(content, frames, look_files=look_files, last=last)
    write(files_made, folder)
    return problems


@dataclass(frozen=True)
class LastRelease:
    """The folder of the last release, if there was one, and how to heed it."""

    folder: Path
    release: Release = Release.REFUSE

    def compared(
        self, evaluation: Evaluation, tables: Mapping[str, pa.Table]
    ) -> tuple[dict[str, pa.Table], list[Problem]]:
        """The tables to release after it, and what is to be said of the difference."""
        if self.history is None:
            return dict(tables), [UNREADABLE] if evaluation.disclosure.guards_anything else []
        held, problems = self.history.compared(evaluation, tables, self.release)
        if held == tables or errors(problems):
            return held, problems
        try:
            sound, found = check(held, evaluation)
        except BadDatasetError as error:  # what was held back may not fit what is new
            told = from_holding_back(error.problems, held, tables)
            raise BadDatasetError([*problems, *told]) from None
        return sound, [*problems, *beyond_delivery(found, sound, tables)]

    @cached_property
    def history(self) -> History | None:
        """The releases so far; None where they cannot be read."""
        if self.release is Release.FIRST or not (self.folder / EVALUATION_FILE).exists():
            return History()
        try:
            last = stored(self.folder)
            return History.read(self.folder, last.tables, last.safe)
        except (BadDatasetError, ValueError, OSError):
            return None


UNREADABLE = in_file(
    "release_unreadable",
    EVALUATION_FILE,
    "The last release in the folder cannot be read, so that nobody can tell what has changed.",
    "Write into another folder, or say that nobody has the last release (--first-release).",
)


def made(
    content: bytes,
    frames: Frames,
    *,
    look_files: Mapping[str, bytes] | None = None,
    last: LastRelease | None = None,
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of a dataset by name, and the notices; see `build`.

    Raises:
        BadDatasetError: With everything that is wrong.
    """
    evaluation = parse_evaluation(content)
    raw: dict[str, pa.Table] = {}
    problems: list[Problem] = []
    for table in TABLES:
        frame = completed(frames.get(table.name, pd.DataFrame()), table, evaluation.attributes)
        raw[table.name], found = _arrow(frame, table, evaluation.attributes)
        problems += found
    refuse_errors(problems)
    delivered, problems = check(raw, evaluation)
    tables = delivered
    if last is not None:
        tables, found = last.compared(evaluation, tables)
        problems += found
    safe = protect(tables, evaluation)
    problems += beyond_delivery(safe.problems, tables, delivered)
    problems += inferable_values(safe, evaluation)
    held, found = usable(evaluation.look, look_files or {})
    problems += [*found, *said_in_templates(safe, held)]
    refuse_errors(problems)
    kept = ((last and last.history) or History()).with_release(tables, safe)
    others = {name: held[file.key] for file, name in named_files(evaluation.look).items()}
    others |= {RELEASES_FILE: kept} if kept else {}
    return dataset_files(content, tables, others), [*problems, *safe.notices]


def completed(
    frame: pd.DataFrame, table: Table, attributes: tuple[Attribute, ...] = ()
) -> pd.DataFrame:
    """The frame with a value wherever a delivery may leave it to the program.

    Ids are made of the row's text, so that a second delivery gives the same ones; order is the
    order of the rows; words are taken for the speaker's own. What a person must say stays missing.
    """
    frame = frame.astype(object).where(frame.notna(), None).reset_index(drop=True)
    if frame.empty:
        columns = [column.name for column in table.all_columns(attributes)]
        return frame.reindex(columns=list(dict.fromkeys([*frame.columns, *columns])))
    order = pd.Series(range(1, len(frame) + 1), index=frame.index, dtype=object)
    if "kind" in frame:
        order = (frame.groupby("kind", dropna=False).cumcount() + 1).astype(object)
    defaults: dict[str, Any] = {
        "position": order,
        "basis": Basis.STATED.value,
        "wording": Wording.VERBATIM.value,
        "link_basis": LinkBasis.EDITORIAL.value,
    }
    if table is STATEMENTS:
        defaults["number"] = order
    nothing = pd.Series([None] * len(frame), dtype=object)
    for column in table.columns:
        given = frame.get(column.name, nothing)
        if column.unique:
            defaults[column.name] = pd.Series(made_ids(frame, table), dtype=object)
        if column.kind is ColumnType.TEXTS:
            frame[column.name] = given.map(lambda held: [] if held is None else held)
        elif column.name in defaults:
            frame[column.name] = given.where(given.notna(), defaults[column.name])
    return frame


IDENTIFYING = {
    "themes": ("parent_id", "title"),
    "statements": ("kind", "text"),
    "quotes": ("text", "participant_id", "document"),
}
"""The columns by which a row is known again in a second delivery."""


def made_ids(frame: pd.DataFrame, table: Table) -> list[str]:
    """An id for each row, made of what it says; rows that say the same are counted apart."""
    names = [name for name in IDENTIFYING.get(table.name, ()) if name in frame]
    if not names:
        return [str(number) for number in range(1, len(frame) + 1)]
    keys = pd.Series(row_keys(frame[names].fillna("").astype(str)), dtype=object)
    which = keys.groupby(keys).cumcount().astype(str)
    return [hashlib.sha256(key.encode()).hexdigest()[:ID_LENGTH] for key in keys + BETWEEN + which]


def _arrow(
    frame: pd.DataFrame, table: Table, attributes: tuple[Attribute, ...]
) -> tuple[pa.Table, list[Problem]]:
    """A frame as an Arrow table, and the values that are of another kind than their column."""
    declared = {column.name: column for column in table.all_columns(attributes)}
    found: list[Problem] = []
    arrays = {}
    for name in map(str, frame.columns):
        values, column = frame[name].tolist(), declared.get(name)
        if column is not None:
            kinds = list if column.kind is ColumnType.TEXTS else (str, int)
            wrong = (not isinstance(v, kinds) or isinstance(v, bool) for v in values)
            rows = [row for row, bad in enumerate(wrong) if bad and values[row] is not None]
            said = f"The value is no {column.kind}.", f"Write it as {column.kind}."
            found += problems_at("value_kind", table, rows, name, said)
        arrays[name] = _array(values, column)
    return pa.table(arrays), found


def _array(values: list[Any], column: Column | None) -> pa.Array:
    """Values as Arrow: in the column's type where they all have it, else as they read."""
    for kind in (column.arrow if column else pa.string(), None):
        try:
            return pa.array(values, kind)
        except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            continue
    return pa.array([None if value is None else str(value) for value in values], pa.string())
