"""What the slides say, in their order: what this is, who took part, results, then the themes."""

import pandas as pd

from evaldata.analysis.responses import breakdowns
from evaldata.charts import details, message
from evaldata.exports import tables
from evaldata.exports.chapters import Chapter
from evaldata.exports.content import ExportContent
from evaldata.exports.powerpoint.quote_slide import add_quote
from evaldata.exports.powerpoint.subject_slides import about
from evaldata.exports.properties import finished
from evaldata.exports.statements import StatementSection, sections
from evaldata.model.attributes import Attribute
from evaldata.model.entities import Statement
from evaldata.model.language import capitalised, quotes
from evaldata.office.powerpoint.deck import Deck
from evaldata.wording.evidence import quotes_in_line
from evaldata.wording.sentences import about_everyone, statement_name, who_took_part

NOT_IN_STAMP = ("Evaluation", "Shows", "Who took part", "Fingerprint of the data")


def slides(content: ExportContent) -> bytes:
    """The deck."""
    deck = Deck(content.dataset.evaluation.look, content.dataset.look_files, content.footer)
    if content.scope.subject:
        about(deck, content, content.scope.subject)
        return finished(deck.file, content)
    _open(deck, content)
    for attribute, counts in breakdowns(content.view):
        if counts.to_numpy().any():
            _who(deck, content, attribute, counts)
    for section in sections(content):
        _statements(deck, content, section)
    for chapter in content.chapters:
        _theme(deck, content, chapter)
    return finished(deck.file, content)


def _open(deck: Deck, content: ExportContent) -> None:
    headline = content.dataset.evaluation.headline or content.title
    asked = [content.title] if headline != content.title else []
    stamp = "\n".join(f"{name}: {text}" for name, text in content.stamp)
    deck.title(headline, [*asked, content.scope.in_words, content.day], stamp)
    lines = [line for line in content.stamp if line[0] not in NOT_IN_STAMP]
    deck.table("What these slides show", (), lines, (2.3, 9), stamp)


def _who(deck: Deck, content: ExportContent, attribute: Attribute, counts: pd.DataFrame) -> None:
    """A chart, unless it had a single bar, and its numbers on the next slide."""
    title = message(counts)
    told = f"{title} {details(counts)}"
    notes = f"{told}\n{who_took_part(content.view)}.\nFilter: {content.filter_in_words}."
    if counts.any(axis=1).sum() > 1:
        deck.chart(title, counts, told, notes)
    header, rows = tables.responses(counts)
    shares = tables.shares(header)
    deck.table(content.responses_by(attribute), header, rows, shares, notes)


def _statements(deck: Deck, content: ExportContent, section: StatementSection) -> None:
    rows = [
        (str(e.statement.number), e.statement.message, e.theme_numbers, e.evidence)
        for e in section.entries
    ]
    notes = "\n\n".join(_source(entry.statement) for entry in section.entries)
    shares = (0.8, 6, 1.6, 3.6 if content.view.filter else 1.6)
    header = ("No.", section.heading, "Themes", "Quotes")
    about = about_everyone(content.view)
    title = f"{section.heading}: {about[0].lower()}{about[1:]}" if about else section.heading
    deck.table(title, header, rows, shares, notes)


def _source(statement: Statement) -> str:
    text = f"{statement_name(statement)}: {statement.text}"
    link = f"Link to its themes: {statement.link_basis}."
    return " ".join([text, f"Source: {statement.source}." if statement.source else "", link])


def _theme(deck: Deck, content: ExportContent, chapter: Chapter) -> None:
    theme = chapter.theme
    line = f"{capitalised(quotes_in_line(content.view, [theme.theme_id]))}."
    if content.scope.search.asked.query:
        line = f"{capitalised(quotes(chapter.counts.left))} found by the search."
    about = about_everyone(content.view)
    line = " ".join([f"{about}." if about else "", line, *chapter.not_listed]).strip()
    notes = f"{theme.summary}\nSource: {theme.source or 'not stated'}.\n{line}"
    deck.section(f"Theme {theme.number}, {theme.title}", theme.message, line, notes)
    heard = [theme.summary, *theme.points] if theme.headline else list(theme.points)
    heard += [theme.gap] if theme.gap else []
    said = "\n".join([notes, *theme.points])
    deck.points(f"{theme.name}: what was heard", heard, said)
    for group, rows in chapter.parts:
        for quote in content.dataset.quotes.at(rows):
            add_quote(deck, content, group, quote)
