"""One thing to talk about: a theme, a statement, a group, or chosen quotes; who says what of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaldata.analysis.classes import LISTED, QuoteClass
from evaldata.analysis.representation import themes
from evaldata.analysis.selection import Selection
from evaldata.analysis.suggestion import FEW, suggested
from evaldata.analysis.view import View
from evaldata.analysis.voices import Voices
from evaldata.dataset.quotes import Rows
from evaldata.model.entities import Quote, Statement, Theme
from evaldata.model.language import capitalised, enumeration, quotes
from evaldata.model.patterns import WITHHELD
from evaldata.wording.evidence import evidence_sentence
from evaldata.wording.gaps import all_gaps
from evaldata.wording.group import what_they_said, who_they_are
from evaldata.wording.selection import BY_A_READER, chosen_quotes, represents, selection_name
from evaldata.wording.sentences import filter_in_words, statement_name, who_took_part
from evaldata.wording.statements import COUNTERPART, counterparts, what_follows, without_counterpart
from evaldata.wording.voices import quotes_and_speakers

GROUP = "group"
"""The key of the group that the filters leave."""
SELECTION = "chosen"
"""The key of the quotes that a visitor has chosen."""
MANY = 200
"""Quotes among which a few are looked for, so that a large evaluation does not wait."""


@dataclass(frozen=True)
class Subject:
    """One thing to talk about.

    Attributes:
        key: Identifies it in an address.
        name: What it is: "Theme 3, Weather", "Finding 2".
        message: What it says.
        lines: More that it says, a line each.
        evidence: Who stands behind it, in a sentence.
        theme_ids: The themes whose quotes are its own; None for those of all.
        follows: What is made of it, each with its number; and what that is called.
        unknown: What is not known of it, in sentences.
        selection: The quotes that it is made of; None where its themes say which.
    """

    key: str
    name: str
    message: str
    lines: tuple[str, ...]
    evidence: str
    theme_ids: tuple[str, ...] | None
    follows: tuple[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    selection: Selection | None = None

    @property
    def in_words(self) -> str:
        """What it is and what it says, in a line."""
        return ": ".join(dict.fromkeys((self.name, self.message)))

    @property
    def quote_ids(self) -> tuple[str, ...] | None:
        """The quotes that it is made of; None where its themes say which."""
        return self.selection.ids if self.selection else None

    @property
    def which(self) -> str:
        """Which quotes are its own, as a chart calls them."""
        return "chosen" if self.selection else "on this theme"

    def note(self, quote: Quote) -> str:
        """What is noted of a quote; empty where nothing is."""
        return self.selection.note(quote.quote_id) if self.selection else ""


def subject_of(view: View, key: str, selection: Selection | None = None) -> Subject | None:
    """The subject of that key; None where there is none such.

    The selection is what a visitor has chosen, for the subject that is made of it.
    """
    if key == SELECTION:
        return _of_selection(view, selection or Selection())
    if key == GROUP:
        return _of_group(view) if view.filter else None
    claim = view.dataset.claim(key)
    if isinstance(claim, Theme):
        return _of_theme(view, claim)
    return _of_statement(view, claim) if claim else None


def few_quotes(view: View, subject: Subject) -> tuple[tuple[Quote, QuoteClass], ...]:
    """Its quotes with their classes: none that the filter rules out.

    All that were chosen, in their order; else up to `FEW`, of which those that are only possible
    come where fewer are known to match.
    """
    if subject.selection:
        return tuple(pair for pair in chosen_quotes(view, subject.selection) if pair[1] in LISTED)
    found: list[tuple[Quote, QuoteClass]] = []
    for quote_class in LISTED:
        rows = view.rows(subject.theme_ids, quote_class)[:MANY]
        some = suggested(view.dataset.quotes.at(rows), view.dataset.voice)
        found += [(quote, quote_class) for quote in some]
    return tuple(found[:FEW])


def _of_theme(view: View, theme: Theme) -> Subject:
    dataset = view.dataset
    lines = [theme.explanation, *theme.points]
    gap = [theme.gap] if theme.gap else []
    return Subject(
        theme.key,
        theme.called,
        theme.message,
        tuple(filter(None, lines)),
        evidence_sentence(dataset, [theme.theme_id]),
        (theme.theme_id,),
        ("What follows", what_follows(dataset, theme)),
        (*gap, *_unknown(view, view.rows([theme.theme_id]), theme.key)),
    )


def _of_statement(view: View, statement: Statement) -> Subject:
    dataset, ids = view.dataset, statement.theme_ids
    themes = tuple(f"Rests on {theme.name}" for theme in dataset.themes_of(statement))
    others = (other for other, _ in counterparts(dataset, statement))
    follows = tuple(f"{statement_name(other)}: {other.message}" for other in others)
    heading, none = COUNTERPART[statement.kind][1], without_counterpart(dataset, statement)
    return Subject(
        statement.key,
        statement_name(statement),
        statement.message,
        (*([statement.text] if statement.headline else []), *themes),
        evidence_sentence(dataset, ids),
        ids,
        (heading, follows or tuple(filter(None, [none]))),
        tuple(_unknown(view, view.rows(ids), statement.key)),
    )


def _of_group(view: View) -> Subject:
    themes = view.dataset.themes
    known = _by_theme((theme.name, view.counts_of([theme.theme_id]).matches) for theme in themes)
    return Subject(
        GROUP,
        "A group",
        capitalised(filter_in_words(view.filter, view.dataset)),
        tuple(who_they_are(view)),
        f"{who_took_part(view)}.",
        None,
        ("What they are quoted on", known or ("No quote is known to be theirs.",)),
        (*what_they_said(view), *_unknown(view, view.rows(), GROUP)),
    )


def _of_selection(view: View, selection: Selection) -> Subject | None:
    rows, name = view.dataset.quotes.rows_of(selection.ids), selection_name(view, selection)
    if not len(rows):
        return None
    dataset = view.dataset
    left = rows[view.classes_at(rows) != QuoteClass.RULED_OUT]
    voices = Voices.of(dataset, left)
    who = enumeration([value.many for value, _ in voices.quotes])
    return Subject(
        SELECTION,
        name,
        selection.name or name,
        (BY_A_READER,),
        f"{quotes_and_speakers(voices)}{f', {who}' if who else ''}.",
        None,
        ("What they speak to", _by_theme((name, n) for name, n, _ in themes(view, left))),
        (*represents(view, selection), *_unknown(view, rows, SELECTION)),
        selection,
    )


def _by_theme(counts: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Themes with their quotes, those with most first and without those that have none."""
    ordered = sorted(counts, key=lambda pair: -pair[1])
    return tuple(f"{name}: {quotes(number)}" for name, number in ordered if number)


def _unknown(view: View, rows: Rows, key: str) -> Iterator[str]:
    """What its quotes do not state of their speakers, and where the trace is thin."""
    dataset = view.dataset
    unstated = [
        f"the {attribute.one}"
        for attribute in dataset.attributes
        if len(rows) and (dataset.quotes.stated(rows, attribute) == WITHHELD).all()
    ]
    if unstated:
        yield f"No quote on this states {enumeration(unstated, 'or')}."
    yield from (f"{gap.sentence}." for gap in all_gaps(dataset) if gap.key == key)
    yield "A number of quotes is no measure of how many think so."
