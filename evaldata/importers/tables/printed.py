"""The report's tables as it prints them: counts of responses, and their totals."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from evaldata.evaluation import CountTable
from evaldata.importers.account import Notes, excerpt
from evaldata.importers.profile import Profile, TableForm
from evaldata.importers.tables.labels import Labels
from evaldata.importers.text.lines import Line
from evaldata.importers.text.sections import Section


@dataclass
class PrintedTable:
    """A table as it is printed; its totals only where it prints them.

    Attributes:
        table: What it counts, as `evaluation.toml` declares it.
        columns: Values of the columns' attribute, in the order printed.
        counts: By value of the rows' attribute, then of the columns'.
        blank: Where nothing was printed or only that there is nothing: row and column.
        places: Where each row stands.
    """

    table: CountTable
    place: str
    columns: list[str] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    blank: set[tuple[str, str]] = field(default_factory=set)
    row_totals: dict[str, int] = field(default_factory=dict)
    column_totals: dict[str, int] = field(default_factory=dict)
    total: int | None = None
    places: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the report calls it: "Table 3"."""
        return f"Table {self.table.number}"

    @property
    def attributes(self) -> tuple[str, str]:
        """The attributes that it counts by."""
        return self.table.rows, self.table.columns

    @property
    def sum(self) -> int:
        """All that it counts."""
        return sum(self.margin(self.table.rows).values())

    def margin(self, attribute_id: str) -> dict[str, int]:
        """Its counts by value of one of its attributes."""
        by_row = attribute_id == self.table.rows
        sums: dict[str, int] = {}
        for row, counts in self.counts.items():
            for column, count in counts.items():
                value = row if by_row else column
                sums[value] = sums.get(value, 0) + count
        return sums

    def unused(self) -> list[str]:
        """The columns in which no row has a number."""
        return [c for c in self.columns if all((row, c) in self.blank for row in self.counts)]


@dataclass(frozen=True)
class Form:
    """How a table is to be read: its form in the profile, and the names of its values."""

    form: TableForm
    rows: Labels
    columns: Labels


def parts(
    section: Section, profile: Profile, notes: Notes
) -> list[tuple[TableForm, Line, list[Line]]]:
    """Each table of the profile with its caption and the lines below it; what else stands there.

    A table that the section does not have is a problem.
    """
    captions: list[tuple[int, TableForm]] = []
    for form in profile.participants.tables:
        position = _caption(section.lines, form)
        if position is None:
            notes.problem(
                "table_present",
                section.heading.place,
                f"There is no table whose caption matches {form.caption.pattern!r}.",
                "Correct the pattern in the profile, or the report.",
            )
        else:
            captions.append((position, form))
    captions.sort(key=lambda caption: caption[0])
    starts = [position for position, _ in captions] + [len(section.lines)]
    for line in section.lines[: starts[0]]:
        if line.text:
            notes.unplaced(f"A line before the tables: {excerpt(line.text)}", line.place)
    return [
        (form, section.lines[start], [line for line in section.lines[start + 1 : end] if line.text])
        for (start, form), end in zip(captions, starts[1:], strict=True)
    ]


def _caption(lines: Sequence[Line], form: TableForm) -> int | None:
    found = (i for i, line in enumerate(lines) if form.caption.search(line.text))
    return next(found, None)
