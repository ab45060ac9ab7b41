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
from evaldata.wording.sentences import statement_name, who_took_part

NOT_IN_STAMP = ("Evaluation", "Shows", "Who took part", "Fingerprint of the data")


def slides(taken: ExportContent) -> bytes:
    """The deck."""
    deck = Deck.of(taken.dataset.evaluation.look, taken.dataset.look_files, taken.footer)
    if taken.scope.subject:
        about(deck, taken, taken.scope.subject)
        return finished(deck.file, taken)
    _open(deck, taken)
    for attribute, counts in breakdowns(taken.view):
        if counts.to_numpy().any():
            _who(deck, taken, attribute, counts)
    for section in sections(taken):
        _statements(deck, taken, section)
    for chapter in taken.chapters:
        _theme(deck, taken, chapter)
    return finished(deck.file, taken)


def _open(deck: Deck, taken: ExportContent) -> None:
    headline = taken.dataset.evaluation.headline or taken.title
    asked = [taken.title] if headline != taken.title else []
    stamp = "\n".join(f"{name}: {text}" for name, text in taken.stamp)
    deck.title(headline, [*asked, taken.scope.in_words, taken.day], stamp)
    lines = [line for line in taken.stamp if line[0] not in NOT_IN_STAMP]
    deck.table("What these slides show", (), lines, (2.3, 9), stamp)


def _who(deck: Deck, taken: ExportContent, attribute: Attribute, counts: pd.DataFrame) -> None:
    """A chart, unless it had a single bar, and its numbers on the next slide."""
    title = message(counts)
    told = f"{title} {details(counts)}"
    notes = f"{told}\n{who_took_part(taken.view)}.\nFilter: {taken.filter_in_words}."
    if counts.any(axis=1).sum() > 1:
        deck.chart(title, counts, told, notes)
    header, rows = tables.responses(counts)
    shares = tables.shares(header)
    deck.table(taken.responses_by(attribute), header, rows, shares, notes)


def _statements(deck: Deck, taken: ExportContent, section: StatementSection) -> None:
    rows = [
        (str(e.statement.number), e.statement.message, e.theme_numbers, e.evidence)
        for e in section.entries
    ]
    notes = "\n\n".join(_source(entry.statement) for entry in section.entries)
    shares = (0.8, 6, 1.6, 3.6 if taken.view.filter else 1.6)
    header = ("No.", section.heading, "Themes", "Quotes")
    deck.table(section.heading, header, rows, shares, notes)


def _source(statement: Statement) -> str:
    text = f"{statement_name(statement)}: {statement.text}"
    link = f"Link to its themes: {statement.link_basis}."
    return " ".join([text, f"Source: {statement.source}." if statement.source else "", link])


def _theme(deck: Deck, taken: ExportContent, chapter: Chapter) -> None:
    theme = chapter.theme
    line = f"{capitalised(quotes_in_line(taken.view, [theme.theme_id]))}."
    if taken.scope.search.asked.query:
        line = f"{capitalised(quotes(chapter.counts.left))} found by the search."
    line = " ".join([line, *chapter.not_listed])
    notes = f"{theme.summary}\nSource: {theme.source or 'not stated'}.\n{line}"
    deck.section(f"Theme {theme.number}, {theme.title}", theme.message, line, notes)
    heard = [theme.summary, *theme.points] if theme.headline else list(theme.points)
    heard += [theme.gap] if theme.gap else []
    said = "\n".join([notes, *theme.points])
    deck.points(f"{theme.name}: what was heard", heard, said)
    for part in chapter.parts:
        for quote in taken.dataset.quotes.at(part.rows):
            add_quote(deck, taken, part, quote)
