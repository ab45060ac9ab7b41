"""Findings and recommendations with what they rest on and what takes them up."""

from dataclasses import dataclass

from evaldata.dataset import Dataset
from evaldata.entities import Statement, Theme
from evaldata.presentation.evidence import Behind, QuoteGroup, behind, groups
from evaldata.schema import LinkBasis, StatementKind
from evaldata.sentences import KINDS, capitalised, spelled, statement_name
from evaldata.view import View

QUOTES_SHOWN = 8

COUNTERPART = {
    StatementKind.FINDING: StatementKind.RECOMMENDATION,
    StatementKind.RECOMMENDATION: StatementKind.FINDING,
}


@dataclass(frozen=True)
class LinkedStatement:
    """A statement that shares a theme with another, and who drew that link."""

    statement: Statement
    basis: LinkBasis


@dataclass(frozen=True)
class StatementsHeading:
    """What stands over a list of statements, and how its parts are called."""

    over: str
    title: str
    lead: str
    counterparts: str
    no_counterpart: str


@dataclass(frozen=True)
class StatementEntry:
    """A statement with its themes, its counterparts and the quotes behind it.

    Attributes:
        counterparts: For a finding the recommendations that take it up, for a recommendation the
            findings on which it rests.
    """

    statement: Statement
    themes: tuple[Theme, ...]
    counterparts: tuple[LinkedStatement, ...]
    behind: Behind
    groups: tuple[QuoteGroup, ...]


def findings_heading(dataset: Dataset) -> StatementsHeading:
    """What stands over the findings: how many no recommendation takes up."""
    findings, gaps = dataset.of_kind(StatementKind.FINDING), dataset.not_taken_up()
    title, lead = "Each finding is taken up by a recommendation", ""
    if gaps:
        verb = "are" if len(gaps) > 1 else "is"
        of = f"{spelled(len(gaps))} of {spelled(len(findings))} {KINDS[StatementKind.FINDING][1]}"
        title = f"{capitalised(of)} {verb} taken up by no recommendation"
        lead = " ".join(f"{statement_name(gap)}: {gap.message.rstrip('.')}." for gap in gaps)
    return StatementsHeading(
        "Findings", title, lead, "Taken up by", "No recommendation takes this up."
    )


def recommendations_heading(dataset: Dataset) -> StatementsHeading:
    """What stands over the recommendations."""
    recommendations = dataset.of_kind(StatementKind.RECOMMENDATION)
    name = KINDS[StatementKind.RECOMMENDATION][len(recommendations) != 1]
    number = capitalised(f"{spelled(len(recommendations))} {name}")
    stated = sum(r.link_basis is LinkBasis.STATED for r in recommendations)
    return StatementsHeading(
        "Recommendations",
        f"{number}, and what each rests on",
        f"The report itself links {spelled(stated)} of them to a section; the other links are "
        "an editor's and marked so.",
        "Rests on",
        "No finding leads to this.",
    )


def entries(view: View, kind: StatementKind) -> tuple[StatementEntry, ...]:
    """Every statement of a kind with what belongs to it."""
    return tuple(entry(view, statement) for statement in view.dataset.of_kind(kind))


def entry(view: View, statement: Statement) -> StatementEntry:
    """A statement with what belongs to it."""
    return StatementEntry(
        statement,
        view.dataset.themes_of(statement),
        counterparts(view.dataset, statement),
        behind(view, statement.theme_ids),
        tuple(groups(view, statement.theme_ids, QUOTES_SHOWN)),
    )


def counterparts(dataset: Dataset, statement: Statement) -> tuple[LinkedStatement, ...]:
    """The findings of a recommendation, or the recommendations of a finding.

    The link is stated only where the report states both its halves, to the theme and from it.
    """
    kind = COUNTERPART.get(statement.kind)
    if kind is None:
        return ()
    return tuple(
        LinkedStatement(other, weaker(statement.link_basis, other.link_basis))
        for other in dataset.about(statement.theme_ids, kind)
    )


def weaker(one: LinkBasis, other: LinkBasis) -> LinkBasis:
    """The basis of a link made of two: stated only where both are."""
    return LinkBasis.STATED if one is other is LinkBasis.STATED else LinkBasis.EDITORIAL
