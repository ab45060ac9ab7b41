"""What belongs to a theme: what stands behind it, and what rests on it."""

from collections.abc import Iterator

from evaldata.analysis.view import View
from evaldata.analysis.voices import voices_of
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import capitalised
from evaldata.model.vocabulary import STATEMENT_NAMES, StatementKind
from evaldata.wording.evidence import evidence_sentence, quotes_in_line
from evaldata.wording.sentences import statement_name
from evaldata.wording.voices import remark

ALWAYS = (StatementKind.FINDING, StatementKind.RECOMMENDATION)
"""Kinds of which is said where a theme has none, if the evaluation has some."""


def theme_evidence(view: View, theme: Theme) -> Iterator[str]:
    """What stands behind a theme, in sentences."""
    yield evidence_sentence(view.dataset, [theme.theme_id])
    if said := remark(voices_of(view.dataset, [theme.theme_id])):
        yield f"{said}."
    if view.filter:
        yield f"Under this filter: {quotes_in_line(view, [theme.theme_id])}."


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
