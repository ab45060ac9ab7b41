"""What can be said of a region, a year, a role, and of two beside each other: to be read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.analysis.classes import ClassCounts, QuoteClass
from evaldata.analysis.compare import compared_rows
from evaldata.analysis.view import View
from evaldata.model.attributes import Attribute
from evaldata.model.language import capitalised, counted, enumeration, quotes, responses
from evaldata.wording.evidence import QuoteGroup, filled
from evaldata.wording.sentences import absent_voices, unsaid, who_took_part

MOST_NAMED = 6
"""Absent values that a sentence names; more cannot be read aloud."""
EVERYONE_ELSE = "~"
"""In place of a value: all the other values of the attribute."""
WHOSE = {
    "one_possible": "could be from {0}, not from {1}",
    "one_known": "known to be from {0}",
    "either": "could be either",
    "other_known": "known to be from {1}",
    "other_possible": "could be from {1}, not from {0}",
}
"""What quotes are called that count for a field of `TwoGroupCounts`, by the groups' names."""


def who_they_are(view: View) -> list[str]:
    """Who took part of those whom a filter asks for, when, by which method, and who did not."""
    sentences = [f"{who_took_part(view)}."]
    if view.responses:
        sentences += [
            _spread(view, attribute)
            for attribute in view.dataset.attributes
            if attribute != view.dataset.voice and not view.filter.of_attribute(attribute.id)
        ]
    if number := view.derived:
        of_these = f"{number:,} of these responses."
        reasons = view.dataset.evaluation.derivations
        sentences += [f"{reason.title}: {of_these}" for reason in reasons]
    return sentences


def _spread(view: View, attribute: Attribute) -> str:
    """How the responses spread over an attribute: "By year: 2 in Year 3; none in Year 1."."""
    counts = view.by_value(attribute)
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
    return f"By {attribute.one}: {tail}."


def what_they_said(view: View) -> list[str]:
    """Which quotes are theirs, could be, and cannot be."""
    if not view.filter:
        return [f"The report quotes {quotes(len(view.dataset.quotes))}."]
    counts, total = view.counts, quotes(view.counts.total)
    known, verb = f"{counts.matches:,}", "is" if counts.matches == 1 else "are"
    sentences = [f"Of {total}, {known if counts.matches else 'none'} {verb} known to be theirs."]
    if counts.possible:
        sentences.append(
            f"{counts.possible:,} could be theirs: {unsaid(view)}, and someone who took part fits."
        )
    if counts.ruled_out:
        absent = enumeration(absent_voices(view), "or")
        whose = "its speaker" if counts.ruled_out == 1 else "their speakers"
        lack = f" There were no responses from {absent} in it." if absent and view.responses else ""
        sentences.append(
            f"{counts.ruled_out:,} cannot be theirs: what is known of {whose} fits nobody in this "
            f"group.{lack}"
        )
    return sentences


FROM = "Themes with quotes from {} and none from {}"
COULD_BE_FROM = "Themes with quotes that could be from {}, and none that could be from {}"


@dataclass(frozen=True)
class Groups:
    """Two groups: those with one value of an attribute, and those with another or any other."""

    attribute: Attribute
    one: str
    other: str = EVERYONE_ELSE

    @property
    def names(self) -> tuple[str, str]:
        """What the groups are called in the middle of a sentence."""
        one = self.attribute.value(self.one).many
        if self.other == EVERYONE_ELSE:
            return one, "everyone else"
        return one, self.attribute.value(self.other).many

    @property
    def places(self) -> tuple[str, str]:
        """Where to find them: "in London", "among commissioners"."""
        things = {value.shown for value in self.attribute.values if not value.plural}
        one, other = (f"{'in' if name in things else 'among'} {name}" for name in self.names)
        return one, other


def sides(view: View, groups: Groups) -> tuple[View, View]:
    """Both groups under the rest of the view's filter."""
    others = [groups.other]
    if groups.other == EVERYONE_ELSE:
        others = [text for text in groups.attribute.texts if text != groups.one]
    return view.asking(groups.attribute, groups.one), view.asking(groups.attribute, *others)


def compared_attributes(view: View, groups: Groups) -> tuple[Attribute, ...]:
    """The attributes by which the groups can differ: neither theirs nor one that is filtered."""
    return tuple(
        attribute
        for attribute in view.dataset.attributes
        if attribute != groups.attribute and not view.filter.of_attribute(attribute.id)
    )


def differences(view: View, groups: Groups) -> Iterator[str]:
    """What differs between the groups, the plainest first."""
    complete, attributes = view.dataset.complete, compared_attributes(view, groups)
    one, other = zip(groups.names, sides(view, groups), strict=True)
    (name, here), (other_name, there) = one, other
    gave = "gave" if complete else "are shown with"
    if view.dataset.responses:
        yield (
            f"{capitalised(name)} {gave} {responses(here.responses)}, "
            f"{other_name} {there.responses:,}."
        )
    both = ((one, other), (other, one))
    for place, ((_, here), (_, there)) in zip(groups.places, both, strict=True):
        only = enumeration([*_only(here, there, attributes)])
        if only and complete:
            yield f"Only {place}: {only}."
    if here.counts != there.counts:  # else the heading says all
        yield " ".join(f"{capitalised(n)}: {_classes(side.counts)}." for n, side in (one, other))
    for (name, here), (other_name, there) in both:
        if apart := enumeration([*_themes_of_one(here, there)]):
            unsure = here.counts.possible or there.counts.possible
            form = COULD_BE_FROM if unsure else FROM
            yield f"{form.format(name, other_name)}: {apart}."


def whose_quotes(view: View, groups: Groups, *fields: str) -> list[QuoteGroup]:
    """The quotes of two groups that count for these fields of `TwoGroupCounts`, where any do."""
    one, other = sides(view, groups)
    found = []
    for field in fields:
        if len(rows := compared_rows(one, other, field)):
            heading = capitalised(WHOSE[field].format(*groups.names))
            why, quote_class = _why(field, other if field.startswith("other") else one)
            found.append(filled(QuoteGroup(heading, why, quote_class), view.dataset, rows))
    return found


def _why(field: str, side: View) -> tuple[str, QuoteClass]:
    """Why quotes count for a field, and the class that the side's filter gives them."""
    if field.endswith("known"):
        why = "By what the report states of these speakers they are in this group."
        return why, QuoteClass.MATCHES
    fits = "someone in this group fits what is known of the speaker, and nobody in the other."
    if field == "either":
        fits = "on either side someone fits what is known of the speaker."
    return f"{capitalised(unsaid(side))} for these; {fits}", QuoteClass.POSSIBLE


def _only(here: View, there: View, attributes: tuple[Attribute, ...]) -> Iterator[str]:
    """The values that somebody has here and nobody there."""
    for attribute in attributes:
        pairs = zip(here.by_value(attribute), there.by_value(attribute), strict=True)
        yield from (value.shown for (value, n), (_, others) in pairs if n and not others)


def _themes_of_one(here: View, there: View) -> Iterator[str]:
    """The themes whose quotes could be from here and from nobody there."""
    for theme in here.dataset.themes:
        if here.counts_of([theme.theme_id]).left and not there.counts_of([theme.theme_id]).left:
            yield theme.title


def _classes(counts: ClassCounts) -> str:
    known = f"{counts.matches:,} quote{'s' * (counts.matches != 1)} known to match"
    return f"{known}, {counts.possible:,} possible, {counts.ruled_out:,} ruled out"
