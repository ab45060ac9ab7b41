"""Themes, findings and recommendations: what each rests on, and what takes it up."""

from collections.abc import Iterator

from evaldata.analysis.view import View
from evaldata.analysis.voices import voices_of
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import capitalised, spelled
from evaldata.model.vocabulary import STATEMENT_NAMES, LinkBasis, StatementKind
from evaldata.wording.evidence import evidence_sentence, quotes_in_line
from evaldata.wording.sentences import statement_name, statements_counted
from evaldata.wording.voices import remark

RESTS_ON = (StatementKind.FINDING, "Rests on", "No finding leads to this.")
TAKEN_UP = (StatementKind.RECOMMENDATION, "Taken up by", "No recommendation takes this up.")
COUNTERPART = {
    StatementKind.FINDING: TAKEN_UP,
    StatementKind.RECOMMENDATION: RESTS_ON,
    StatementKind.VALUED: RESTS_ON,
    StatementKind.MISSING: TAKEN_UP,
}
"""The kind of a statement's counterparts, what they are called, and what is said of none."""
ALWAYS = (StatementKind.FINDING, StatementKind.RECOMMENDATION)
"""Kinds of which is said where a theme has none, if the evaluation has some."""


def findings_title(dataset: Dataset) -> str:
    """What stands over the findings: how many no recommendation takes up."""
    findings, gaps = dataset.of_kind(StatementKind.FINDING), dataset.not_taken_up()
    if not findings:
        return "No findings are recorded"
    if not dataset.of_kind(StatementKind.RECOMMENDATION):
        return statements_counted(dataset, StatementKind.FINDING)
    if not gaps:
        return "Each finding is taken up by a recommendation"
    called = STATEMENT_NAMES[StatementKind.FINDING][1]
    of = f"{spelled(len(gaps))} of {spelled(len(findings))} {called}"
    if len(findings) == 1:
        of = f"the one {STATEMENT_NAMES[StatementKind.FINDING][0]}"
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


def without_counterpart(dataset: Dataset, statement: Statement) -> str:
    """What is said of a statement that has none; empty where it has one, or none are recorded."""
    kind, _, none = COUNTERPART[statement.kind]
    return none if dataset.of_kind(kind) and not counterparts(dataset, statement) else ""


def found_on(dataset: Dataset, theme: Theme) -> Iterator[str]:
    """Whose words stand behind a theme, whatever the filter."""
    yield evidence_sentence(dataset, [theme.theme_id])
    if said := remark(voices_of(dataset, [theme.theme_id])):
        yield f"{said}."


def theme_evidence(view: View, theme: Theme) -> Iterator[str]:
    """What stands behind a theme, in sentences, and how that stands to a filter."""
    yield from found_on(view.dataset, theme)
    if view.filter:
        yield f"Under this filter: {quotes_in_line(view, view.counts_of([theme.theme_id]))}."


def full_name(dataset: Dataset, theme: Theme) -> str:
    """A theme's name after the names of those to which it belongs."""
    return " › ".join(each.name for each in (*dataset.above(theme), theme))


def related(view: View, theme: Theme) -> Iterator[tuple[str, str, tuple[Statement, ...]]]:
    """The statements that rest on a theme by kind: a heading, what is said of none, and they.

    Findings and recommendations always, the other kinds where there are any.
    """
    for kind, (singular, plural) in STATEMENT_NAMES.items():
        statements = view.dataset.about([theme.theme_id], kind)
        if statements or (kind in ALWAYS and view.dataset.of_kind(kind)):
            heading = capitalised(plural if len(statements) != 1 else singular)
            yield heading, none_takes_up(kind), statements


def none_takes_up(kind: StatementKind) -> str:
    """What is said of a theme of which no statement of a kind speaks."""
    return f"No {STATEMENT_NAMES[kind][0]} takes up this theme."


def what_follows(dataset: Dataset, theme: Theme) -> tuple[str, ...]:
    """Findings and recommendations on a theme, a line each; what there is none of first."""
    made = {kind: dataset.about([theme.theme_id], kind) for kind in ALWAYS if dataset.of_kind(kind)}
    none = [none_takes_up(kind) for kind, statements in made.items() if not statements]
    return (*none, *(f"{statement_name(s)}: {s.message}" for some in made.values() for s in some))
