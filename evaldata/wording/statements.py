"""Findings and recommendations with what they rest on and what takes them up."""

from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement
from evaldata.model.language import capitalised, spelled
from evaldata.model.vocabulary import STATEMENT_NAMES, LinkBasis, StatementKind
from evaldata.wording.sentences import statements_counted

RESTS_ON = (StatementKind.FINDING, "Rests on", "No finding leads to this.")
TAKEN_UP = (StatementKind.RECOMMENDATION, "Taken up by", "No recommendation takes this up.")
COUNTERPART = {
    StatementKind.FINDING: TAKEN_UP,
    StatementKind.RECOMMENDATION: RESTS_ON,
    StatementKind.VALUED: RESTS_ON,
    StatementKind.MISSING: TAKEN_UP,
}
"""The kind of a statement's counterparts, what they are called, and what is said of none."""


def findings_title(dataset: Dataset) -> str:
    """What stands over the findings: how many no recommendation takes up."""
    findings, gaps = dataset.of_kind(StatementKind.FINDING), dataset.not_taken_up()
    if not findings:
        return "No findings are recorded"
    if not gaps:
        return "Each finding is taken up by a recommendation"
    if not dataset.of_kind(StatementKind.RECOMMENDATION):
        return statements_counted(dataset, StatementKind.FINDING)
    called = STATEMENT_NAMES[StatementKind.FINDING][1]
    of = f"{spelled(len(gaps))} of {spelled(len(findings))} {called}"
    return f"{capitalised(of)} {'are' if len(gaps) > 1 else 'is'} taken up by no recommendation"


def recommendations_title(dataset: Dataset) -> tuple[str, str]:
    """What stands over the recommendations, and who linked them to what was heard."""
    recommendations = dataset.of_kind(StatementKind.RECOMMENDATION)
    if not recommendations:
        return "No recommendations are recorded", ""
    number = statements_counted(dataset, StatementKind.RECOMMENDATION)
    stated = sum(r.link_basis is LinkBasis.STATED for r in recommendations)
    if not stated:
        return number, ""
    lead = f"The report itself links {spelled(stated)} of them to what it heard"
    rest = (
        "; the other links are an editor's and marked so." if stated < len(recommendations) else "."
    )
    return f"{number}, and what each rests on", lead + rest


def synthesis_title(dataset: Dataset) -> str:
    """What stands over what is valued and what is missing."""
    said = statements_counted(dataset, StatementKind.VALUED, StatementKind.MISSING)
    return said or "Nothing is recorded as valued or missing"


def became(statement: Statement) -> str:
    """What became of a recommendation and where that is said; empty where it is not."""
    if not statement.status:
        return ""
    return f"{capitalised(statement.status).rstrip('.')}. Source: {statement.status_source}."


def counterparts(dataset: Dataset, statement: Statement) -> list[tuple[Statement, LinkBasis]]:
    """The statements on which a statement rests, or that take it up, and who drew the links.

    Of a finding or something missing the recommendations, of others the findings. The link is
    stated only where the report states both its halves, to the theme and from it.
    """
    own, (kind, *_) = statement.link_basis, COUNTERPART[statement.kind]
    return [
        (other, own if own is other.link_basis else LinkBasis.EDITORIAL)
        for other in dataset.about(statement.theme_ids, kind)
    ]
