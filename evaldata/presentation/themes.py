"""What belongs to a theme: what stands behind it, and what rests on it."""

from collections.abc import Iterator

from evaldata.dataset import Dataset
from evaldata.entities import Statement, Theme
from evaldata.presentation.evidence import evidence_sentence, quotes_in_line
from evaldata.presentation.voices import remark
from evaldata.sentences import KINDS, capitalised
from evaldata.view import View
from evaldata.vocabulary import StatementKind
from evaldata.voices import voices_of


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
    always = (StatementKind.FINDING, StatementKind.RECOMMENDATION)
    for kind, (singular, plural) in KINDS.items():
        statements = view.dataset.about([theme.theme_id], kind)
        if statements or (kind in always and view.dataset.of_kind(kind)):
            heading = capitalised(plural if len(statements) != 1 else singular)
            yield heading, f"No {singular} takes up this theme.", statements
