"""Who took part: counts that follow the filter, and the report's own tables."""

from dataclasses import dataclass

from evaldata.counts import CrossTable, TextTable, as_text, cross, derived, report_table
from evaldata.evaluation import Attribute, CountTable, Derivation, Evaluation
from evaldata.presentation.responses import TileMap, absences, tile_map
from evaldata.sentences import enumeration, responses_by_voice
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
        derived: Responses of which an attribute is derived; `derived_what` names it, with its verb.
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
    derived_what: str
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
        _derived_what(dataset.evaluation),
        dataset.evaluation.derivations,
    )


def _derived_what(evaluation: Evaluation) -> str:
    """What is derived, with its verb: "the year is"."""
    names = [evaluation.attribute(d.attribute).label.lower() for d in evaluation.derivations]
    if not names:
        return "something is"
    return f"the {enumeration(names)} {'is' if len(names) == 1 else 'are'}"


def _breakdown(view: View, attribute: Attribute) -> Breakdown:
    counts = cross(view, attribute, view.dataset.voice)
    return Breakdown(attribute, counts, as_text(counts))
