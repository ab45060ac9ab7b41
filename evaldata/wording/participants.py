"""Who took part, and where nobody did."""

from evaldata.analysis.view import View
from evaldata.model.attributes import Attribute
from evaldata.model.evaluation import Evaluation
from evaldata.model.language import enumeration, responses, spelled

MOST_STEPS = 6
"""Values along which each place's responses can be drawn; of more the bars would be too many."""


def what_responses_are(view: View) -> str:
    """What the responses are that a view shows, and of how many something is derived.

    Empty where there is no more to say than how many there are.
    """
    total = view.dataset.responses
    part = f"{view.responses:,} of " if view.responses < total else ""
    unsure = view.responses > 1 and not view.dataset.protection.one_each
    several = ", not people: one person may have given more than one" if unsure else ""
    if not (part or several):
        return what_is_derived(view, responses(total))
    said = what_is_derived(view, "it" if view.responses == 1 else "them")
    return f"{part}{responses(total)}{several}. {said}".strip()


def what_is_derived(view: View, these: str) -> str:
    """Of how many of these responses something is derived, and what; empty where of none."""
    number = 0 if view.dataset.protection.participants else view.derived
    if not number:
        return ""
    evaluation = view.dataset.evaluation
    names = [evaluation.attribute(d.attribute).one for d in evaluation.derivations]
    what = f"the {enumeration(names)}" if names else "something"
    verb = "are" if len(names) > 1 else "is"
    of = these if view.responses == 1 else f"{number:,} of {these}"
    return f"For {of} {what} {verb} derived, not stated in the report."


def dimensions(evaluation: Evaluation) -> tuple[Attribute, ...]:
    """The place, the step and the voice by which responses are drawn on the map.

    Empty where the evaluation has no map, or nothing of few values to draw along.
    """
    area, voice = evaluation.map_attribute, evaluation.attribute(evaluation.voice)
    others = [a for a in evaluation.attributes if a not in (area, voice)]
    few = [attribute for attribute in others if len(attribute.values) <= MOST_STEPS]
    return (area, few[0], voice) if area and area != voice and few else ()


def absence(view: View) -> str:
    """Who did not take part everywhere, in sentences; empty where all did."""
    area = view.dataset.evaluation.map_attribute
    if area is None or view.filter or not view.dataset.complete:
        return ""
    sentences = []
    for voice in view.dataset.voice.values:
        there = view.asking(view.dataset.voice, voice.text).by_value(area)
        places = sum(1 for _, n in there if n)
        if places < len(area.values):
            where = f"{spelled(places)} of {spelled(len(area.values))} {area.plural}"
            sentences.append(f"{voice.many} in {where}")
    return f"Took part: {enumeration(sentences)}." if sentences else ""


def absences(view: View) -> list[str]:
    """Where each voice is missing on the map, in sentences; none where some are not shown."""
    area, voices = view.dataset.evaluation.map_attribute, view.dataset.voice
    if area is None or not view.dataset.complete:
        return []
    found = []
    for text in view.filter.of_attribute(voices.id) or voices.texts:
        voice = voices.value(text)
        heard = view.asking(voices, text).by_value(area)
        pairs = zip(view.by_value(area), heard, strict=True)
        missing = [value.shown for (value, everyone), (_, n) in pairs if everyone and not n]
        if missing and any(n for _, n in heard):
            found.append(f"No {voice.many} in {enumeration(missing)}.")
        elif missing:
            found.append(f"No {voice.many} {'among these' if view.filter else 'at all'}.")
    return found
