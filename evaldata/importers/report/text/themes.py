"""The themes of a report: each a section with a summary, a narrative, and quotes in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.text.context import ReportContext
from evaldata.importers.report.text.paragraphs import (
    CUT_QUOTE,
    Paragraph,
    ParagraphReader,
    look_for_ends,
    plain_words,
)
from evaldata.importers.report.text.sections import Heading, ReportSection

QUOTATION_MARK = '"'

# A text in a pair of quotation marks: the first within that is no apostrophe opens another pair.
IN_MARKS = re.compile(
    r"""(["'])(?P<text>(?:(?!\1).|(?<=\w)\1(?=\w))*(?:(?<!\w)\1(?=\w).*)?)\1""", re.DOTALL
)


@dataclass(frozen=True)
class SpokenQuote:
    """A quote as the report has it.

    Attributes:
        stated: Value by attribute, for each attribute that the speaker's mark states.
    """

    text: str
    speaker: str
    stated: Mapping[str, str]
    place: str


@dataclass(frozen=True)
class ParsedTheme:
    """A theme as the report tells it; its number is its place among themes if it has no other."""

    number: str
    heading: Heading
    summary: str
    points: list[str]
    quotes: list[SpokenQuote]


def themes(sections: Sequence[ReportSection], context: ReportContext) -> list[ParsedTheme]:
    """The themes that these sections tell."""
    form, speakers = context.profile.themes, context.profile.speakers
    reader = ParagraphReader(context, (form.summary,), speakers.mark, speakers.announced)
    found = []
    for position, section in enumerate(sections, 1):
        summary, others = _summary(section, reader)
        quotes, narrative = _quotes(others, reader)
        look_for_ends(narrative, context.log)
        points = [plain_words(p.text, p.place, context) for p in narrative]
        number = section.heading.number or str(position)
        found.append(ParsedTheme(number, section.heading, summary, points, quotes))
    return found


def _summary(section: ReportSection, reader: ParagraphReader) -> tuple[str, list[Paragraph]]:
    """The summary without its mark, and all other paragraphs in order; none is a problem."""
    context, heading = reader.context, section.heading
    form, log = context.profile.themes, context.log
    paragraphs = reader.paragraphs(section.lines)
    first = next((i for i, p in enumerate(paragraphs) if form.summary.search(p.text)), None)
    if first is None:
        message = f"The section {excerpt(str(heading))} has no summary."
        remedy = "Correct the profile's pattern for summaries, or the report."
        log.problem("theme_summary", heading.place, message, remedy)
        return "", paragraphs
    width = form.summary_paragraphs.get(heading.number, 1)
    summary, paragraphs[first : first + width] = paragraphs[first : first + width], []
    if width > 1:
        message = f"The summary of {heading.number} has {width} paragraphs, as the profile says"
        log.slip(message, *(paragraph.place for paragraph in summary))
    text = " ".join(plain_words(p.text, p.place, context) for p in summary)
    return form.summary.sub("", text, count=1).strip(), paragraphs


def _quotes(
    paragraphs: Sequence[Paragraph], reader: ParagraphReader
) -> tuple[list[SpokenQuote], list[Paragraph]]:
    """The quotes among paragraphs, and the other paragraphs, both in order.

    A paragraph that ends in a speaker's mark is a quote. So is one paragraph before it that
    follows directly on the announcement of a quote.
    """
    quotes: list[SpokenQuote] = []
    others: list[Paragraph] = []
    since: list[Paragraph] = []
    for paragraph in paragraphs:
        if not reader.is_end(paragraph.text):
            since.append(paragraph)
            continue
        parts = [paragraph]
        if [reader.is_announced(p.text) for p in since[-2:]] == [True, False]:
            parts.insert(0, since.pop())
            reader.context.log.slip(CUT_QUOTE, paragraph.place)
        _look_for_announced(since[:-1], reader)
        others += since
        since = []
        text = " ".join(part.text for part in parts)
        quotes.append(_quote(text, parts[0].place, reader.context))
    _look_for_announced(since, reader)
    return quotes, [p for p in (*others, *since) if _is_narrative(p, reader)]


def _look_for_announced(paragraphs: Sequence[Paragraph], reader: ParagraphReader) -> None:
    """Note each paragraph that announces a quote which does not follow."""
    for paragraph in paragraphs:
        if reader.is_announced(paragraph.text):
            reader.context.log.no_place("A quote is announced, and none follows", paragraph.end)


def _quote(text: str, place: str, context: ReportContext) -> SpokenQuote:
    whole = plain_words(text, place, context)
    mark = context.profile.speakers.mark.search(whole)
    if mark is None:
        raise ValueError("only a paragraph with a mark is a quote")
    text = _without_marks(whole[: mark.start()].strip(), place, context.log)
    stated = _stated(mark.groupdict(), place, context)
    return SpokenQuote(plain_words(text, place, context), mark["speaker"].strip(), stated, place)


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


def _stated(named: Mapping[str, str | None], place: str, context: ReportContext) -> dict[str, str]:
    """The value of each attribute that the mark names; one that is not known is left empty."""
    stated = {}
    for attribute, name in named.items():
        if attribute not in context.labels or not name:
            continue
        value = context.labels[attribute].value(name)
        if value is None:
            what = f"{excerpt(name)} is no {attribute} that is known; the quote's is left empty"
            context.log.no_place(what, place)
        else:
            stated[attribute] = value
    return stated


def _is_narrative(paragraph: Paragraph, reader: ParagraphReader) -> bool:
    if not reader.context.profile.speakers.near.search(reader.bare(paragraph.text)):
        return True
    what = "It ends like a quote, but with no speaker that is known"
    reader.context.log.no_place(f"{what}: {excerpt(paragraph.text)}", paragraph.place)
    return False
