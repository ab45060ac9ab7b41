"""Datasets on disk: a folder of Parquet files, `evaluation.toml` and a manifest."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from evaldata.dataset.cast import cast_to_schema
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.disclosure.protecting import Protected, protect, said_in_templates
from evaldata.dataset.look_files import read_look_files, usable
from evaldata.dataset.manifest import manifest, mismatches, read_files, sha256
from evaldata.dataset.parquet import parse_table, to_parquet
from evaldata.dataset.rules import validate
from evaldata.dataset.rules.personal_details import likely_slip
from evaldata.dataset.writing import write
from evaldata.model.evaluation import Evaluation
from evaldata.model.evaluation_file import read_evaluation
from evaldata.model.problems import BadDatasetError, Problem, refusal, refuse_errors
from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE, TABLES


@dataclass(frozen=True, eq=False)
class Stored:
    """What a folder holds, sound by every rule; how it may be shown is found when it is asked for.

    Attributes:
        tables: Its tables as their author wrote them, for that author's eyes.
        digest: SHA-256 of its files.
        look_files: The files that the look names, by its key.
        notices: What its author should know, as far as the files tell.
    """

    evaluation: Evaluation
    tables: dict[str, pa.Table]
    digest: str
    look_files: Mapping[str, bytes]
    notices: list[Problem]

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables as their author wrote them, for that author's eyes, as frames of their own."""
        return {
            name: pd.DataFrame(table.to_pylist(), columns=table.column_names, dtype=object)
            for name, table in self.tables.items()
        }

    @cached_property
    def safe(self) -> Protected:
        """The same as it may be shown, and what is done to protect its participants."""
        return protect(self.tables, self.evaluation)

    @cached_property
    def problems(self) -> list[Problem]:
        """What its author should know, and each error that keeps it from being shown."""
        said = said_in_templates(self.safe, self.look_files)
        return [*self.notices, *self.safe.notices, *self.safe.problems, *said]

    @cached_property
    def dataset(self) -> Dataset:
        """The dataset as it may be shown.

        Readers are told nothing that points to a row whose words are protected.

        Raises:
            BadDatasetError: Where it may not be shown at all.
        """
        refuse_errors(self.problems)
        if self.safe.protection.needed:
            return Dataset.of(self.safe, self.safe.digest(), (), self.look_files)
        told = [notice for notice in self.notices if notice.rule != likely_slip.__name__]
        return Dataset.of(self.safe, self.digest, told, self.look_files)


def load(folder: Path) -> Dataset:
    """The dataset in a folder, after every check.

    Raises:
        BadDatasetError: With everything that is wrong with it.
    """
    return stored(folder).dataset


def load_tables(folder: Path) -> tuple[Dataset, dict[str, pa.Table]]:
    """The dataset in a folder and its tables as they may be shown, after every check.

    Raises:
        BadDatasetError: With everything that is wrong with it.
    """
    found = stored(folder)
    return found.dataset, found.safe.tables


def inspect(folder: Path) -> tuple[Dataset | None, list[Problem]]:
    """The dataset in a folder, or None where it has errors; and all problems found."""
    try:
        found = stored(folder)
        return found.dataset, found.problems
    except BadDatasetError as error:
        return None, list(error.problems)


def stored(folder: Path) -> Stored:
    """What a folder holds, be it fit to be shown or not.

    Raises:
        BadDatasetError: Where there is no sound dataset.
    """
    files, problems = read_files(folder)
    sealed = files.pop(MANIFEST_FILE, None)
    problems += mismatches(sealed, files)
    refuse_errors(problems)
    try:
        content = _parsed(files, folder, sealed)
    except BadDatasetError as error:
        raise BadDatasetError([*problems, *error.problems]) from None
    return replace(content, notices=[*problems, *content.notices])


def _parsed(files: dict[str, bytes], folder: Path, sealed: bytes | None = None) -> Stored:
    """What the files say; each table's bytes are let go of when it is read."""
    evaluation = parse_evaluation(files[EVALUATION_FILE])
    own = read_look_files(folder, evaluation.look)
    problems = mismatches(sealed, own) if sealed else []
    look_files, found_wrong = usable(evaluation.look, own)
    problems += found_wrong
    digest = sha256("".join(map(sha256, [*files.values(), *own.values()])).encode())
    raw: dict[str, pa.Table] = {}
    for table in TABLES:
        found = parse_table(files.pop(table.file), table.file)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            raw[table.name] = found
    refuse_errors(problems)
    tables, notices = check(raw, evaluation)
    return Stored(evaluation, tables, digest, look_files, notices)


def check(
    raw: Mapping[str, pa.Table], evaluation: Evaluation
) -> tuple[dict[str, pa.Table], list[Problem]]:
    """The tables in the schema's form, and what their author should know.

    Raises:
        BadDatasetError: With everything that is wrong with them.
    """
    problems: list[Problem] = []
    tables: dict[str, pa.Table] = {}
    for table in TABLES:
        tables[table.name], found = cast_to_schema(raw[table.name], table, evaluation.attributes)
        problems += found
    refuse_errors(problems)
    problems += validate(tables, evaluation)
    refuse_errors(problems)
    for table in TABLES:
        schema = table.arrow_schema(evaluation.attributes)
        tables[table.name] = tables[table.name].cast(schema)
    return tables, problems


def parse_evaluation(content: bytes) -> Evaluation:
    """The evaluation that the bytes of an `evaluation.toml` describe.

    Raises:
        BadDatasetError: Where they are no TOML, or not of the form that is expected.
    """
    return read_evaluation(parse_toml(content, EVALUATION_FILE))


def parse_toml(content: bytes, file: str) -> dict[str, Any]:
    """The content of a TOML file.

    Raises:
        BadDatasetError: Naming the file and the place in it.
    """
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # also of a number or a nesting without end
        message = f"The file is no valid TOML: {error}."
        remedy = "Correct it at that place, and save it as UTF-8."
        raise refusal("toml_form", file, message, remedy) from None


def dataset_files(
    evaluation: bytes, tables: Mapping[str, pa.Table], others: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """The files of a dataset, the same for the same content, its manifest last."""
    files = {EVALUATION_FILE: evaluation, **(others or {})}
    files |= {table.file: to_parquet(tables[table.name]) for table in TABLES}
    return files | {MANIFEST_FILE: manifest(files, tables)}


def seal(folder: Path) -> None:
    """Write the manifest of the files in a folder as they are, after checking them.

    Raises:
        BadDatasetError: With everything that is wrong with the dataset; nothing is written then.
    """
    files, problems = read_files(folder)
    files.pop(MANIFEST_FILE, None)
    refuse_errors(problems)
    content = _parsed(dict(files), folder)
    refuse_errors(content.problems)
    files |= read_look_files(folder, content.evaluation.look)
    write({MANIFEST_FILE: manifest(files, content.tables)}, folder)
