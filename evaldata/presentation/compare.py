"""Two groups side by side: who took part, which themes, whose words; what differs said first."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.counts import by_value
from evaldata.entities import Theme
from evaldata.evaluation import Attribute
from evaldata.evidence import ClassCounts
from evaldata.sentences import counted, enumeration, filter_in_words, quotes, who_took_part
from evaldata.view import View


@dataclass(frozen=True)
class Side:
    """One of the two groups."""

    name: str
    responses: int
    who: str
    counts: ClassCounts


@dataclass(frozen=True)
class Line:
    """Responses with a value of an attribute in each group."""

    attribute: str
    value: str
    left: int
    right: int


@dataclass(frozen=True)
class ThemeLine:
    """The quotes of a theme in each group, by class."""

    theme: Theme
    left: ClassCounts
    right: ClassCounts


@dataclass(frozen=True)
class Comparison:
    """What the page Compare says.

    Attributes:
        lines: Responses by the attributes of which neither filter asks anything.
    """

    left: Side
    right: Side
    differences: tuple[str, ...]
    lines: tuple[Line, ...]
    themes: tuple[ThemeLine, ...]


def comparison(left: View, right: View) -> Comparison:
    """Two views of one dataset side by side."""
    sides = _side(left), _side(right)
    lines = tuple(
        line
        for attribute in left.dataset.attributes
        if not (left.filter.of_attribute(attribute.id) or right.filter.of_attribute(attribute.id))
        for line in _lines(left, right, attribute)
    )
    themes = tuple(
        ThemeLine(theme, left.counts_of([theme.theme_id]), right.counts_of([theme.theme_id]))
        for theme in left.dataset.themes
    )
    return Comparison(
        *sides,
        tuple(_differences(*sides, lines, themes, complete=left.dataset.complete)),
        lines,
        themes,
    )


def _side(view: View) -> Side:
    name = filter_in_words(view.filter, view.dataset) or "Everyone"
    return Side(name, view.responses, who_took_part(view), view.counts)


def _lines(left: View, right: View, attribute: Attribute) -> Iterator[Line]:
    pairs = zip(by_value(left, attribute), by_value(right, attribute), strict=True)
    for (value, one), (_, other) in pairs:
        if one or other:
            yield Line(attribute.label, value.shown, one, other)


def _differences(
    left: Side,
    right: Side,
    lines: tuple[Line, ...],
    themes: tuple[ThemeLine, ...],
    *,
    complete: bool,
) -> Iterator[str]:
    """What differs, the plainest first; one sentence says so where nothing does."""
    if left == right:
        yield "Both groups are the same."
        return
    gave = "gave" if complete else "is shown with"
    yield (
        f"{left.name} {gave} {counted(left.responses, 'response', 'responses')}, "
        f"{right.name} {right.responses:,}."
    )
    for here, there, side in ((left, right, "left"), (right, left, "right")):
        only = [line.value for line in lines if _only(line, side)]
        if only and complete:
            yield f"Only in {here.name}, not in {there.name}: {enumeration(only)}."
    yield (f"{left.name}: {_classes(left.counts)}. {right.name}: {_classes(right.counts)}.")
    for here, there, side in ((left, right, "left"), (right, left, "right")):
        apart = enumeration([line.theme.title for line in themes if _apart(line, side)])
        if apart:
            yield (
                f"Themes with quotes that could be from {here.name}, and none that could be from "
                f"{there.name}: {apart}."
            )


def _apart(line: ThemeLine, side: str) -> bool:
    here, there = (line.left, line.right) if side == "left" else (line.right, line.left)
    return bool(here.left and not there.left)


def _only(line: Line, side: str) -> bool:
    here, there = (line.left, line.right) if side == "left" else (line.right, line.left)
    return bool(here and not there)


def _classes(counts: ClassCounts) -> str:
    return (
        f"{quotes(counts.matches)} known to match, {counts.possible:,} possible, "
        f"{counts.ruled_out:,} ruled out"
    )
