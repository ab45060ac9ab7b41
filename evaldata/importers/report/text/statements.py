"""The lists of a report: findings, recommendations, what is valued, what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.profile import Pattern, StatementList
from evaldata.importers.report.text.context import Placed, ReportContext, Row
from evaldata.importers.report.text.lines import Line, first
from evaldata.importers.report.text.paragraphs import Paragraph, ParagraphReader
from evaldata.importers.report.text.sections import ReportSection, matching
from evaldata.model.vocabulary import STATEMENT_NAMES

MOST_SKIPPED = 5
CORRECT = "Correct the profile's pattern for their section or their items, or the report."
RENUMBER = "Number the items from 1 without a gap, or correct the profile's pattern for them."


def statements(
    sections: Sequence[ReportSection], context: ReportContext, known: Mapping[str, int]
) -> list[Placed]:
    """The statements of each list that the profile names: rows, each with its place.

    An absent list is a problem. How many of a kind are known decides where an item without number
    ends, if the layout leaves that open.
    """
    found: list[Placed] = []
    for form in context.profile.statements:
        listed = [
            statement
            for section in matching(sections, form.section)
            for statement in _listed(section, form, context, known.get(form.kind, 0))
        ]
        if not listed:
            message = f"There are no {STATEMENT_NAMES[form.kind][1]}."
            context.log.problem("list_present", form.section.pattern, message, CORRECT)
        found += listed
    return found


def before_lists(section: ReportSection, forms: Sequence[StatementList]) -> Sequence[Line]:
    """What a section says before the lists that have a line over them."""
    over = [form.after for form in forms if form.after and matching([section], form.section)]
    return section.lines[: first(section.lines, *over) or 0]


def _listed(
    section: ReportSection, form: StatementList, context: ReportContext, known: int
) -> Iterator[Placed]:
    forms, lines = context.profile.statements, section.lines
    if form.after:
        start = first(lines, form.after)
        lines = lines[start + 1 :] if start is not None else ()
        others_over = [other.after for other in forms if other.after and other is not form]
        lines = lines[: first(lines, *others_over)]
    items = [other.item for other in forms if other.item and matching([section], other.section)]
    reader = ParagraphReader(context, starts=tuple(items))
    if form.item is None:
        listed = _as_many(lines, reader, known)
    else:
        others = [item for item in items if item is not form.item]
        found = (p for p in reader.paragraphs(lines) if not any(i.search(p.text) for i in others))
        listed = _numbered(found, form.item, context.log)
    reader.look_for_ends(listed)
    for number, paragraph in enumerate(listed, 1):
        row: Row = {
            "statement_id": f"{form.kind.value}-{number}",
            "kind": form.kind.value,
            "number": number,
            "text": reader.plain_words(paragraph.text, paragraph.place),
            "source": section.source,
        }
        yield row, paragraph.place


def _as_many(lines: Sequence[Line], reader: ParagraphReader, known: int) -> list[Paragraph]:
    """The paragraphs; as many as are known, if loose breaks decide it."""
    trial = replace(reader, context=replace(reader.context, log=ReportLog("")))
    parting = replace(trial, loose_ends=True)
    if len(trial.paragraphs(lines)) != known == len(parting.paragraphs(lines)):
        message = "Items end where pages or full lines do: so there are as many as known"
        reader.context.log.slip(message, lines[0].place)
        reader = replace(reader, loose_ends=True)
    return reader.paragraphs(lines)


def _numbered(paragraphs: Iterable[Paragraph], item: Pattern, log: ReportLog) -> list[Paragraph]:
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
            log.problem("list_runs_on", paragraph.place, message, RENUMBER)
        elif match and items:
            text = f"{items[-1].text} {paragraph.text}"
            items[-1] = replace(items[-1], text=text, end=paragraph.end)
        else:
            log.no_place(f"A paragraph that is no item: {excerpt(paragraph.text)}", paragraph.place)
    return items
