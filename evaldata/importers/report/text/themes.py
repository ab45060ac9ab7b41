"""The themes of a report: each a section with a summary, a narrative, and quotes in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaldata.importers.log import excerpt
from evaldata.importers.report.profile import Speakers, Themes
from evaldata.importers.report.text.labels import ValueLabels
from evaldata.importers.report.text.paragraphs import CUT_QUOTE, Paragraph, ParagraphReader
from evaldata.importers.report.text.sections import Heading, ReportSection

QUOTATION_MARK = '"'
QUOTATION_MARKS = (QUOTATION_MARK, "'")


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


@dataclass(frozen=True)
class ThemeReader:
    """Reads themes, and tells quotes in them from what the report itself says."""

    form: Themes
    speakers: Speakers
    labels: Mapping[str, ValueLabels]
    reader: ParagraphReader

    def read(self, section: ReportSection, position: int) -> ParsedTheme:
        """The theme that a section tells; one without a summary is a problem."""
        summary, others = self._summary(section)
        quotes, narrative = self.quotes(others)
        self.reader.look_for_ends(narrative)
        points = [self.reader.plain(paragraph.text, paragraph.place) for paragraph in narrative]
        number = section.heading.number or str(position)
        return ParsedTheme(number, section.heading, summary, points, quotes)

    def _summary(self, section: ReportSection) -> tuple[str, list[Paragraph]]:
        """The summary without its mark, and all other paragraphs in order."""
        form, reader, heading = self.form, self.reader, section.heading
        paragraphs = reader.paragraphs(section.lines)
        first = next((i for i, p in enumerate(paragraphs) if form.summary.search(p.text)), None)
        if first is None:
            message = f"The section {excerpt(str(heading))} has no summary."
            remedy = "Correct the profile's pattern for summaries, or the report."
            reader.log.problem("theme_summary", heading.place, message, remedy)
            return "", paragraphs
        width = form.summary_paragraphs.get(heading.number, 1)
        summary, paragraphs[first : first + width] = paragraphs[first : first + width], []
        if width > 1:
            message = f"The summary of {heading.number} has {width} paragraphs, as the profile says"
            reader.log.slip(message, *(paragraph.place for paragraph in summary))
        text = " ".join(reader.plain(paragraph.text, paragraph.place) for paragraph in summary)
        return form.summary.sub("", text, count=1).strip(), paragraphs

    def quotes(self, paragraphs: Sequence[Paragraph]) -> tuple[list[SpokenQuote], list[Paragraph]]:
        """The quotes among paragraphs, and the other paragraphs, both in order.

        A paragraph that ends in a speaker's mark is a quote. So is one paragraph before it that
        follows directly on the announcement of a quote.
        """
        quotes: list[SpokenQuote] = []
        others: list[Paragraph] = []
        since: list[Paragraph] = []
        for paragraph in paragraphs:
            if not self.reader.is_end(paragraph.text):
                since.append(paragraph)
                continue
            parts = [paragraph]
            if [self.reader.is_announced(p.text) for p in since[-2:]] == [True, False]:
                parts.insert(0, since.pop())
                self.reader.log.slip(CUT_QUOTE, paragraph.place)
            self._look_for_announced(since[:-1])
            others += since
            since = []
            quotes.append(self._quote(" ".join(part.text for part in parts), parts[0].place))
        self._look_for_announced(since)
        return quotes, [p for p in (*others, *since) if self._is_narrative(p)]

    def _look_for_announced(self, paragraphs: Sequence[Paragraph]) -> None:
        """Note each paragraph that announces a quote which does not follow."""
        for paragraph in paragraphs:
            if self.reader.is_announced(paragraph.text):
                self.reader.log.no_place("A quote is announced, and none follows", paragraph.end)

    def _quote(self, text: str, place: str) -> SpokenQuote:
        whole = self.reader.plain(text, place)
        mark = self.speakers.mark.search(whole)
        if mark is None:
            raise ValueError("only a paragraph with a mark is a quote")
        named = mark.groupdict()
        text = self._without_marks(whole[: mark.start()].strip(), place)
        stated = self._stated(named, place)
        return SpokenQuote(self.reader.plain(text, place), named["speaker"].strip(), stated, place)

    def _without_marks(self, text: str, place: str) -> str:
        """The text without the quotation marks around it, and without one that has no pair."""
        if any(_is_around(text, mark) for mark in QUOTATION_MARKS):
            return text[1:-1].strip()
        begins, ends = text.startswith(QUOTATION_MARK), text.endswith(QUOTATION_MARK)
        if text.count(QUOTATION_MARK) % 2 and (begins or ends):
            self.reader.log.slip("A quotation mark without a pair is left out", place)
            return text[1:].strip() if begins else text[:-1].strip()
        return text

    def _stated(self, named: Mapping[str, str | None], place: str) -> dict[str, str]:
        """The value of each attribute that the mark names; one that is not known is left empty."""
        stated = {}
        for attribute, name in named.items():
            if attribute not in self.labels or not name:
                continue
            value = self.labels[attribute].value(name)
            if value is not None:
                stated[attribute] = value
                continue
            what = f"{excerpt(name)} is no {attribute} that is known; the quote's is left empty"
            self.reader.log.no_place(what, place)
        return stated

    def _is_narrative(self, paragraph: Paragraph) -> bool:
        near = self.speakers.near
        if near is None or not near.search(self.reader.bare(paragraph.text)):
            return True
        what = "It ends like a quote, but with no speaker that is known"
        self.reader.log.no_place(f"{what}: {excerpt(paragraph.text)}", paragraph.place)
        return False


def _is_around(text: str, mark: str) -> bool:
    """Whether a text stands in a pair of quotation marks: the first one within opens another."""
    if len(text) < len("''x") or not (text.startswith(mark) and text.endswith(mark)):
        return False
    within = (i for i, c in enumerate(text[1:-1], 1) if c == mark)
    free = (i for i in within if not (text[i - 1].isalnum() and text[i + 1].isalnum()))
    first = next(free, None)
    return first is None or (not text[first - 1].isalnum() and text[first + 1].isalnum())
