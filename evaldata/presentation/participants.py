"""Who took part: counts that follow the filter, and the report's own tables."""

from dataclasses import dataclass

from evaldata.counts import CrossTable, TextTable, as_text, cross, derived, report_table
from evaldata.evaluation import Attribute, CountTable, Derivation
from evaldata.presentation.responses import TileMap, absences, tile_map
from evaldata.sentences import responses_by_voice
from evaldata.view import View


@dataclass(frozen=True)
class Breakdown:
    """Responses by an attribute and the voice: as counts for a chart, as text beside it."""

    attribute: Attribute
    counts: CrossTable
    table: TextTable


@dataclass(frozen=True)
class ReportTable:
    """A table of the report with its caption."""

    spec: CountTable
    table: TextTable


@dataclass(frozen=True)
class Participation:
    """What the page Participants says.

    Attributes:
        derived: Responses of which an attribute is derived.
        absences: For each voice that did not take part everywhere, where it did not.
        complete: Everybody is shown with all attributes, so that absences can be told at all.
    """

    responses: int
    total: int
    who: str
    absences: tuple[str, ...]
    complete: bool
    map: TileMap | None
    breakdowns: tuple[Breakdown, ...]
    tables: tuple[ReportTable, ...]
    derived: int
    derivations: tuple[Derivation, ...]


def participation(view: View) -> Participation:
    """Who took part, as a view shows it."""
    dataset = view.dataset
    return Participation(
        view.responses,
        dataset.responses,
        responses_by_voice(view),
        tuple(absences(view)),
        dataset.complete and dataset.evaluation.map_attribute is not None,
        tile_map(view),
        tuple(_breakdown(view, a) for a in dataset.attributes if a != dataset.voice),
        tuple(ReportTable(spec, report_table(dataset, spec)) for spec in dataset.evaluation.tables),
        0 if dataset.protected else derived(view),
        dataset.evaluation.derivations,
    )


def _breakdown(view: View, attribute: Attribute) -> Breakdown:
    counts = cross(view, attribute, view.dataset.voice)
    return Breakdown(attribute, counts, as_text(counts))
