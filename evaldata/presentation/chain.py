"""The whole chain at once: recommendations, findings, themes, and quotes by voice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evaldata.dataset import Dataset
from evaldata.entities import Statement, Theme
from evaldata.evaluation import Value
from evaldata.filters import Filter
from evaldata.presentation.evidence import voices_briefly
from evaldata.presentation.responses import absences
from evaldata.presentation.statements import weaker
from evaldata.schema import LinkBasis, StatementKind
from evaldata.sentences import (
    KINDS,
    capitalised,
    enumeration,
    quotes,
    spelled,
    statement_name,
)
from evaldata.view import View
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


@dataclass(frozen=True)
class ChainRow:
    """A theme with all that hangs on it, for the table that says the same."""

    theme: Theme
    recommendations: tuple[Statement, ...]
    findings: tuple[Statement, ...]
    voices: tuple[tuple[Value, int], ...]


@dataclass(frozen=True)
class Chain:
    """The chain, as a drawing and as a table."""

    headline: str
    strands: tuple[Strand, ...]
    rows: tuple[ChainRow, ...]
    focus: Knot | None
    gaps: tuple[str, ...]


Links = dict[tuple[str, str], LinkBasis]


def chain(dataset: Dataset, focus: str | None) -> Chain:
    """The chain of a dataset; with a focus, what hangs together with it is marked."""
    columns = _columns(dataset)
    headings = [heading for heading, _ in columns]
    knots = [list(column) for _, column in columns]
    links = _links(dataset)
    if focus not in {knot.name for column in knots for knot in column}:
        focus = None
    together = _together(focus, knots, links)
    strands = []
    for i, heading in enumerate(headings):
        seen = tuple(_seen(knot, together, focus) for knot in knots[i])
        following = knots[i + 1] if i + 1 < len(knots) else []
        strands.append(Strand(heading, seen, tuple(_threads(seen, following, links, together))))
    found = [knot for strand in strands for knot in strand.knots if knot.focused]
    return Chain(
        _headline(dataset),
        tuple(strands),
        _rows(dataset),
        found[0] if found else None,
        gaps(dataset),
    )


def _columns(dataset: Dataset) -> list[tuple[str, tuple[Knot, ...]]]:
    taken_up = dataset.not_taken_up()
    findings = tuple(
        _statement_knot(s, "no recommendation" if s in taken_up else "")
        for s in dataset.of_kind(StatementKind.FINDING)
    )
    recommendations = tuple(
        _statement_knot(
            s,
            "" if voices_of(dataset, s.theme_ids).total else "no quote behind it",
            _stated(dataset, s),
        )
        for s in dataset.of_kind(StatementKind.RECOMMENDATION)
    )
    themes = tuple(
        Knot(t.key, f"{t.number} {t.title}", "", gap=_one_sided(dataset, t), theme=t)
        for t in dataset.themes
    )
    voices = tuple(
        Knot(f"voice-{value.text}", value.many, quotes(number), voice=value)
        for value, number in voices_of(dataset, [t.theme_id for t in dataset.themes]).quotes
    )
    return [
        ("Recommendations", recommendations),
        ("Findings", findings),
        ("Themes", themes),
        ("Quotes", voices),
    ]


def _stated(dataset: Dataset, statement: Statement) -> str:
    """That the report itself links a statement to its themes; empty where an editor did."""
    if statement.link_basis is LinkBasis.EDITORIAL:
        return ""
    return f"stated: {enumeration([t.number for t in dataset.themes_of(statement)])}"


def _statement_knot(statement: Statement, gap: str, stated: str = "") -> Knot:
    return Knot(
        statement.key, str(statement.number), statement.message, gap, stated, statement=statement
    )


def _one_sided(dataset: Dataset, theme: Theme) -> str:
    voices = voices_of(dataset, [theme.theme_id])
    return voices_briefly(voices, dataset.voice) if voices.only else ""


def _links(dataset: Dataset) -> Links:
    """Every link of the chain between neighbouring columns, by the names of its ends."""
    links: Links = {}
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


def _together(focus: str | None, columns: Sequence[Sequence[Knot]], links: Links) -> set[str]:
    """The names that hang together with the focus: along the chain to its left and right."""
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


def _linked(name: str, others: Iterable[str], links: Links) -> bool:
    return any((name, other) in links or (other, name) in links for other in others)


def _seen(knot: Knot, together: set[str], focus: str | None) -> Knot:
    return replace(knot, on=knot.name in together, focused=knot.name == focus)


def _threads(
    left: Sequence[Knot], right: Sequence[Knot], links: Links, together: set[str]
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


def _rows(dataset: Dataset) -> tuple[ChainRow, ...]:
    return tuple(
        ChainRow(
            theme,
            dataset.about([theme.theme_id], StatementKind.RECOMMENDATION),
            dataset.about([theme.theme_id], StatementKind.FINDING),
            voices_of(dataset, [theme.theme_id]).quotes,
        )
        for theme in dataset.themes
    )


def _headline(dataset: Dataset) -> str:
    findings = dataset.not_taken_up()
    alone = [t for t in dataset.themes if voices_of(dataset, [t.theme_id]).only]
    parts = []
    if findings:
        number = f"{spelled(len(findings))} {KINDS[StatementKind.FINDING][len(findings) != 1]}"
        parts.append(f"{number} {'leads' if len(findings) == 1 else 'lead'} to no recommendation")
    if alone:
        number = f"{spelled(len(alone))} {'theme' if len(alone) == 1 else 'themes'}"
        verb = "rests" if len(alone) == 1 else "rest"
        parts.append(f"{number} {verb} on one {dataset.voice.label.lower()} alone")
    if not parts and gaps(dataset):
        return "The chain has gaps, named below"
    return capitalised(enumeration(parts)) or "Everything hangs together"


def gaps(dataset: Dataset) -> tuple[str, ...]:
    """What is missing in the chain, in sentences."""
    return (
        *(
            f"{statement_name(s)} is taken up by no recommendation: {s.message}"
            for s in dataset.not_taken_up()
        ),
        *(
            f"{statement_name(s)} has no quote behind it: {s.message}"
            for s in dataset.of_kind(StatementKind.RECOMMENDATION)
            if not voices_of(dataset, s.theme_ids).total
        ),
        *_themes_of_one_voice(dataset),
        *(sentence.rstrip(".") for sentence in absences(View.of(dataset, Filter()))),
    )


def _themes_of_one_voice(dataset: Dataset) -> Iterable[str]:
    for theme in dataset.themes:
        voices = voices_of(dataset, [theme.theme_id])
        if voices.alone:
            yield f"{theme.number} {theme.title} is voiced by one speaker, {voices.alone}"
        elif voices.only is not None:
            yield f"{theme.number} {theme.title} is voiced by {voices.only.many} alone"
