"""What `evaluation.toml` says of an evaluation: people, methods, attributes, rights."""

from typing import Literal

import msgspec

from evaldata.model.attributes import NO_VOICE, Attribute, Record


class Person(Record, frozen=True):
    """Someone who conducted the evaluation."""

    name: str
    role: str = ""


class Passage(Record, frozen=True):
    """A titled text on how the evaluation was made, and where the report says so."""

    text: str
    title: str = ""
    source: str = ""


class CountTable(Record, frozen=True):
    """A table of the report: responses counted by two attributes.

    Attributes:
        where: Attribute values that limit the responses counted.
        empty_column: What stands in a column without any response, such as "NA".
        empty_rows: Whether rows without any response are listed.
    """

    number: str | int
    title: str
    rows: str
    columns: str
    where: dict[str, str] = msgspec.field(default_factory=dict)
    empty_column: str = "0"
    empty_rows: bool = True
    source: str = ""


class Derivation(Record, frozen=True):
    """Why an attribute's values could be derived although the report does not state them."""

    attribute: str
    title: str
    text: str


class Rights(Record, frozen=True):
    """Who holds the rights in the report's words, and what this dataset carries of them."""

    statement: str
    holders: tuple[str, ...] = ()
    contact: str = ""
    wording: Literal["verbatim", "paraphrase"] = "paraphrase"


class Disclosure(Record, frozen=True):
    """How participants are kept from being recognised.

    Attributes:
        threshold: Fewest participants who may share what is shown of a quote.
        published: The report itself has already published the counts of participants.
        labels_published: The report itself has already published the labels of the speakers.
        attributed: The participants agreed to be recognised.
        order: Attribute ids in the order in which they are withheld, those that matter least
            first; the others follow.
    """

    threshold: int = 10
    published: bool = False
    labels_published: bool = False
    attributed: bool = False
    order: tuple[str, ...] = ()
    statement: str = ""

    @property
    def guards_participants(self) -> bool:
        """Whether counts of participants are protected: nothing was said against it."""
        return not (self.published or self.attributed)

    @property
    def guards_labels(self) -> bool:
        """Whether the labels of speakers are protected: nothing was said against it."""
        return not (self.labels_published or self.attributed)

    @property
    def guards_anything(self) -> bool:
        """Whether less is shown of speakers and participants than is known."""
        return self.guards_participants or self.guards_labels


class Term(Record, frozen=True):
    """A term that a reader may not know."""

    term: str
    meaning: str
    also: tuple[str, ...] = ()


class Synonyms(Record, frozen=True):
    """Words and phrases that mean the same: a search for one finds the others too."""

    words: tuple[str, ...]


class Series(Record, frozen=True):
    """The programme that was evaluated several times, and which time this is.

    Attributes:
        programme: Its name, the same in each wave.
        wave: The number of this wave, from 1, in the order of time.
    """

    programme: str
    wave: int


class Look(Record, frozen=True):
    """Colours, logo and templates of an evaluation's owners; what is empty is the dashboard's own.

    Attributes:
        accent_light: Colour `#rrggbb` of headings, links and bars on a light ground.
        accent_dark: The same on a dark ground.
        logo: Name of a PNG file in the dataset's folder.
        logo_text: What the logo says, for those who do not see it.
        slides_template: Name of a .pptx file in the dataset's folder, on whose layouts slides are.
        document_template: Name of a .docx file there, in whose styles briefings are.
    """

    accent_light: str = ""
    accent_dark: str = ""
    logo: str = ""
    logo_text: str = ""
    slides_template: str = ""
    document_template: str = ""


class Evaluation(Record, frozen=True):
    """An evaluation: what it asked, who made it and how, and by what it can be filtered.

    Attributes:
        headline: The message of the whole evaluation in a line.
        voice: The attribute by which quotes are grouped: in whose voice they speak; empty where
            nothing is known of the speakers.
        questions: What a talk ends with; empty for questions that suit any evaluation.
        series: The programme of which this evaluation is a wave; none where it was made once.
    """

    title: str
    short_title: str
    attributes: tuple[Attribute, ...] = ()
    voice: str = ""
    rights: Rights = Rights("The holders of the rights are not named.")
    language: str = "en"
    headline: str = ""
    subtitle: str = ""
    question: str = ""
    period: str = ""
    published: str = ""
    commissioned_by: str = ""
    conducted_by: str = ""
    people: tuple[Person, ...] = ()
    tables: tuple[CountTable, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    aims: tuple[Passage, ...] = ()
    methods: tuple[Passage, ...] = ()
    ethics: tuple[Passage, ...] = ()
    limits: tuple[Passage, ...] = ()
    slips: tuple[Passage, ...] = ()
    references: tuple[Passage, ...] = ()
    disclosure: Disclosure = Disclosure()
    glossary: tuple[Term, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    look: Look = Look()
    questions: tuple[str, ...] = ()
    series: Series | None = None

    def attribute(self, attribute_id: str) -> Attribute:
        """The attribute of that id; KeyError where there is none."""
        return {attribute.id: attribute for attribute in self.attributes}[attribute_id]

    @property
    def same_meaning(self) -> tuple[tuple[str, ...], ...]:
        """Groups of words that mean the same: synonyms, and the forms of each explained term."""
        terms = ((term.term, *term.also) for term in self.glossary)
        return (*(group.words for group in self.synonyms), *terms)

    @property
    def voice_attribute(self) -> Attribute:
        """The attribute by which quotes are grouped; one without a value where there is none."""
        return self.attribute(self.voice) if self.voice else NO_VOICE

    @property
    def map_attribute(self) -> Attribute | None:
        """The attribute that is drawn as a tile map: the first whose values all have a tile."""
        tiled = (a for a in self.attributes if all(v.tile is not None for v in a.values))
        return next(tiled, None)
