"""Findings and recommendations with what they rest on and what takes them up."""

from dataclasses import dataclass

from evaldata.dataset import Dataset
from evaldata.entities import Statement
from evaldata.schema import LinkBasis, StatementKind
from evaldata.sentences import KINDS, capitalised, enumeration, spelled, statement_name

COUNTERPART = {
    StatementKind.FINDING: StatementKind.RECOMMENDATION,
    StatementKind.RECOMMENDATION: StatementKind.FINDING,
    StatementKind.VALUED: StatementKind.FINDING,
    StatementKind.MISSING: StatementKind.RECOMMENDATION,
}
COUNTERPARTS_SAID = {
    StatementKind.FINDING: ("Rests on", "No finding leads to this."),
    StatementKind.RECOMMENDATION: ("Taken up by", "No recommendation takes this up."),
}


@dataclass(frozen=True)
class StatementsHeading:
    """What stands over a list of statements."""

    over: str
    title: str
    lead: str


def findings_heading(dataset: Dataset) -> StatementsHeading:
    """What stands over the findings: how many no recommendation takes up."""
    findings, gaps = dataset.of_kind(StatementKind.FINDING), dataset.not_taken_up()
    title, lead = "Each finding is taken up by a recommendation", ""
    if not findings:
        title = "No findings are recorded"
    elif gaps:
        verb = "are" if len(gaps) > 1 else "is"
        of = f"{spelled(len(gaps))} of {spelled(len(findings))} {KINDS[StatementKind.FINDING][1]}"
        title = f"{capitalised(of)} {verb} taken up by no recommendation"
        lead = " ".join(f"{statement_name(gap)}: {gap.message.rstrip('.')}." for gap in gaps)
    return StatementsHeading("Findings", title, lead)


def recommendations_heading(dataset: Dataset) -> StatementsHeading:
    """What stands over the recommendations."""
    recommendations = dataset.of_kind(StatementKind.RECOMMENDATION)
    if not recommendations:
        return StatementsHeading("Recommendations", "No recommendations are recorded", "")
    name = KINDS[StatementKind.RECOMMENDATION][len(recommendations) != 1]
    number = capitalised(f"{spelled(len(recommendations))} {name}")
    stated = sum(r.link_basis is LinkBasis.STATED for r in recommendations)
    lead = f"The report itself links {spelled(stated)} of them to what it heard"
    rest = (
        "; the other links are an editor's and marked so." if stated < len(recommendations) else "."
    )
    title = f"{number}, and what each rests on"
    return StatementsHeading("Recommendations", title, lead + rest)


def synthesis_heading(dataset: Dataset) -> StatementsHeading:
    """What stands over what is valued and what is missing."""
    amounts = [
        f"{spelled(n)} {KINDS[kind][n != 1]}"
        for kind in (StatementKind.VALUED, StatementKind.MISSING)
        if (n := len(dataset.of_kind(kind)))
    ]
    title = capitalised(enumeration(amounts)) or "Nothing is recorded as valued or missing"
    return StatementsHeading("Valued and missing", title, "")


def counterparts_said(statement: Statement) -> tuple[str, str]:
    """What the counterparts of a statement are called, and what is said where it has none."""
    return COUNTERPARTS_SAID[COUNTERPART[statement.kind]]


def counterparts(dataset: Dataset, statement: Statement) -> list[tuple[Statement, LinkBasis]]:
    """The statements on which a statement rests, or that take it up, and who drew the links.

    Of a finding or something missing the recommendations, of others the findings. The link is
    stated only where the report states both its halves, to the theme and from it.
    """
    others = dataset.about(statement.theme_ids, COUNTERPART[statement.kind])
    return [(other, weaker(statement.link_basis, other.link_basis)) for other in others]


def weaker(one: LinkBasis, other: LinkBasis) -> LinkBasis:
    """The basis of a link made of two: stated only where both are."""
    return LinkBasis.STATED if one is other is LinkBasis.STATED else LinkBasis.EDITORIAL
