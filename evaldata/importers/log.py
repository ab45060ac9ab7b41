"""The log of an import: what was read, what had no place, what was odd, what was wrong."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evaldata.model.problems import Problem, errors
from evaldata.model.text import shortened

MOST_PLACES = 12

Remarks = dict[str, list[str]]
"""What there is to know about a file, and where in it that stands."""

Sections = tuple[tuple[str, tuple[str, ...]], ...]
"""Headings with their lines."""


@dataclass
class ImportLog:
    """What an import has to tell; its steps put down here what they met.

    Attributes:
        file: Name of the file that is read, without its folder.
        problems: What keeps the dataset from being written, if it holds an error; and notices.
        folder: Where the dataset was written; empty where none was.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)
    folder: str = ""

    def problem(self, rule: str, place: str, message: str, remedy: str) -> None:
        """Put down an error that stands in the file."""
        self.problems.append(Problem(rule, self.file, None, place, message, remedy))

    @property
    def failed(self) -> bool:
        """Whether an error was put down, so that no dataset is written."""
        return bool(errors(self.problems))

    @property
    def sections(self) -> Sections:
        """What this kind of import tells: headings with their lines, be there any or not."""
        return ()

    @property
    def parts(self) -> Sections:
        """What there is to tell: a heading and its lines, where there are any."""
        parts = (*self.sections, ("Problems", tuple(map(str, self.problems))))
        return tuple((heading, lines) for heading, lines in parts if lines)

    @property
    def outcome(self) -> str:
        """How it ended, in a sentence."""
        if self.failed:
            return "Nothing was written; what stood in the folder is as it was."
        return f"Wrote {self.folder}."

    def __str__(self) -> str:
        texts = ["\n  ".join([heading, *lines]) for heading, lines in self.parts]
        return "\n".join([*texts, self.outcome])


@dataclass
class ReportLog(ImportLog):
    """What the import of a report has to tell.

    Attributes:
        read: What the dataset got, counted.
        left_out: Parts of the report of which the profile asks nothing.
        unplaced: What the profile asks for and could not be placed; the dataset does without it.
        slips: What the report, its editor or its file format got wrong, and how it was read.
    """

    read: list[str] = field(default_factory=list)
    left_out: Remarks = field(default_factory=dict)
    unplaced: Remarks = field(default_factory=dict)
    slips: Remarks = field(default_factory=dict)

    def leave_out(self, name: str, places: Sequence[str]) -> None:
        """Put down a part of which the profile asks nothing, by its first line and its last."""
        if places:
            ends = dict.fromkeys((places[0], places[-1]))
            self.left_out.setdefault(name, []).append(" to ".join(ends))

    def no_place(self, message: str, *places: str) -> None:
        """Put down what had no place; the same message gathers its places."""
        self.unplaced.setdefault(message, []).extend(places)

    def slip(self, message: str, *places: str) -> None:
        """Put down a slip; the same message gathers its places."""
        self.slips.setdefault(message, []).extend(places)

    @property
    def sections(self) -> Sections:
        """What was read, what was not, and what was odd."""
        return (
            (f"Read from {self.file}", tuple(self.read)),
            ("Left out: the profile asks nothing of it", _with_places(self.left_out)),
            ("Could not be placed", _with_places(self.unplaced)),
            ("Slips met, and how they were read", _with_places(self.slips)),
        )


@dataclass
class CodingLog(ImportLog):
    """What the import of a coded project has to tell; what is found is kept, joined or left out.

    Attributes:
        understood: How each part of the file was understood.
        found: How many there are of each kind of thing in the file.
        joined: How many of them say again what another one says, and became one with it.
        left_out: How many were left out, by kind of thing.
        reasons: Why they were left out, and where they stand.
        changes: What is other than in the delivery before.
    """

    understood: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    joined: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    reasons: Remarks = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)

    def note(self, message: str, *places: str) -> None:
        """Put down how things were understood, how many, and where they stand; if there are any."""
        if places:
            self.understood += _with_places({f"{message}: {len(places):,}": places})

    def leave_out(self, what: str, reason: str, *places: str) -> None:
        """Put down things of a kind that were left out, each by where it stands."""
        if places:
            self.left_out[what] += len(places)
            self.reasons.setdefault(f"{what}: {reason}", []).extend(places)

    def pass_over(self, what: str, reason: str, *places: str) -> None:
        """Put down things that were found and left out at once, each by where it stands."""
        if places:
            self.found[what] += len(places)
            self.leave_out(what, reason, *places)

    def kept(self, what: str) -> int:
        """How many of a kind of thing the dataset holds."""
        return self.found[what] - self.joined[what] - self.left_out[what]

    @property
    def sections(self) -> Sections:
        """What was found and what became of it."""
        found = tuple(self._counted(what) for what, number in self.found.items() if number)
        return (
            (f"Read from {self.file}", found),
            ("How it was understood", tuple(self.understood)),
            ("Left out", _with_places(self.reasons)),
            ("Since the delivery before", tuple(self.changes)),
        )

    def _counted(self, what: str) -> str:
        joined, left_out = self.joined[what], self.left_out[what]
        parts = [f"{self.found[what]:,} found", f"{self.kept(what):,} kept"]
        parts += [f"{joined:,} joined with another that says the same"] if joined else []
        parts += [f"{left_out:,} left out"] if left_out else []
        return f"{what}: {', '.join(parts)}"


def _with_places(remarks: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    lines = []
    for message, places in remarks.items():
        each = list(dict.fromkeys(places))
        rest = len(each) - MOST_PLACES
        named = ", ".join(each[:MOST_PLACES]) + (f" and {rest:,} more" if rest > 0 else "")
        lines.append(f"{message} ({named})" if named else message)
    return tuple(lines)


def excerpt(text: str) -> str:
    """The beginning of a text, in quotation marks, for a reader to find it by."""
    return f"“{shortened(' '.join(text.split()))}”"
