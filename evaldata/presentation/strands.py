"""The chain as a drawing: columns of what is linked, and threads between neighbours."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from evaldata.dataset import Dataset
from evaldata.entities import Statement, Theme
from evaldata.evaluation import Value
from evaldata.presentation.gaps import Gap
from evaldata.presentation.statements import weaker
from evaldata.schema import LinkBasis, StatementKind
from evaldata.sentences import enumeration, quotes
from evaldata.voices import voices_of

HEIGHT = 1000
"""Height of a column in the units of `Thread`."""


@dataclass(frozen=True)
class Knot:
    """A thing in the chain.

    Attributes:
        name: Identifies it in an address.
        label: What it is called: a number, a title.
        message: What it says; empty where the label says it.
        gap: What is missing there; empty where nothing is.
        stated: Which themes the report itself names for it; empty where it names none.
        on: It belongs to the thread in focus; true for all where nothing is.
        focused: It is what the visitor chose.
    """

    name: str
    label: str
    message: str
    gap: str = ""
    stated: str = ""
    on: bool = True
    focused: bool = False
    statement: Statement | None = None
    theme: Theme | None = None
    voice: Value | None = None


@dataclass(frozen=True)
class Thread:
    """A link between neighbouring columns: names of its ends, their heights, and who drew it."""

    left: str
    right: str
    start: int
    end: int
    basis: LinkBasis
    on: bool = True


@dataclass(frozen=True)
class Strand:
    """One column of the chain, and the links to the next; the last has none."""

    heading: str
    knots: tuple[Knot, ...]
    threads: tuple[Thread, ...]


Links = Mapping[tuple[str, str], LinkBasis]
"""Who drew each link, by the names of its ends, the left one first."""


def columns(dataset: Dataset, gaps: Iterable[Gap]) -> list[tuple[str, tuple[Knot, ...]]]:
    """What is linked, under the heading of its column, each with what is missing there."""
    lacks = {gap.name: gap.brief for gap in gaps}
    return [
        (
            "Recommendations",
            tuple(
                _statement_knot(s, lacks, _stated(dataset, s))
                for s in dataset.of_kind(StatementKind.RECOMMENDATION)
            ),
        ),
        (
            "Findings",
            tuple(_statement_knot(s, lacks) for s in dataset.of_kind(StatementKind.FINDING)),
        ),
        ("Themes", tuple(_theme_knot(theme, lacks) for theme in dataset.themes)),
        ("Quotes", tuple(_voice_knots(dataset))),
    ]


def _stated(dataset: Dataset, statement: Statement) -> str:
    """That the report itself links a statement to its themes; empty where it does not."""
    themes = dataset.themes_of(statement)
    if statement.link_basis is LinkBasis.EDITORIAL or not themes:
        return ""
    return f"stated: {enumeration([theme.number for theme in themes])}"


def _statement_knot(statement: Statement, lacks: Mapping[str, str], stated: str = "") -> Knot:
    gap = lacks.get(statement.key, "")
    return Knot(
        statement.key, str(statement.number), statement.message, gap, stated, statement=statement
    )


def _theme_knot(theme: Theme, lacks: Mapping[str, str]) -> Knot:
    label = f"{theme.number} {theme.title}"
    return Knot(theme.key, label, "", lacks.get(theme.key, ""), theme=theme)


def _voice_knots(dataset: Dataset) -> Iterable[Knot]:
    for value, number in voices_of(dataset, [t.theme_id for t in dataset.themes]).quotes:
        yield Knot(f"voice-{value.text}", value.many, quotes(number), voice=value)


def links_of(dataset: Dataset) -> Links:
    """Every link of the chain between neighbouring columns, by the names of its ends."""
    links = {}
    findings = dataset.of_kind(StatementKind.FINDING)
    for recommendation in dataset.of_kind(StatementKind.RECOMMENDATION):
        for finding in dataset.about(recommendation.theme_ids, StatementKind.FINDING):
            basis = weaker(recommendation.link_basis, finding.link_basis)
            links[recommendation.key, finding.key] = basis
    for finding in findings:
        for theme in dataset.themes_of(finding):
            links[finding.key, theme.key] = finding.link_basis
    for theme in dataset.themes:
        for value, _ in voices_of(dataset, [theme.theme_id]).quotes:
            links[theme.key, f"voice-{value.text}"] = LinkBasis.STATED
    return links


def together(focus: str | None, columns: Sequence[Sequence[Knot]], links: Links) -> set[str]:
    """The names that hang together with the focus, to its left and right; all without a focus."""
    everything = {knot.name for column in columns for knot in column}
    if focus is None:
        return everything
    place = next(i for i, column in enumerate(columns) if focus in {k.name for k in column})
    found = {focus}
    for steps in (columns[place:], columns[place::-1]):
        edge = {focus}
        for _, following in pairwise(steps):
            edge = {k.name for k in following if _linked(k.name, edge, links)}
            found |= edge
    return found


def in_thread(dataset: Dataset, knots: Sequence[Knot], names: AbstractSet[str]) -> tuple[Knot, ...]:
    """The same knots; a voice says how many of its quotes belong to the themes of the thread."""
    themes = [theme.theme_id for theme in dataset.themes if theme.key in names]
    here = dict(voices_of(dataset, themes).quotes)
    return tuple(
        replace(knot, message=f"{here.get(knot.voice, 0):,} of {knot.message}")
        if knot.voice and knot.name in names
        else knot
        for knot in knots
    )


def _linked(name: str, others: Iterable[str], links: Links) -> bool:
    return any((name, other) in links or (other, name) in links for other in others)


def strands(
    columns: Iterable[tuple[str, Sequence[Knot]]],
    links: Links,
    together: AbstractSet[str],
    focus: str | None,
) -> tuple[Strand, ...]:
    """The columns with the threads between them."""
    seen = [
        (heading, tuple(_seen(knot, together, focus) for knot in knots))
        for heading, knots in columns
    ]
    following = [*(knots for _, knots in seen[1:]), ()]
    return tuple(
        Strand(heading, knots, tuple(_threads(knots, right, links, together)))
        for (heading, knots), right in zip(seen, following, strict=True)
    )


def _seen(knot: Knot, together: AbstractSet[str], focus: str | None) -> Knot:
    return replace(knot, on=knot.name in together, focused=knot.name == focus)


def _threads(
    left: Sequence[Knot], right: Sequence[Knot], links: Links, together: AbstractSet[str]
) -> Iterable[Thread]:
    for i, start in enumerate(left):
        for j, end in enumerate(right):
            basis = links.get((start.name, end.name))
            if basis is not None:
                on = {start.name, end.name} <= together
                heights = _centre(i, len(left)), _centre(j, len(right))
                yield Thread(start.name, end.name, *heights, basis, on)


def _centre(place: int, of: int) -> int:
    return round((place + 0.5) * HEIGHT / of)
