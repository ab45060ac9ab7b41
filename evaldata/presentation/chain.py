"""The whole chain at once: recommendations, findings, themes, and quotes by voice."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaldata.dataset import Dataset
from evaldata.presentation.chain_tables import ChainTables, chain_tables
from evaldata.presentation.gaps import all_gaps
from evaldata.presentation.strands import (
    Knot,
    Strand,
    columns,
    in_thread,
    links_of,
    strands,
    together,
)
from evaldata.schema import StatementKind
from evaldata.sentences import KINDS, capitalised, enumeration, spelled
from evaldata.voices import voices_of


@dataclass(frozen=True)
class Chain:
    """The chain, as a drawing and as tables.

    Attributes:
        tables: What the drawing says; with a focus, what hangs together with it.
        lacks: What is missing in something, by its key.
        gaps: All that is missing, in sentences.
    """

    headline: str
    strands: tuple[Strand, ...]
    tables: ChainTables
    focus: Knot | None
    lacks: dict[str, str]
    gaps: tuple[str, ...]


def chain(dataset: Dataset, focus: str | None) -> Chain:
    """The chain of a dataset; with a focus, what hangs together with it is marked."""
    found = all_gaps(dataset)
    links = links_of(dataset)
    headed = columns(dataset, found)
    knots = {knot.name: knot for _, column in headed for knot in column}
    if focus not in knots:
        focus = None
    names = together(focus, [column for _, column in headed], links)
    if focus:
        headed = [(heading, in_thread(dataset, column, names)) for heading, column in headed]
    return Chain(
        _headline(dataset),
        strands(headed, links, names, focus),
        chain_tables(dataset, links, names),
        knots[focus] if focus else None,
        {gap.name: gap.brief for gap in found if gap.name},
        tuple(gap.sentence for gap in found),
    )


def gaps(dataset: Dataset) -> tuple[str, ...]:
    """What is missing in the chain, in sentences."""
    return tuple(gap.sentence for gap in all_gaps(dataset))


def _headline(dataset: Dataset) -> str:
    kinds = (StatementKind.FINDING, StatementKind.RECOMMENDATION)
    unrecorded = [KINDS[kind][1] for kind in kinds if not dataset.of_kind(kind)]
    if unrecorded:
        return f"No {enumeration(unrecorded, 'or')} are recorded"
    parts = [*_on_findings(dataset), *_on_themes(dataset)]
    if not parts and gaps(dataset):
        return "The chain has gaps, named below"
    return capitalised(enumeration(parts)) or "Everything hangs together"


def _on_findings(dataset: Dataset) -> Iterable[str]:
    findings = dataset.not_taken_up()
    if findings:
        number = f"{spelled(len(findings))} {KINDS[StatementKind.FINDING][len(findings) != 1]}"
        yield f"{number} {'leads' if len(findings) == 1 else 'lead'} to no recommendation"


def _on_themes(dataset: Dataset) -> Iterable[str]:
    heard = [voices_of(dataset, [theme.theme_id]) for theme in dataset.themes]
    alone = sum(voices.only is not None for voices in heard)
    silent = sum(not voices.total for voices in heard)
    if alone:
        verb = "theme rests" if alone == 1 else "themes rest"
        yield f"{spelled(alone)} {verb} on one {dataset.voice.label.lower()} alone"
    if silent:
        yield f"{spelled(silent)} {'theme has' if silent == 1 else 'themes have'} no quote"
