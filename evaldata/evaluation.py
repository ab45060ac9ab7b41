"""What `evaluation.toml` says of an evaluation: people, methods, attributes, rights."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from evaldata.look import look_contradictions
from evaldata.problems import BadDatasetError, Problem, in_evaluation
from evaldata.schema import TABLES


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of `evaluation.toml`; a key that it does not know is an error."""


class Value(Record, frozen=True):
    """One value of an attribute.

    Attributes:
        singular: What one who has the value is called in the middle of a sentence; the label in
            lower case if empty.
        plural: What several are called there; the label if empty.
        meaning: A sentence for a reader who does not know the term.
        tile: Row and column on the tile map, from 0 at the top left.
    """

    value: str | int
    label: str = ""
    singular: str = ""
    plural: str = ""
    meaning: str = ""
    tile: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The value as addresses and filters carry it."""
        return str(self.value)

    @property
    def shown(self) -> str:
        """The value as a reader sees it."""
        return self.label or self.text

    @property
    def one(self) -> str:
        """What one who has the value is called in the middle of a sentence."""
        return self.singular or self.shown.lower()

    @property
    def many(self) -> str:
        """What those who have the value are called in the middle of a sentence."""
        return self.plural or self.shown


class Attribute(Record, frozen=True):
    """A property of participants by which results can be filtered."""

    id: str
    label: str
    plural: str
    values: tuple[Value, ...]
    type: Literal["text", "integer"] = "text"
    explanation: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The values as addresses carry them, in their order."""
        return tuple(value.text for value in self.values)

    def value(self, text: str) -> Value:
        """The value of that text; KeyError where the attribute has none such."""
        for value in self.values:
            if value.text == text:
                return value
        raise KeyError(text)

    @property
    def names(self) -> frozenset[str]:
        """What its values are called, folded: a label that is one of them many share."""
        forms = (name for v in self.values for name in (v.text, v.shown, v.one, v.many))
        return frozenset(map(str.casefold, forms))


NO_VOICE = Attribute("", "Speaker", "speakers", ())


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
    where: dict[str, str] = {}
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
        for attribute in self.attributes:
            if attribute.id == attribute_id:
                return attribute
        raise KeyError(attribute_id)

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
        for attribute in self.attributes:
            if all(value.tile is not None for value in attribute.values):
                return attribute
        return None


def read_evaluation(content: Mapping[str, Any]) -> Evaluation:
    """The evaluation that a parsed `evaluation.toml` describes.

    Raises:
        BadDatasetError: With a problem for each key that is missing, unknown or of a wrong type,
            and for each contradiction between keys.
    """
    if misfits := [*_misfits(content)]:
        raise BadDatasetError(misfits)
    evaluation = msgspec.convert(content, Evaluation)
    if contradictions := [*_contradictions(evaluation)]:
        raise BadDatasetError(contradictions)
    return evaluation


def form_error(error: msgspec.ValidationError) -> tuple[str, str]:
    """Where something has another form than was declared, and what is wrong with it."""
    message, _, path = str(error).partition(" - at `$")
    return path.rstrip("`"), f"{message}."


def _misfits(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Each key whose value does not have the form that `Evaluation` declares."""
    fields = {field.name: field for field in msgspec.structs.fields(Evaluation)}
    for name in content.keys() - fields.keys():
        remedy = "Remove it, or correct its spelling."
        yield in_evaluation("known_key", name, "The key is not known.", remedy)
    for name, field in fields.items():
        if name in content:
            yield from _misfit(name, content[name], field.type)
        elif field.required:
            yield in_evaluation("required_key", name, "The key is missing.", "Add it.")


def _misfit(name: str, value: object, form: object) -> Iterator[Problem]:
    try:
        msgspec.convert(value, form)
    except msgspec.ValidationError as error:
        place, message = form_error(error)
        remedy = "Correct the value; docs/data-dictionary.md shows its form."
        yield in_evaluation("key_form", name + place, message, remedy)


def _contradictions(evaluation: Evaluation) -> Iterator[Problem]:
    yield from _attribute_contradictions(evaluation)
    yield from _unknown_attributes(evaluation)
    if evaluation.disclosure.threshold < LEAST_THRESHOLD:
        message = f"The threshold is below {LEAST_THRESHOLD}."
        remedy = f"Set it to {LEAST_THRESHOLD} or more."
        yield in_evaluation("disclosure_threshold", "disclosure.threshold", message, remedy)
    for place, group in enumerate(evaluation.synonyms, 1):
        if len({word.strip().casefold() for word in group.words} - {""}) < 2:  # noqa: PLR2004
            message = "The group has no two words that mean the same."
            remedy = "Add another word, or take the group out."
            yield in_evaluation("synonyms_several", f"synonyms[{place - 1}].words", message, remedy)
    yield from _series_contradictions(evaluation.series)
    yield from look_contradictions(evaluation.look)


def _series_contradictions(series: Series | None) -> Iterator[Problem]:
    if series is not None and (series.wave < 1 or not series.programme.strip()):
        message = "The programme has no name, or the wave no number from 1."
        remedy = 'Write for example programme = "Reading aloud" and wave = 2.'
        yield in_evaluation("series_form", "series", message, remedy)


_WORDS = (
    "theme q words quote page show finding recommendation valued missing by order row column one "
    "other screen parts back prepare about chosen named noted tour notes "
    "evaluation earlier words embed embed_options"
)
ADDRESS_WORDS = frozenset(_WORDS.split())
"""Parameters of an address that mean something else than an attribute."""
RESERVED_IDS = (
    ADDRESS_WORDS | {"responses", "stands"} | {c.name for table in TABLES for c in table.columns}
)
LEAST_THRESHOLD = 3


def _attribute_contradictions(evaluation: Evaluation) -> Iterator[Problem]:
    seen = set(RESERVED_IDS)
    for attribute in evaluation.attributes:
        field = f"attributes.{attribute.id}"
        if attribute.id in seen or not attribute.id.isidentifier():
            message = f"{attribute.id!r} is taken, reserved or no plain word."
            remedy = "Give the attribute another id: letters, digits and _ only."
            yield in_evaluation("attribute_id", field, message, remedy)
        seen.add(attribute.id)
        if not attribute.values or len(set(attribute.texts)) < len(attribute.values):
            message = "The attribute has no value, or one twice."
            yield in_evaluation("attribute_values", field, message, "List each of its values once.")
        kind = int if attribute.type == "integer" else str
        if not all(isinstance(value.value, kind) for value in attribute.values):
            message = f"A value is not of the attribute's type, {attribute.type}."
            remedy = 'Write integers without quotation marks under type = "integer", texts in them.'
            yield in_evaluation("attribute_type", field, message, remedy)
        yield from _misplaced_tiles(attribute)


def _misplaced_tiles(attribute: Attribute) -> Iterator[Problem]:
    taken: set[tuple[int, int]] = set()
    for value in attribute.values:
        if value.tile is None:
            continue
        if min(value.tile) < 0 or value.tile in taken:
            field = f"attributes.{attribute.id}.{value.text}"
            message = f"The tile {list(value.tile)} is negative or taken."
            remedy = "Give each value a tile of its own: [row, column], from 0."
            yield in_evaluation("tile_position", field, message, remedy)
        taken.add(value.tile)


def _unknown_attributes(evaluation: Evaluation) -> Iterator[Problem]:
    known = {attribute.id: attribute for attribute in evaluation.attributes}
    named = [("voice", evaluation.voice)] if evaluation.voice else []
    named += [("disclosure.order", name) for name in evaluation.disclosure.order]
    named += [("derivations", derivation.attribute) for derivation in evaluation.derivations]
    for table in evaluation.tables:
        field = f"tables.{table.number}"
        named += [(field, name) for name in (table.rows, table.columns, *table.where)]
    for field, name in named:
        if name not in known:
            message, remedy = (
                f"There is no attribute {name!r}.",
                f"Name one of: {', '.join(known)}.",
            )
            yield in_evaluation("known_attribute", field, message, remedy)
    for table in evaluation.tables:
        for name, value in table.where.items():
            if name in known and value not in known[name].texts:
                message = f"{name!r} has no value {value!r}."
                remedy = f"Name one of: {', '.join(known[name].texts)}."
                yield in_evaluation("known_value", f"tables.{table.number}.where", message, remedy)
