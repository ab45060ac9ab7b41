"""What can be said of a region, a year, a role: in sentences that can be read aloud."""

from evaldata.analysis.counts import by_value, derived
from evaldata.analysis.view import View
from evaldata.model.attributes import Attribute
from evaldata.model.language import capitalised, counted, enumeration, quotes
from evaldata.wording.sentences import absent_voices, unsaid, who_took_part

MOST_NAMED = 6
"""Absent values that a sentence names; more cannot be read aloud."""


def who_they_are(view: View) -> list[str]:
    """Who took part of those whom a filter asks for, when, by which method, and who did not."""
    sentences = [f"{who_took_part(view)}."]
    if view.responses:
        sentences += [
            _spread(view, attribute)
            for attribute in view.dataset.attributes
            if attribute != view.dataset.voice and not view.filter.of_attribute(attribute.id)
        ]
    number = derived(view)
    sentences += [
        f"{reason.title}: {counted(number, 'response', 'responses')} of these."
        for reason in view.dataset.evaluation.derivations
        if number
    ]
    return sentences


def _spread(view: View, attribute: Attribute) -> str:
    """How the responses spread over an attribute: "By year: 2 in Year 3; none in Year 1."."""
    counts = by_value(view, attribute)
    there = [
        counted(n, value.one, value.plural) if value.plural else f"{n:,} in {value.shown}"
        for value, n in counts
        if n
    ]
    absent = [value for value, n in counts if not n and view.dataset.complete]
    named = [f"no {value.plural}" for value in absent if value.plural]
    others = [value.shown for value in absent if not value.plural]
    unnamed = enumeration(others) if len(others) <= MOST_NAMED else f"the other {len(others)}"
    tail = "; ".join([enumeration(there), *named, *([f"none in {unnamed}"] if unnamed else [])])
    return f"By {attribute.label.lower()}: {tail}."


def what_they_said(view: View) -> list[str]:
    """Which quotes are theirs, could be, and cannot be."""
    if not view.filter:
        return [f"The report quotes {quotes(len(view.dataset.quotes))}."]
    counts, total = view.counts, quotes(view.counts.total)
    sentences = [f"Of {total}, {_number(counts.matches, 'is', 'are')} known to be theirs."]
    if counts.possible:
        sentences.append(
            f"{capitalised(_number(counts.possible, 'could', 'could'))} be theirs: "
            f"{unsaid(view)}, and someone who took part fits."
        )
    if counts.ruled_out:
        sentences.append(
            f"{capitalised(_number(counts.ruled_out, 'cannot', 'cannot'))} be theirs: "
            f"{_why_ruled_out(view)}"
        )
    return sentences


def _number(number: int, one: str, several: str) -> str:
    figure = f"{number:,}" if number else "none"
    return f"{figure} {one if number == 1 else several}"


def _why_ruled_out(view: View) -> str:
    """Why quotes cannot be of this group, and whom the group lacks."""
    absent = absent_voices(view)
    lack = f" There were {absent} in it." if absent and view.responses else ""
    return f"what is known of their speakers fits nobody in this group.{lack}"
