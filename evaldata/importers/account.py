"""The account of an import: what was read, what had no place, what was odd, what was wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evaldata.problems import Problem, errors

if TYPE_CHECKING:
    from evaldata.importers.text.lines import Line

MOST_PLACES = 12
MOST_EXCERPT = 40

Remarks = dict[str, list[str]]
"""What there is to know about the report, and where in it that stands."""


@dataclass
class ImportAccount:
    """What an import has to tell; its steps put down here what they met.

    Attributes:
        report: Name of the report's file, without its folder.
        read: What the dataset got, counted.
        left_out: Parts of the report of which the profile asks nothing.
        unplaced: What the profile asks for and could not be placed; the dataset does without it.
        slips: What the report, its editor or its file format got wrong, and how it was read.
        problems: What keeps the dataset from being written, if it holds an error; and notices.
        folder: Where the dataset was written; empty where none was.
    """

    report: str
    read: list[str] = field(default_factory=list)
    left_out: Remarks = field(default_factory=dict)
    unplaced: Remarks = field(default_factory=dict)
    slips: Remarks = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    folder: str = ""

    def leave_out(self, name: str, lines: Iterable["Line"]) -> None:
        """Put down a part of which the profile asks nothing, by its first line and its last."""
        places = [line.place for line in lines if line.text]
        if places:
            ends = dict.fromkeys((places[0], places[-1]))
            self.left_out.setdefault(name, []).append(" to ".join(ends))

    def no_place(self, message: str, *places: str) -> None:
        """Put down what had no place; the same message gathers its places."""
        self.unplaced.setdefault(message, []).extend(places)

    def slip(self, message: str, *places: str) -> None:
        """Put down a slip; the same message gathers its places."""
        self.slips.setdefault(message, []).extend(places)

    def problem(self, rule: str, place: str, message: str, remedy: str) -> None:
        """Put down an error that stands in the report."""
        self.problems.append(Problem(rule, self.report, None, place, message, remedy))

    @property
    def failed(self) -> bool:
        """Whether an error was put down, so that no dataset is written."""
        return bool(errors(self.problems))

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What there is to tell: a heading and its lines, where there are any."""
        parts = (
            (f"Read from {self.report}", tuple(self.read)),
            ("Left out: the profile asks nothing of it", _told(self.left_out)),
            ("Could not be placed", _told(self.unplaced)),
            ("Slips met, and how they were read", _told(self.slips)),
            ("Problems", tuple(map(str, self.problems))),
        )
        return tuple((heading, lines) for heading, lines in parts if lines)

    @property
    def outcome(self) -> str:
        """How it ended, in a sentence."""
        if self.failed:
            return "Nothing was written; what stood in the folder is as it was."
        return f"Wrote {self.folder}."

    def __str__(self) -> str:
        told = ["\n  ".join([heading, *lines]) for heading, lines in self.parts]
        return "\n".join([*told, self.outcome])


def _told(remarks: Remarks) -> tuple[str, ...]:
    return tuple(f"{message}{_where(places)}" for message, places in remarks.items())


def _where(places: Iterable[str]) -> str:
    each = list(dict.fromkeys(places))
    rest = len(each) - MOST_PLACES
    named = ", ".join(each[:MOST_PLACES]) + (f" and {rest:,} more" if rest > 0 else "")
    return f" ({named})" if named else ""


def excerpt(text: str) -> str:
    """The beginning of a text, in quotation marks, for a reader to find it by."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= MOST_EXCERPT else f"“{line[:MOST_EXCERPT].rstrip()} …”"
