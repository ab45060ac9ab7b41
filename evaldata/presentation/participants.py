"""Who took part: counts that follow the filter, and the report's own tables."""

from dataclasses import dataclass

from evaldata.counts import derived
from evaldata.evaluation import Attribute, Derivation, Evaluation
from evaldata.presentation.responses import absences
from evaldata.sentences import enumeration, responses_by_voice
from evaldata.view import View


@dataclass(frozen=True)
class Participation:
    """What the page Participants says.

    Attributes:
        lead: What the responses are, and of how many something is derived.
        absences: For each voice that did not take part everywhere, where it did not; empty where
            nobody took part, or where some are not shown.
    """

    who: str
    lead: str
    absences: tuple[str, ...]
    derivations: tuple[Derivation, ...]


def participation(view: View) -> Participation:
    """Who took part, as a view shows it."""
    dataset = view.dataset
    return Participation(
        responses_by_voice(view),
        _lead(view),
        tuple(absences(view)) if view.responses else (),
        dataset.evaluation.derivations,
    )


def _lead(view: View) -> str:
    total = view.dataset.responses
    part = f"{view.responses:,} of " if view.responses < total else ""
    said = f"{part}{total:,} responses, not people: one person may have given more than one."
    number = 0 if view.dataset.protected else derived(view)
    if not number:
        return said
    what = _derived_what(view.dataset.evaluation)
    return f"{said} For {number:,} of them {what} derived, not stated in the report."


def dimensions(evaluation: Evaluation) -> tuple[Attribute, ...]:
    """The place, the step and the voice by which responses are drawn on the map.

    Empty where the evaluation has no map, or nothing to draw along.
    """
    area, voice = evaluation.map_attribute, evaluation.attribute(evaluation.voice)
    others = [attribute for attribute in evaluation.attributes if attribute not in (area, voice)]
    return (area, others[0], voice) if area and area != voice and others else ()


def _derived_what(evaluation: Evaluation) -> str:
    """What is derived, with its verb: "the year is"."""
    names = [evaluation.attribute(d.attribute).label.lower() for d in evaluation.derivations]
    if not names:
        return "something is"
    return f"the {enumeration(names)} {'is' if len(names) == 1 else 'are'}"
