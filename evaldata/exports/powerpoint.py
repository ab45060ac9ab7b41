"""Slides to present and to edit: who took part, results, the themes, then what the slides show.

Slides on one thing begin with it: who speaks, quotes, what follows, what is open.
"""

import pandas as pd

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.participation import theme_voices_frame
from evaldata.analysis.responses import breakdowns
from evaldata.charts import details, message, theme_voices
from evaldata.exports import tables
from evaldata.exports.chapters import Chapter
from evaldata.exports.content import ExportContent
from evaldata.exports.properties import finished
from evaldata.exports.statements import StatementEntry, StatementSection, limits, sections
from evaldata.model.attributes import Attribute
from evaldata.model.entities import Quote
from evaldata.model.language import capitalised, quotes, uncapitalised
from evaldata.model.vocabulary import WORDING_NAMES
from evaldata.office.powerpoint.deck import Deck
from evaldata.wording.evidence import QuoteGroup, class_group, quotes_in_line
from evaldata.wording.sentences import (
    about_everyone,
    filter_in_words,
    headline_about_everyone,
    statement_name,
    who_took_part,
)
from evaldata.wording.subject import Subject, few_quotes

SAID = ("Evaluation", "Shows", "Who took part", "Taken away on", "Fingerprint of the data")
"""What the first slide says already, or its notes."""
MOST_BARS = 10
"""Of a chart, which can be read from the back."""
MOST_ROWS = 20
"""Of a table of responses; the workbook has all."""
MOST_SLIDES = 2
"""On which points of a subject flow on."""
HATCHED = "Possible"
SERIES = {"matches": "Quotes", "possible": HATCHED}


def slides(content: ExportContent) -> bytes:
    """The deck."""
    deck = Deck(content.dataset.evaluation.look, content.dataset.look_files, content.footer)
    stamp = "\n".join(f"{name}: {text}" for name, text in content.stamp)
    if content.scope.subject:
        _subject(deck, content, content.scope.subject, stamp)
    else:
        _everything(deck, content, stamp)
    lines = [line for line in content.stamp if line[0] not in SAID]
    deck.table("What these slides show", (), lines, (2.3, 9), stamp)
    return finished(deck.file, content)


def _everything(deck: Deck, content: ExportContent, stamp: str) -> None:
    headline = content.dataset.evaluation.headline or content.title
    asked = [content.title, headline_about_everyone(content.view)]
    lines = [*(asked if headline != content.title else []), content.scope.in_words, content.day]
    deck.title(headline, [*filter(None, lines)], stamp)
    for attribute, counts in breakdowns(content.view):
        _who(deck, content, attribute, counts)
    for section in sections(content):
        _statements(deck, content, section)
    for chapter in content.chapters:
        _theme(deck, content, chapter)
    for heading, passages in limits(content):
        deck.points(_about(content, heading), passages, "\n".join(passages))


def _subject(deck: Deck, content: ExportContent, subject: Subject, stamp: str) -> None:
    name = [] if subject.name == subject.message else [subject.name]
    about = "" if subject.selection else headline_about_everyone(content.view)
    filtered = filter_in_words(content.view.filter, content.dataset)
    lines = [*name, filtered, about, content.title, content.day]
    deck.title(subject.message, [*filter(None, lines)], stamp)
    if not subject.selection:
        _points(deck, _about(content, "What was heard"), subject.lines)
    if content.dataset.voice.values:
        _voices(deck, content, subject)
    for quote, quote_class in few_quotes(content.view, subject):
        _quote(deck, content, class_group(content.view, quote_class), quote)
    _points(deck, *subject.follows)
    _points(deck, "What is not known", subject.unknown)


def _points(deck: Deck, title: str, lines: tuple[str, ...]) -> None:
    if lines:
        deck.points(title, lines, "\n".join(lines), most=MOST_SLIDES)


def _voices(deck: Deck, content: ExportContent, subject: Subject) -> None:
    """Who speaks, as a chart that can be edited."""
    frame = theme_voices_frame(content.view, subject.theme_ids, subject.quote_ids)
    voice = content.dataset.voice
    said = theme_voices(frame, voice, which=subject.which)
    counts = frame.set_index("label")[[*SERIES]].rename(columns=SERIES).rename_axis(voice.label)
    if counts.to_numpy().any():
        drawn, more = tables.in_a_chart(pd.DataFrame(counts), voice, MOST_BARS, "quotes")
        title = f"{said.message} {more}." if more else said.message
        notes = f"{said.message}\n{said.alternative}\n{subject.evidence}"
        deck.chart(title, drawn, said.alternative, notes, hatched=HATCHED)


def _who(deck: Deck, content: ExportContent, attribute: Attribute, counts: pd.DataFrame) -> None:
    """A chart, unless it had a single bar, and its numbers on the next slide."""
    few = tables.few_columns(counts)
    drawn, more = tables.in_a_chart(few, attribute, MOST_BARS)
    title = f"{message(counts)} {more}." if more else message(counts)
    told = f"{title} {details(drawn)}"
    notes = f"{told}\n{who_took_part(content.view)}.\nFilter: {content.filter_in_words}."
    if counts.any(axis=1).sum() > 1:
        deck.chart(title, drawn, told, notes)
    header, rows, shares = tables.responses(tables.few_rows(few, MOST_ROWS))
    turned = tables.is_turned(header, shares)
    deck.table(content.responses_by(attribute), header, rows, shares, notes, turned=turned)


def _statements(deck: Deck, content: ExportContent, section: StatementSection) -> None:
    rows = [(str(e.statement.number), e.line, e.theme_names, e.evidence) for e in section.entries]
    notes = "\n\n".join(map(_source, section.entries))
    shares = (0.7, 5.4, 1.5, 4) if section.numbered else (0.7, 4.3, 3.3, 3.3)
    header = ("No.", section.heading, "Themes", "Quotes")
    deck.table(_about(content, section.heading), header, rows, shares, notes)


def _about(content: ExportContent, title: str) -> str:
    """A title, and with a filter whom what it heads is about."""
    about = about_everyone(content.view)
    return f"{title}: {uncapitalised(about)}" if about else title


def _source(entry: StatementEntry) -> str:
    statement = entry.statement
    text = f"{statement_name(statement)}: {statement.text}"
    source = f"Source: {statement.source}." if statement.source else ""
    link = f"Link to its themes: {entry.link}." if entry.link else ""
    return " ".join(filter(None, [text, source, link]))


def _theme(deck: Deck, content: ExportContent, chapter: Chapter) -> None:
    theme = chapter.theme
    line = f"{capitalised(quotes_in_line(content.view, chapter.counts))}."
    if content.scope.search.asked.query:
        line = f"{capitalised(quotes(chapter.counts.left))} found by the search."
    about = about_everyone(content.view)
    line = " ".join([f"{about}." if about else "", line, *chapter.not_listed]).strip()
    notes = f"{theme.summary}\nSource: {theme.source or 'not stated'}.\n{line}"
    over = theme.over if theme.theme_id else ""  # a chapter of quotes need not be a theme
    above = () if theme.number else content.dataset.above(theme)[-1:]
    over = " · ".join([over, *(f"belongs to {parent.name}" for parent in above)])
    deck.section(over, theme.message, line, notes)
    heard = [*filter(None, [theme.explanation]), *theme.points]
    heard += [theme.gap] if theme.gap else []
    said = "\n".join([notes, *theme.points])
    deck.points(_about(content, f"{theme.name}, what was heard"), heard, said)
    for group, rows in chapter.parts:
        for quote in content.dataset.quotes.at(rows):
            _quote(deck, content, group, quote)


def _quote(deck: Deck, content: ExportContent, group: QuoteGroup, quote: Quote) -> None:
    """A quote; the bar beside it has the colour of the voice, hollow where only possible."""
    themes, wording = content.themes_in_words(quote.theme_ids), WORDING_NAMES[quote.wording]
    notes = [
        quote.text,
        f"Speaker: {quote.attribution(content.dataset.voice) or 'not stated'}",
        f"Source: {quote.source or 'not stated'}",
        f"Theme: {themes}",
        f"Wording: {wording}",
        f"Under the filter: {content.class_name(group.quote_class)}",
        group.explanation,
        f"Chosen because: {quote.why}" if quote.why else "",
        f"Note: {note}" if (note := content.note(quote)) else "",
    ]
    about = filter(None, [*content.known(quote), capitalised(wording), group.heading])
    deck.quote(
        themes,
        (quote.worded, quote.attribution(content.dataset.voice), " · ".join(about)),
        "\n".join(filter(None, notes)),
        quote.place(content.dataset.voice),
        hollow=group.quote_class is QuoteClass.POSSIBLE,
    )
