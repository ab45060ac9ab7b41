"""One thing to talk about: a theme, a statement, or a group; what is said of it and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.analysis.suggestion import suggested
from evaldata.dataset import Dataset
from evaldata.entities import Quote, Statement, Theme
from evaldata.evidence import LISTED, QuoteClass
from evaldata.presentation.evidence import evidence_sentence
from evaldata.presentation.gaps import all_gaps
from evaldata.presentation.group import what_they_said, who_they_are
from evaldata.presentation.statements import COUNTERPART, counterparts
from evaldata.profiles import WITHHELD
from evaldata.schema import StatementKind
from evaldata.sentences import (
    capitalised,
    enumeration,
    filter_in_words,
    quotes,
    statement_name,
    who_took_part,
)
from evaldata.view import View

GROUP = "group"
"""The key of the group that the filters leave."""
MANY = 200
"""Quotes among which a few are looked for, so that a large evaluation does not wait."""


@dataclass(frozen=True)
class Subject:
    """One thing to talk about.

    Attributes:
        key: Identifies it in an address.
        name: What it is: "Theme 3, Weather", "Finding 2".
        message: What it says.
        told: More that it says, a line each.
        evidence: Who stands behind it, in a sentence.
        theme_ids: The themes whose quotes are its own; None for those of all.
        follows: What is made of it, each with its number; and what that is called.
        unknown: What is not known of it, in sentences.
    """

    key: str
    name: str
    message: str
    told: tuple[str, ...]
    evidence: str
    theme_ids: tuple[str, ...] | None
    follows: tuple[str, tuple[str, ...]]
    unknown: tuple[str, ...]


def subject_of(view: View, key: str) -> Subject | None:
    """The subject of that key; None where there is none such."""
    for theme in view.dataset.themes:
        if theme.key == key:
            return _of_theme(view, theme)
    for statement in view.dataset.statements:
        if statement.key == key:
            return _of_statement(view, statement)
    return _of_group(view) if key == GROUP and view.filter else None


def few_quotes(view: View, subject: Subject) -> tuple[tuple[Quote, QuoteClass], ...]:
    """Up to three of its quotes with their classes: none that the filter rules out.

    Those that are only possible come where fewer than three are known to match.
    """
    found: list[tuple[Quote, QuoteClass]] = []
    for quote_class in LISTED:
        rows = view.rows(subject.theme_ids, quote_class)[:MANY]
        some = suggested(view.dataset.quotes.at(rows), view.dataset.voice)
        found += [(quote, quote_class) for quote in some]
    return tuple(found[:3])


def _of_theme(view: View, theme: Theme) -> Subject:
    dataset = view.dataset
    told = [theme.summary if theme.headline else "", *theme.points]
    return Subject(
        theme.key,
        f"Theme {theme.number}, {theme.title}" if theme.number else f"Theme: {theme.title}",
        theme.message,
        tuple(filter(None, told)),
        evidence_sentence(dataset, [theme.theme_id]),
        (theme.theme_id,),
        ("What follows", _statements(dataset.resting_on([theme.theme_id]))),
        (*([theme.gap] if theme.gap else []), *_unknown(view, (theme.theme_id,), theme.key)),
    )


def _of_statement(view: View, statement: Statement) -> Subject:
    dataset, ids = view.dataset, statement.theme_ids
    themes = tuple(f"Rests on {theme.name}" for theme in dataset.themes_of(statement))
    others = tuple(other for other, _ in counterparts(dataset, statement))
    _, heading, none = COUNTERPART[statement.kind]
    return Subject(
        statement.key,
        statement_name(statement),
        statement.message,
        (*([statement.text] if statement.headline else []), *themes),
        evidence_sentence(dataset, ids),
        ids,
        (heading, _statements(others) or (none,)),
        tuple(_unknown(view, ids, statement.key)),
    )


def _of_group(view: View) -> Subject:
    words = filter_in_words(view.filter, view.dataset)
    return Subject(
        GROUP,
        "A group",
        capitalised(words),
        tuple(who_they_are(view)),
        f"{who_took_part(view)}.",
        None,
        ("What they are quoted on", tuple(_quoted_on(view))),
        (*what_they_said(view), *_unknown(view, None, "")),
    )


def _quoted_on(view: View) -> Iterator[str]:
    """The themes on which quotes are known to be theirs, those with most first."""
    counts = [(view.counts_of([theme.theme_id]).matches, theme) for theme in view.dataset.themes]
    ordered = sorted(counts, key=lambda pair: -pair[0])
    yield from (f"{theme.name}: {quotes(number)}" for number, theme in ordered if number)
    if not any(number for number, _ in counts):
        yield "No quote is known to be theirs."


def _statements(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """Findings and recommendations, each by its name and message."""
    kinds = (StatementKind.FINDING, StatementKind.RECOMMENDATION)
    return tuple(f"{statement_name(s)}: {s.message}" for s in statements if s.kind in kinds)


def _unknown(view: View, theme_ids: tuple[str, ...] | None, key: str) -> Iterator[str]:
    """What its quotes do not state of their speakers, and where the trace is thin."""
    dataset = view.dataset
    if unstated := _unstated(dataset, view, theme_ids):
        yield f"No quote on this states {enumeration(unstated, 'or')}."
    yield from (f"{gap.sentence}." for gap in all_gaps(dataset) if key and gap.name == key)
    yield "A number of quotes is no measure of how many think so."


def _unstated(dataset: Dataset, view: View, theme_ids: tuple[str, ...] | None) -> list[str]:
    rows = view.rows(theme_ids)
    return [
        f"the {attribute.label.lower()}"
        for attribute in dataset.attributes
        if len(rows) and (dataset.quotes.stated(rows, attribute) == WITHHELD).all()
    ]
