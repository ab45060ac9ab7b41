"""The account of an import: what was read, what had no place, what was odd, what was wrong."""

from dataclasses import dataclass, field

from evaldata.problems import Problem, errors

MOST_PLACES = 12
MOST_EXCERPT = 40


@dataclass(frozen=True)
class Remark:
    """Something to know about the report, and where in it that stands."""

    message: str
    places: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.places:
            return self.message
        named = ", ".join(self.places[:MOST_PLACES])
        rest = len(self.places) - MOST_PLACES
        return f"{self.message} ({named}{f' and {rest:,} more' if rest > 0 else ''})"


@dataclass(frozen=True)
class ImportAccount:
    """What an import has to tell.

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
    read: tuple[str, ...] = ()
    left_out: tuple[Remark, ...] = ()
    unplaced: tuple[Remark, ...] = ()
    slips: tuple[Remark, ...] = ()
    problems: tuple[Problem, ...] = ()
    folder: str = ""

    @property
    def failed(self) -> bool:
        """Whether no dataset was written, because something is wrong."""
        return bool(errors(self.problems))

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What there is to tell: a heading and its lines, where there are any."""
        parts: tuple[tuple[str, tuple[str, ...]], ...] = (
            (f"Read from {self.report}", self.read),
            ("Left out: the profile asks nothing of it", tuple(map(str, self.left_out))),
            ("Could not be placed", tuple(map(str, self.unplaced))),
            ("Slips met, and how they were read", tuple(map(str, self.slips))),
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
        told = "\n".join(
            "\n".join([heading, *(f"  {line}" for line in lines)]) for heading, lines in self.parts
        )
        return f"{told}\n{self.outcome}"


@dataclass
class Notes:
    """Where the steps of an import put down what they met; `account` sums it up."""

    report: str
    _read: list[str] = field(default_factory=list)
    _left_out: list[Remark] = field(default_factory=list)
    _unplaced: dict[str, list[str]] = field(default_factory=dict)
    _slips: dict[str, list[str]] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether an error was put down."""
        return bool(errors(self._problems))

    def read(self, counted: str) -> None:
        """Put down what the dataset got."""
        self._read.append(counted)

    def left_out(self, message: str, first: str, last: str) -> None:
        """Put down a part of which the profile asks nothing, and where it begins and ends."""
        self._left_out.append(Remark(message, (first if first == last else f"{first} to {last}",)))

    def unplaced(self, message: str, *places: str) -> None:
        """Put down what had no place; the same message gathers its places."""
        self._unplaced.setdefault(message, []).extend(places)

    def slip(self, message: str, *places: str) -> None:
        """Put down a slip; the same message gathers its places."""
        self._slips.setdefault(message, []).extend(places)

    def problem(self, rule: str, place: str, message: str, remedy: str) -> None:
        """Put down an error that stands in the report."""
        self._problems.append(Problem(rule, self.report, None, place, message, remedy))

    def problems(self, *problems: Problem) -> None:
        """Put down problems of the profile, the sources or the dataset."""
        self._problems.extend(problems)

    def account(self, folder: str = "") -> ImportAccount:
        """Everything that was put down."""
        return ImportAccount(
            self.report,
            tuple(self._read),
            tuple(self._left_out),
            _remarks(self._unplaced),
            _remarks(self._slips),
            tuple(self._problems),
            folder,
        )


def _remarks(gathered: dict[str, list[str]]) -> tuple[Remark, ...]:
    return tuple(
        Remark(message, tuple(dict.fromkeys(places))) for message, places in gathered.items()
    )


def excerpt(text: str) -> str:
    """The beginning of a text, in quotation marks, for a reader to find it by."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= MOST_EXCERPT else f"“{line[:MOST_EXCERPT].rstrip()} …”"
