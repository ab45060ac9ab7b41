"""Findings and recommendations with what they rest on and what takes them up."""

from evaldata.dataset import Dataset
from evaldata.entities import Statement
from evaldata.schema import LinkBasis, StatementKind
from evaldata.sentences import KINDS, capitalised, enumeration, spelled

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


def findings_title(dataset: Dataset) -> str:
    """What stands over the findings: how many no recommendation takes up."""
    findings, gaps = dataset.of_kind(StatementKind.FINDING), dataset.not_taken_up()
    if not findings:
        return "No findings are recorded"
    if not gaps:
        return "Each finding is taken up by a recommendation"
    of = f"{spelled(len(gaps))} of {spelled(len(findings))} {KINDS[StatementKind.FINDING][1]}"
    return f"{capitalised(of)} {'are' if len(gaps) > 1 else 'is'} taken up by no recommendation"


def recommendations_title(dataset: Dataset) -> tuple[str, str]:
    """What stands over the recommendations, and who linked them to what was heard."""
    recommendations = dataset.of_kind(StatementKind.RECOMMENDATION)
    if not recommendations:
        return "No recommendations are recorded", ""
    name = KINDS[StatementKind.RECOMMENDATION][len(recommendations) != 1]
    number = capitalised(f"{spelled(len(recommendations))} {name}")
    stated = sum(r.link_basis is LinkBasis.STATED for r in recommendations)
    lead = f"The report itself links {spelled(stated)} of them to what it heard"
    rest = (
        "; the other links are an editor's and marked so." if stated < len(recommendations) else "."
    )
    return f"{number}, and what each rests on", lead + rest


def synthesis_title(dataset: Dataset) -> str:
    """What stands over what is valued and what is missing."""
    amounts = [
        f"{spelled(n)} {KINDS[kind][n != 1]}"
        for kind in (StatementKind.VALUED, StatementKind.MISSING)
        if (n := len(dataset.of_kind(kind)))
    ]
    return capitalised(enumeration(amounts)) or "Nothing is recorded as valued or missing"


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
