"""The lists of a report: findings, recommendations, what is valued, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.profile import Pattern, StatementList
from evaldata.importers.report.text.lines import Line, first
from evaldata.importers.report.text.paragraphs import Paragraph, ParagraphReader
from evaldata.importers.report.text.sections import Heading, ReportSection, matching
from evaldata.model.vocabulary import KINDS, StatementKind

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
    sections: Sequence[ReportSection],
    forms: Sequence[StatementList],
    reader: ParagraphReader,
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
            message = f"There are no {KINDS[form.kind][1]}."
            remedy = (
                "Correct the profile's pattern for their section or their items, or the report."
            )
            reader.log.problem("list_present", form.section.pattern, message, remedy)
        found += listed
    return found


def before_lists(section: ReportSection, forms: Sequence[StatementList]) -> Sequence[Line]:
    """What a section says before the lists that have a line over them."""
    begins = _begins(section.lines, [form for form in forms if matching([section], form.section)])
    return section.lines[: min(begins)] if begins else ()


def _begins(lines: Sequence[Line], forms: Sequence[StatementList]) -> list[int]:
    """Where the lines stand that have a list below them."""
    found = [first(lines, form.after) for form in forms if form.after]
    return [position for position in found if position is not None]


def _listed(
    section: ReportSection,
    form: StatementList,
    forms: Sequence[StatementList],
    reader: ParagraphReader,
    known: int,
) -> Iterator[ListedStatement]:
    lines = _lines(section, form, forms)
    items = [other.item for other in forms if other.item and matching([section], other.section)]
    reader = replace(reader, starts=tuple(items))
    if form.item is None:
        listed = _as_many(lines, reader, known).paragraphs(lines)
    else:
        others = [item for item in items if item is not form.item]
        found = reader.paragraphs(lines)
        mine = [p for p in found if not any(item.search(p.text) for item in others)]
        listed = _numbered(mine, form.item, reader.log)
    reader.look_for_ends(listed)
    for number, paragraph in enumerate(listed, 1):
        text = reader.plain(paragraph.text, paragraph.place)
        yield ListedStatement(form.kind, number, text, section.heading, paragraph.place)


def _lines(
    section: ReportSection, form: StatementList, forms: Sequence[StatementList]
) -> Sequence[Line]:
    """The lines of a section that a list takes up: from its own line to another list's."""
    if form.after is None:
        return section.lines
    begins = first(section.lines, form.after)
    if begins is None:
        return ()
    below = section.lines[begins + 1 :]
    ends = _begins(below, [other for other in forms if other is not form])
    return below[: min(ends, default=len(below))]


def _as_many(lines: Sequence[Line], reader: ParagraphReader, known: int) -> ParagraphReader:
    """The reader that finds as many paragraphs as are known, if loose breaks decide it."""
    parting = replace(reader, loose_ends=True)
    for candidate in (reader, parting):
        if len(replace(candidate, log=ReportLog("")).paragraphs(lines)) == known:
            if candidate is parting:
                message = "Items end where pages or full lines do: so there are as many as known"
                reader.log.slip(message, lines[0].place)
            return candidate
    return reader


def _numbered(paragraphs: Sequence[Paragraph], item: Pattern, log: ReportLog) -> list[Paragraph]:
    """The items in order, whose numbers run on from 1.

    A line that only looks like an item, by a number that had its turn, goes on with the last one.
    """
    items: list[Paragraph] = []
    for paragraph in paragraphs:
        match = item.search(paragraph.text)
        number = int(match["number"]) if match else 0
        following = len(items) + 1
        if match and number == following:
            text = match["text"] + paragraph.text[match.end() :]
            items.append(replace(paragraph, text=text))
        elif match and following < number <= following + MOST_SKIPPED:
            message = f"The item {number} stands where {following} should."
            remedy = (
                "Number the items from 1 without a gap, or correct the profile's pattern for them."
            )
            log.problem("list_runs_on", paragraph.place, message, remedy)
        elif match and items:
            text = f"{items[-1].text} {paragraph.text}"
            items[-1] = replace(items[-1], text=text, end=paragraph.end)
        else:
            what = f"A paragraph that is no item: {excerpt(paragraph.text)}"
            log.no_place(what, paragraph.place)
    return items
