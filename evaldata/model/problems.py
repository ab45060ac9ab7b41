"""What can be wrong with a dataset, said so that its author can mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from evaldata.model.schema import EVALUATION_FILE

MOST_LISTED = 20


class Severity(StrEnum):
    """Whether a problem keeps the dataset from being used."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: which rule it breaks, where it stands, what to do.

    Attributes:
        rule: Name of the broken rule, the same in every report of it.
        file: File name without its folder, so that no path of the machine is shown.
        row: Row in the table, the first is 1; None where the whole file is meant.
        field: Column or key; empty where the whole row or file is meant.
        message: What is wrong.
        remedy: What the dataset's author can do about it.
        value: The value that is wrong, for its author's eyes alone; empty where none is.
    """

    rule: str
    file: str
    row: int | None
    field: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    value: str = ""

    @property
    def place(self) -> str:
        """File, row and field in words, as far as they are known."""
        row = f"row {self.row}" if self.row is not None else ""
        return ", ".join(part for part in (self.file, row, self.field) if part)

    def __str__(self) -> str:
        value = f" ({self.value!r})" if self.value else ""
        return f"{self.severity}: {self.place}{value}: {self.message} {self.remedy} [{self.rule}]"


class BadDatasetError(Exception):
    """A dataset that cannot be used; `problems` says why, completely."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def in_file(rule: str, file: str, message: str, remedy: str) -> Problem:
    """A problem of a whole file."""
    return Problem(rule, file, None, "", message, remedy)


def refusal(rule: str, file: str, message: str, remedy: str, field: str = "") -> BadDatasetError:
    """What to raise where one problem keeps a whole file from being used."""
    return BadDatasetError([Problem(rule, file, None, field, message, remedy)])


def in_evaluation(rule: str, field: str, message: str, remedy: str) -> Problem:
    """A problem of a key of `evaluation.toml`."""
    return Problem(rule, EVALUATION_FILE, None, field, message, remedy)


def as_notice(problem: Problem) -> Problem:
    """The same as something to know, which keeps nothing from being used."""
    return replace(problem, severity=Severity.NOTICE)


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that keep a dataset from being used."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def refuse_errors(problems: Sequence[Problem]) -> None:
    """Nothing where these are all notices; else `BadDatasetError` with all of them."""
    if errors(problems):
        raise BadDatasetError(problems)


def listed(problems: Iterable[Problem]) -> list[Problem]:
    """The problems; of alike ones that follow each other twenty, and one that counts the rest."""
    found = []
    for _, group in groupby(problems, key=lambda p: (p.rule, p.file, p.field, p.message)):
        alike = list(group)
        found += alike[:MOST_LISTED]
        if rest := len(alike[MOST_LISTED:]):
            message = f"{rest:,} more rows have the same problem."
            found.append(replace(alike[-1], row=None, message=message, value=""))
    return found
