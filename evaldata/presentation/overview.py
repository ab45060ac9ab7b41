"""The evaluation in a minute: what was evaluated, who took part, what was found, what to do."""

from dataclasses import dataclass

from evaldata.entities import Statement
from evaldata.evaluation import Attribute, Evaluation
from evaldata.presentation.evidence import Behind, behind
from evaldata.presentation.responses import Bar, TileMap, absence, bars, tile_map
from evaldata.schema import StatementKind
from evaldata.sentences import scope
from evaldata.view import View


@dataclass(frozen=True)
class Line:
    """A finding in a line, with what stands behind it.

    Attributes:
        gap: No recommendation takes it up.
    """

    statement: Statement
    behind: Behind
    gap: bool


@dataclass(frozen=True)
class Overview:
    """What the page Overview says."""

    evaluation: Evaluation
    scope: str
    map: TileMap | None
    voice: Attribute
    bars: tuple[Bar, ...]
    absence: str
    findings: tuple[Line, ...]
    recommendations: tuple[Statement, ...]
    valued: tuple[Statement, ...]
    missing: tuple[Statement, ...]


def overview(view: View) -> Overview:
    """The overview of what a view shows."""
    dataset = view.dataset
    gaps = dataset.not_taken_up()
    return Overview(
        dataset.evaluation,
        scope(dataset),
        tile_map(view),
        dataset.voice,
        bars(view, dataset.voice),
        absence(view),
        tuple(
            Line(finding, behind(view, finding.theme_ids), finding in gaps)
            for finding in dataset.of_kind(StatementKind.FINDING)
        ),
        dataset.of_kind(StatementKind.RECOMMENDATION),
        dataset.of_kind(StatementKind.VALUED),
        dataset.of_kind(StatementKind.MISSING),
    )
