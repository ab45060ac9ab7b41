"""The themes of a report: each a section with a summary, a narrative, and quotes in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaldata.importers.account import Notes, excerpt
from evaldata.importers.profile import Speakers, Themes
from evaldata.importers.tables.labels import Labels
from evaldata.importers.text.joining import Words
from evaldata.importers.text.paragraphs import Paragraph, Reader, look_for_ends, without_emphasis
from evaldata.importers.text.quotes import QuoteReader, SpokenQuote
from evaldata.importers.text.sections import Heading, Section


@dataclass(frozen=True)
class ToldTheme:
    """A theme as the report tells it."""

    heading: Heading
    summary: str
    points: tuple[str, ...]
    quotes: tuple[SpokenQuote, ...]


@dataclass(frozen=True)
class ThemeReader:
    """Reads themes as a profile describes them."""

    form: Themes
    speakers: Speakers
    emphasis: tuple[str, ...]
    labels: Mapping[str, Labels]
    words: Words
    notes: Notes

    def read(self, section: Section) -> ToldTheme:
        """The theme that a section tells; one without a summary is a problem."""
        reader = Reader(
            self.words,
            self.notes,
            starts=(self.form.summary,),
            ends=(self.speakers.mark,),
            announced=self.speakers.announced,
            emphasis=self.emphasis,
        )
        summary, others = self._summary(section, reader.paragraphs(section.lines))
        quotes, narrative = QuoteReader(self.speakers, self.labels, reader, self.notes).read(others)
        look_for_ends(narrative, self.notes)
        return ToldTheme(
            section.heading, summary, tuple(map(self._plain, narrative)), tuple(quotes)
        )

    def _summary(
        self, section: Section, paragraphs: Sequence[Paragraph]
    ) -> tuple[str, list[Paragraph]]:
        """The summary without its mark, and all other paragraphs in order."""
        form, heading = self.form, section.heading
        found = [i for i, p in enumerate(paragraphs) if form.summary.search(p.text)]
        if not found:
            self.notes.problem(
                "theme_summary",
                heading.place,
                f"The section {excerpt(str(heading))} has no summary.",
                "Correct the profile's pattern for summaries, or the report.",
            )
            return "", list(paragraphs)
        first = found[0]
        width = form.summary_paragraphs.get(heading.number, 1)
        summary = paragraphs[first : first + width]
        if width > 1:
            message = f"The summary of {heading.number} has {width} paragraphs, as the profile says"
            self.notes.slip(message, *(paragraph.place for paragraph in summary))
        text = form.summary.sub("", " ".join(map(self._plain, summary)), count=1).strip()
        return text, [*paragraphs[:first], *paragraphs[first + width :]]

    def _plain(self, paragraph: Paragraph) -> str:
        return without_emphasis(paragraph.text, self.emphasis, paragraph.place, self.notes)
