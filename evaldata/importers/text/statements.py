"""The lists of a report: findings, recommendations, what is valued, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from evaldata.importers.account import Notes, excerpt
from evaldata.importers.profile import Pattern, StatementList
from evaldata.importers.text.lines import Line
from evaldata.importers.text.paragraphs import Paragraph, Reader, look_for_ends, without_emphasis
from evaldata.importers.text.sections import Heading, Section, matching
from evaldata.schema import StatementKind
from evaldata.sentences import KINDS

MOST_SKIPPED = 5


@dataclass(frozen=True)
class ListedStatement:
    """A statement as the report lists it."""

    kind: StatementKind
    number: int
    text: str
    heading: Heading
    place: str


def statements(
    sections: Sequence[Section],
    forms: Sequence[StatementList],
    reader: Reader,
    known: Mapping[StatementKind, int],
) -> list[ListedStatement]:
    """The statements of each list that the profile names; an absent list is a problem.

    How many of a kind are known decides where an item without number ends, if the layout leaves
    that open.
    """
    found: list[ListedStatement] = []
    for form in forms:
        listed = [
            statement
            for section in matching(sections, form.section)
            for statement in _listed(section, form, forms, reader, known.get(form.kind, 0))
        ]
        if not listed:
            reader.notes.problem(
                "list_present",
                form.section.pattern,
                f"There are no {KINDS[form.kind][1]}.",
                "Correct the profile's pattern for their section or their items, or the report.",
            )
        found += listed
    return found


def _listed(
    section: Section,
    form: StatementList,
    forms: Sequence[StatementList],
    reader: Reader,
    known: int,
) -> Iterator[ListedStatement]:
    lines = _lines(section, form, forms)
    items = [other.item for other in forms if other.item and _in(section, other)]
    reader = replace(reader, starts=tuple(items))
    own = form.item
    if own is None:
        listed = list(enumerate(_as_many(lines, reader, known).paragraphs(lines), 1))
    else:
        others = [item for item in items if item is not own]
        found = reader.paragraphs(lines)
        mine = [p for p in found if not any(item.search(p.text) for item in others)]
        listed = _numbered(mine, own, reader.notes)
    look_for_ends([paragraph for _, paragraph in listed], reader.notes)
    for number, paragraph in listed:
        text = without_emphasis(paragraph.text, reader.emphasis, paragraph.place, reader.notes)
        yield ListedStatement(form.kind, number, text, section.heading, paragraph.place)


def _as_many(lines: Sequence[Line], reader: Reader, known: int) -> Reader:
    """The reader that finds as many paragraphs as are known, if loose breaks decide it."""
    parting = replace(reader, loose_ends=True)
    for candidate in (reader, parting):
        if len(replace(candidate, notes=Notes("")).paragraphs(lines)) == known:
            if candidate is parting:
                message = "Items end where pages or full lines do: so there are as many as known"
                reader.notes.slip(message, lines[0].place)
            return candidate
    return reader


def _in(section: Section, form: StatementList) -> bool:
    return form.section.search(str(section.heading)) is not None


def before_lists(section: Section, forms: Sequence[StatementList]) -> Sequence[Line]:
    """What a section says before the lists that have a line over them."""
    of = [form for form in forms if form.after and _in(section, form)]
    found = [_first(section.lines, form.after) for form in of if form.after]
    begins = [position for position in found if position is not None]
    return section.lines[: min(begins)] if begins else ()


def _lines(section: Section, form: StatementList, forms: Sequence[StatementList]) -> Sequence[Line]:
    """The lines of a section that a list takes up: from its own line to another list's."""
    if form.after is None:
        return section.lines
    begins = _first(section.lines, form.after)
    if begins is None:
        return ()
    below = section.lines[begins + 1 :]
    others = [_first(below, other.after) for other in forms if other.after and other is not form]
    return below[: min((end for end in others if end is not None), default=len(below))]


def _first(lines: Sequence[Line], pattern: Pattern) -> int | None:
    return next((i for i, line in enumerate(lines) if pattern.search(line.text)), None)


def _numbered(
    paragraphs: Sequence[Paragraph], item: Pattern, notes: Notes
) -> list[tuple[int, Paragraph]]:
    """The items with their numbers, which run on from 1.

    A line that only looks like an item, by a number that had its turn, goes on with the last one.
    """
    items: list[tuple[int, Paragraph]] = []
    for paragraph in paragraphs:
        match = item.search(paragraph.text)
        number = int(match.group("number")) if match else 0
        following = len(items) + 1
        if match and number == following:
            text = match.group("text") + paragraph.text[match.end() :]
            items.append((number, Paragraph(text, paragraph.place, paragraph.end)))
        elif match and following < number <= following + MOST_SKIPPED:
            _gap(paragraph, number, following, notes)
        elif match and items:
            last = items[-1][1]
            whole = Paragraph(f"{last.text} {paragraph.text}", last.place, paragraph.end)
            items[-1] = (items[-1][0], whole)
        else:
            notes.unplaced(
                f"A paragraph that is no item: {excerpt(paragraph.text)}", paragraph.place
            )
    return items


def _gap(paragraph: Paragraph, number: int, expected: int, notes: Notes) -> None:
    notes.problem(
        "list_runs_on",
        paragraph.place,
        f"The item {number} stands where {expected} should.",
        "Number the items from 1 without a gap, or correct the profile's pattern for them.",
    )
