"""Two groups side by side: who they are, and in sentences what differs."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.analysis.classes import ClassCounts
from evaldata.analysis.counts import by_value
from evaldata.analysis.view import View
from evaldata.model.attributes import Attribute
from evaldata.model.language import capitalised, counted, enumeration, quotes

EVERYONE_ELSE = "~"
"""In place of a value: all the other values of the attribute."""


@dataclass(frozen=True)
class Groups:
    """Two groups: those with one value of an attribute, and those with another or any other."""

    attribute: Attribute
    one: str
    other: str = EVERYONE_ELSE

    @property
    def names(self) -> tuple[str, str]:
        """What the groups are called in the middle of a sentence."""
        other = "everyone else" if self.other == EVERYONE_ELSE else self._name(self.other)
        return self._name(self.one), other

    def _name(self, text: str) -> str:
        return self.attribute.value(text).many


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
            f"{capitalised(name)} {gave} {counted(here.responses, 'response', 'responses')}, "
            f"{other_name} {there.responses:,}."
        )
    for (name, here), (other_name, there) in ((one, other), (other, one)):
        only = enumeration([*_only(here, there, attributes)])
        if only and complete:
            yield f"Only in {name}, not in {other_name}: {only}."
    if here.counts != there.counts:  # else the heading says all
        yield " ".join(f"{capitalised(n)}: {_classes(side.counts)}." for n, side in (one, other))
    for (name, here), (other_name, there) in ((one, other), (other, one)):
        apart = enumeration([*_themes_of_one(here, there)])
        if apart:
            yield (
                f"Themes with quotes that could be from {name}, and none that could be from "
                f"{other_name}: {apart}."
            )


def _only(here: View, there: View, attributes: tuple[Attribute, ...]) -> Iterator[str]:
    """The values that somebody has here and nobody there."""
    for attribute in attributes:
        pairs = zip(by_value(here, attribute), by_value(there, attribute), strict=True)
        yield from (value.shown for (value, n), (_, others) in pairs if n and not others)


def _themes_of_one(here: View, there: View) -> Iterator[str]:
    """The themes whose quotes could be from here and from nobody there."""
    for theme in here.dataset.themes:
        if here.counts_of([theme.theme_id]).left and not there.counts_of([theme.theme_id]).left:
            yield theme.title


def _classes(counts: ClassCounts) -> str:
    return (
        f"{quotes(counts.matches)} known to match, {counts.possible:,} possible, "
        f"{counts.ruled_out:,} ruled out"
    )
