"""Reads `evaluation.toml`, and finds what is missing, misspelt or contradictory in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from evaldata.model.attributes import Attribute
from evaldata.model.evaluation import Evaluation
from evaldata.model.look import look_contradictions
from evaldata.model.problems import BadDatasetError, Problem, in_evaluation
from evaldata.model.schema import TABLES


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


IN_PLAIN_WORDS = (
    (r"Expected `bool.*", "The value is neither yes (true) nor no (false)"),
    (r"Expected `(int|float) \| str.*", "The value is neither a number nor a text"),
    (r"Expected `(int|float).*", "The value is no number"),
    (r"Expected `str.*", "The value is no text"),
    (r"Expected `array` of length (\d+).*", r"The value is no list of \1"),
    (r"Expected `array.*", "The value is no list"),
    (r"Expected `object.*", "The value is no group of keys"),
    (r"Invalid enum value '(.*)'", r"“\1” is none of the words that may stand here"),
    (r"Object missing required field `(.*)`", r"The key “\1” is missing"),
    (r"Object contains unknown field `(.*)`", r"The key “\1” is not known"),
)
"""What the library says of a value that has another form, and how it is told."""


def form_error(error: msgspec.ValidationError) -> tuple[str, str]:
    """Where something has another form than was declared, and what is wrong with it."""
    message, _, path = str(error).partition(" - at `$")
    found = ((re.fullmatch(said, message, re.DOTALL), plain) for said, plain in IN_PLAIN_WORDS)
    told = next((match.expand(plain) for match, plain in found if match), message)
    return path.rstrip("`"), f"{told}."


def _misfits(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Each key whose value does not have the form that `Evaluation` declares."""
    fields = {field.name: field for field in msgspec.structs.fields(Evaluation)}
    for name in content.keys() - fields.keys():
        remedy = "Remove it, or correct its spelling."
        yield in_evaluation("known_key", name, "The key is not known.", remedy)
    for name, field in fields.items():
        if name not in content:
            if field.required:
                yield in_evaluation("required_key", name, "The key is missing.", "Add it.")
            continue
        try:
            msgspec.convert(content[name], field.type)
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
    for place, group in enumerate(evaluation.synonyms):
        if len({word.strip().casefold() for word in group.words} - {""}) < 2:  # noqa: PLR2004
            message = "The group has no two words that mean the same."
            remedy = "Add another word, or take the group out."
            yield in_evaluation("synonyms_several", f"synonyms[{place}].words", message, remedy)
    yield from look_contradictions(evaluation.look)
    series = evaluation.series
    if series is not None and (series.wave < 1 or not series.programme.strip()):
        message = "The programme has no name, or the wave no number from 1."
        remedy = 'Write for example programme = "Reading aloud" and wave = 2.'
        yield in_evaluation("series_form", "series", message, remedy)


ADDRESS_WORDS = (
    "theme q words quote page show finding recommendation valued missing by order row column one "
    "other screen parts back prepare about chosen named noted tour notes "
    "evaluation earlier words embed embed_options"
)
"""Parameters of an address that mean something else than an attribute."""
RESERVED_IDS = {
    *ADDRESS_WORDS.split(),
    *("responses", "stands"),
    *(column.name for table in TABLES for column in table.columns),
}
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
        if value.tile and (min(value.tile) < 0 or value.tile in taken):
            field = f"attributes.{attribute.id}.{value.text}"
            message = f"The tile {list(value.tile)} is negative or taken."
            remedy = "Give each value a tile of its own: [row, column], from 0."
            yield in_evaluation("tile_position", field, message, remedy)
        taken |= {value.tile} if value.tile else set()


def _unknown_attributes(evaluation: Evaluation) -> Iterator[Problem]:
    known = {attribute.id: attribute for attribute in evaluation.attributes}
    named = [("voice", evaluation.voice)] if evaluation.voice else []
    named += [("disclosure.order", name) for name in evaluation.disclosure.order]
    named += [("derivations", derivation.attribute) for derivation in evaluation.derivations]
    for table in evaluation.tables:
        field = f"tables.{table.number}"
        named += [(field, name) for name in (table.rows, table.columns, *table.where)]
    remedy = f"Name one of: {', '.join(known)}."
    for field, name in named:
        if name not in known:
            message = f"There is no attribute {name!r}."
            yield in_evaluation("known_attribute", field, message, remedy)
    for table in evaluation.tables:
        for name, value in table.where.items():
            if name in known and value not in known[name].texts:
                message = f"{name!r} has no value {value!r}."
                remedy = f"Name one of: {', '.join(known[name].texts)}."
                yield in_evaluation("known_value", f"tables.{table.number}.where", message, remedy)
