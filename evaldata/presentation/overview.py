"""The evaluation in a minute: what was evaluated, who took part, what was found, what to do."""

from dataclasses import dataclass

from evaldata.entities import Statement
from evaldata.presentation.evidence import behind
from evaldata.presentation.responses import absence
from evaldata.schema import StatementKind
from evaldata.sentences import filter_in_words, scope, who_took_part
from evaldata.view import View


@dataclass(frozen=True)
class Line:
    """A statement in a line.

    Attributes:
        evidence: Who is quoted on it, or with a filter how its quotes stand to it; empty where
            that is not told.
        gap: No recommendation takes it up.
    """

    statement: Statement
    evidence: str = ""
    gap: bool = False


@dataclass(frozen=True)
class Overview:
    """What the page Overview says.

    Attributes:
        headline: The message of the evaluation; with a filter who took part of those asked for.
        quotes: All quotes; with a filter those known to match.
        quotes_counted: What `quotes` counts.
        gaps: Findings that no recommendation takes up.
    """

    over: str
    headline: str
    lead: str
    responses: int
    quotes: int
    quotes_counted: str
    absence: str
    findings: tuple[Line, ...]
    recommendations: tuple[Line, ...]
    valued: tuple[Line, ...]
    missing: tuple[Line, ...]

    @property
    def gaps(self) -> int:
        """Findings that no recommendation takes up."""
        return sum(line.gap for line in self.findings)


def overview(view: View) -> Overview:
    """The overview of what a view shows."""
    evaluation, counts = view.dataset.evaluation, view.counts
    message = evaluation.headline or evaluation.title
    words = filter_in_words(view.filter, view.dataset)
    matching = f"quotes known to match, {counts.possible:,} more possible"
    return Overview(
        over=message if words else evaluation.subtitle,
        headline=f"{words}: {who_took_part(view)}" if words else message,
        lead=scope(view.dataset),
        responses=view.responses,
        quotes=counts.matches if words else counts.total,
        quotes_counted=matching if words else "quotes",
        absence=absence(view),
        findings=_findings(view),
        recommendations=_lines(view, StatementKind.RECOMMENDATION),
        valued=_lines(view, StatementKind.VALUED),
        missing=_lines(view, StatementKind.MISSING),
    )


def _findings(view: View) -> tuple[Line, ...]:
    gaps = view.dataset.not_taken_up()
    found = []
    for finding in view.dataset.of_kind(StatementKind.FINDING):
        evidence = behind(view, finding.theme_ids)
        said = evidence.line if view.filter else evidence.voices_briefly
        found.append(Line(finding, said, finding in gaps))
    return tuple(found)


def _lines(view: View, kind: StatementKind) -> tuple[Line, ...]:
    return tuple(Line(statement) for statement in view.dataset.of_kind(kind))
