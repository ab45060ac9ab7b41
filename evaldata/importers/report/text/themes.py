"""The themes of a report: each a section with a summary, a narrative, and quotes in it."""

import re
from collections.abc import Sequence

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.text.context import Placed, ReportContext, Row
from evaldata.importers.report.text.paragraphs import CUT_QUOTE, Paragraph, ParagraphReader
from evaldata.importers.report.text.sections import ReportSection

QUOTATION_MARK = '"'

# A text in a pair of quotation marks: the first within that is no apostrophe opens another pair.
IN_MARKS = re.compile(
    r"""(["'])(?P<text>(?:(?!\1).|(?<=\w)\1(?=\w))*(?:(?<!\w)\1(?=\w).*)?)\1""", re.DOTALL
)


def themes(
    sections: Sequence[ReportSection], context: ReportContext
) -> tuple[list[Placed], list[Placed]]:
    """The themes that these sections tell, and their quotes: rows, each with its place.

    A theme's number is its place among themes if its heading has no other.
    """
    form, speakers = context.profile.themes, context.profile.speakers
    reader = ParagraphReader(context, (form.summary,), speakers.mark, speakers.announced)
    told: list[Placed] = []
    spoken: list[Placed] = []
    for position, section in enumerate(sections, 1):
        summary, others = _summary(section, reader)
        quotes, narrative = _quotes(others, reader)
        reader.look_for_ends(narrative)
        number = section.number or str(position)
        row: Row = {
            "theme_id": number,
            "number": number,
            "title": section.title,
            "summary": summary,
            "points": [reader.plain_words(p.text, p.place) for p in narrative],
            "source": section.source,
        }
        told.append((row, section.place))
        for n, (text, place) in enumerate(quotes, 1):
            ids: Row = {"quote_id": f"{number}-{n}", "theme_ids": [number], "position": n}
            quote = ids | _quote(text, place, reader) | {"source": section.source}
            spoken.append((quote, place))
    return told, spoken


def _summary(section: ReportSection, reader: ParagraphReader) -> tuple[str, list[Paragraph]]:
    """The summary without its mark, and all other paragraphs in order; none is a problem."""
    form, log = reader.context.profile.themes, reader.context.log
    paragraphs = reader.paragraphs(section.lines)
    first = next((i for i, p in enumerate(paragraphs) if form.summary.search(p.text)), None)
    if first is None:
        message = f"The section {excerpt(str(section))} has no summary."
        remedy = "Correct the profile's pattern for summaries, or the report."
        log.problem("theme_summary", section.place, message, remedy)
        return "", paragraphs
    width = form.summary_paragraphs.get(section.number, 1)
    summary, paragraphs[first : first + width] = paragraphs[first : first + width], []
    if width > 1:
        message = f"The summary of {section.number} has {width} paragraphs, as the profile says"
        log.slip(message, *(paragraph.place for paragraph in summary))
    text = " ".join(reader.plain_words(p.text, p.place) for p in summary)
    return form.summary.sub("", text, count=1).strip(), paragraphs


def _quotes(
    paragraphs: Sequence[Paragraph], reader: ParagraphReader
) -> tuple[list[tuple[str, str]], list[Paragraph]]:
    """Text and place of the quotes among paragraphs, and the other paragraphs, both in order.

    A paragraph that ends in a speaker's mark is a quote. So is one paragraph before it that
    follows directly on the announcement of a quote.
    """
    quotes: list[tuple[str, str]] = []
    others: list[Paragraph] = []
    since: list[Paragraph] = []
    answered: set[Paragraph] = set()
    for paragraph in paragraphs:
        if not reader.is_end(paragraph.text):
            since.append(paragraph)
            continue
        parts = [paragraph]
        if [reader.is_announced(p.text) for p in since[-2:]] == [True, False]:
            parts.insert(0, since.pop())
            reader.context.log.slip(CUT_QUOTE, paragraph.place)
        answered.update(since[-1:])
        others += since
        since = []
        quotes.append((" ".join(part.text for part in parts), parts[0].place))
    others += since
    for paragraph in others:
        if reader.is_announced(paragraph.text) and paragraph not in answered:
            reader.context.log.no_place("A quote is announced, and none follows", paragraph.end)
    return quotes, [paragraph for paragraph in others if _is_narrative(paragraph, reader)]


def _quote(text: str, place: str, reader: ParagraphReader) -> Row:
    """A quote without its marks, its speaker, and the attributes that the speaker's mark states.

    An attribute whose value is not known is left out.
    """
    context = reader.context
    whole = reader.plain_words(text, place)
    mark = context.profile.speakers.mark.search(whole)
    if mark is None:
        raise ValueError("only a paragraph with a mark is a quote")
    text = _without_marks(whole[: mark.start()].strip(), place, context.log)
    row = {"text": reader.plain_words(text, place), "speaker": mark["speaker"].strip()}
    for attribute in context.evaluation.attributes:
        if name := mark.groupdict().get(attribute.id):
            value = context.labels[attribute.id].value(name)
            if value is None:
                what = f"{excerpt(name)} is no {attribute.id} that is known"
                context.log.no_place(f"{what}; the quote's is left empty", place)
            else:
                row[attribute.id] = attribute.value(value).value
    return row


def _without_marks(text: str, place: str, log: ReportLog) -> str:
    """The text without the quotation marks around it, and without one that has no pair."""
    if (within := IN_MARKS.fullmatch(text)) and within["text"]:
        return within["text"].strip()
    one = text.removeprefix(QUOTATION_MARK)
    one = one if one != text else text.removesuffix(QUOTATION_MARK)
    if one == text or text.count(QUOTATION_MARK) % 2 == 0:
        return text
    log.slip("A quotation mark without a pair is left out", place)
    return one.strip()


def _is_narrative(paragraph: Paragraph, reader: ParagraphReader) -> bool:
    if not reader.context.profile.speakers.near.search(reader.bare(paragraph.text)):
        return True
    what = "It ends like a quote, but with no speaker that is known"
    reader.context.log.no_place(f"{what}: {excerpt(paragraph.text)}", paragraph.place)
    return False
