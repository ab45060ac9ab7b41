"""The quotes of a theme: where each begins and ends, and who spoke."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaldata.importers.account import Notes, excerpt
from evaldata.importers.profile import Speakers
from evaldata.importers.tables.labels import Labels
from evaldata.importers.text.paragraphs import CUT_QUOTE, Paragraph, Reader, without_emphasis

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
class QuoteReader:
    """Tells quotes from what the report itself says."""

    speakers: Speakers
    labels: Mapping[str, Labels]
    reader: Reader
    notes: Notes

    def read(self, paragraphs: Sequence[Paragraph]) -> tuple[list[SpokenQuote], list[Paragraph]]:
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
            before = self._part_of_quote(since)
            if before:
                since.pop()
                self.notes.slip(CUT_QUOTE, paragraph.place)
            self._look_for_announced(since[:-1])
            others += since
            since = []
            quotes.append(self._quote([*before, paragraph]))
        self._look_for_announced(since)
        others += since
        return quotes, [paragraph for paragraph in others if self._is_narrative(paragraph)]

    def _look_for_announced(self, paragraphs: Sequence[Paragraph]) -> None:
        """Note each paragraph that announces a quote which does not follow."""
        for paragraph in paragraphs:
            if self.reader.is_announced(paragraph.text):
                self.notes.unplaced("A quote is announced, and none follows", paragraph.end)

    def _part_of_quote(self, since: Sequence[Paragraph]) -> list[Paragraph]:
        """The last paragraph, where the one before it announces a quote and it does not."""
        announces = [self.reader.is_announced(paragraph.text) for paragraph in since[-2:]]
        return [since[-1]] if announces == [True, False] else []

    def _quote(self, parts: Sequence[Paragraph]) -> SpokenQuote:
        place = parts[0].place
        whole = without_emphasis(
            " ".join(part.text for part in parts), self.reader.emphasis, place, self.notes
        )
        mark = self.speakers.mark.search(whole)
        if mark is None:
            raise ValueError("only a paragraph with a mark is a quote")
        named = mark.groupdict()
        text = self._without_marks(whole[: mark.start()].strip(), place)
        text = without_emphasis(text, self.reader.emphasis, place, self.notes)
        return SpokenQuote(text, named["speaker"].strip(), self._stated(named, place), place)

    def _without_marks(self, text: str, place: str) -> str:
        """The text without the quotation marks around it, and without one that has no pair."""
        for mark in QUOTATION_MARKS:
            if _is_around(text, mark):
                return text[1:-1].strip()
        begins, ends = text.startswith(QUOTATION_MARK), text.endswith(QUOTATION_MARK)
        if text.count(QUOTATION_MARK) % 2 and (begins or ends):
            self.notes.slip("A quotation mark without a pair is left out", place)
            return text[1:].strip() if begins else text[:-1].strip()
        return text

    def _stated(self, named: Mapping[str, str | None], place: str) -> dict[str, str]:
        """The value of each attribute that the mark names; one that is not known is left empty."""
        stated = {}
        for attribute, name in named.items():
            if attribute not in self.labels or not name:
                continue
            value = self.labels[attribute].value(re.sub(r"\s+", " ", name))
            if value is None:
                what = f"{excerpt(name)} is no {attribute} that is known; the quote's is left empty"
                self.notes.unplaced(what, place)
            else:
                stated[attribute] = value
        return stated

    def _is_narrative(self, paragraph: Paragraph) -> bool:
        near = self.speakers.near
        if near is None or not near.search(self.reader.bare(paragraph.text)):
            return True
        message = (
            f"It ends like a quote, but with no speaker that is known: {excerpt(paragraph.text)}"
        )
        self.notes.unplaced(message, paragraph.place)
        return False


def _is_around(text: str, mark: str) -> bool:
    """Whether a text stands in a pair of quotation marks: the first one within opens another."""
    if len(text) < len("''x") or not (text.startswith(mark) and text.endswith(mark)):
        return False
    within = (i for i, c in enumerate(text[1:-1], 1) if c == mark)
    free = (i for i in within if not (text[i - 1].isalnum() and text[i + 1].isalnum()))
    first = next(free, None)
    return first is None or (not text[first - 1].isalnum() and text[first + 1].isalnum())
