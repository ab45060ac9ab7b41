"""What the briefing says, in its order: what it shows, who took part, results, then the themes."""

import pandas as pd

from evaldata.analysis.evidence import QuoteClass
from evaldata.analysis.responses import breakdowns
from evaldata.charts import details, message
from evaldata.exports import tables
from evaldata.exports.chapters import Chapter, QuotesOfClass
from evaldata.exports.content import ExportContent
from evaldata.exports.properties import finished
from evaldata.exports.statements import StatementEntry, sections
from evaldata.model.attributes import Attribute
from evaldata.model.entities import Quote
from evaldata.model.language import capitalised, quotes
from evaldata.model.vocabulary import WORDING_NAMES
from evaldata.office.word.document import LEAD, REMARK, SMALL, WordDocument
from evaldata.wording.contents import has
from evaldata.wording.limits import HEADING, cannot_tell
from evaldata.wording.participants import absences
from evaldata.wording.sentences import responses_by_voice, statement_name


def briefing(taken: ExportContent) -> bytes:
    """The briefing."""
    evaluation = taken.dataset.evaluation
    paper = WordDocument(taken.dataset.evaluation.look, taken.dataset.look_files, taken.footer)
    headline = [evaluation.headline] if evaluation.headline else []
    paper.title(taken.title, [*headline, f"{taken.scope.in_words} · {taken.day}"])
    paper.heading("What this shows", 1, new_page=True)
    paper.table("What this shows", (), taken.stamp, (2, 7))
    if has(taken.dataset, "participants"):
        _participants(paper, taken)
    for section in sections(taken):
        paper.heading(section.heading, 1)
        header = ("No.", section.heading, "Themes", "Quotes behind it")
        rows = [_statement(entry) for entry in section.entries]
        paper.table(section.heading, header, rows, (0.8, 5.5, 1.7, 2.2))
    if taken.chapters:
        paper.heading("Themes", 1, new_page=True)
    for chapter in taken.chapters:
        _theme(paper, taken, chapter)
    if evaluation.limits:
        paper.heading("Limits", 1)
    for passage in evaluation.limits:
        if passage.title:
            paper.heading(passage.title, 2)
        paper.text(passage.text)
    paper.heading(HEADING, 1)
    paper.bullets([*cannot_tell(taken.dataset)])
    return finished(paper.file, taken)


def _participants(paper: WordDocument, taken: ExportContent) -> None:
    paper.heading("Who took part", 1)
    paper.text(f"{responses_by_voice(taken.view)}.")
    paper.bullets(absences(taken.view))
    for attribute, counts in breakdowns(taken.view):
        if counts.to_numpy().any():
            _who(paper, taken, attribute, counts)


def _who(
    paper: WordDocument, taken: ExportContent, attribute: Attribute, counts: pd.DataFrame
) -> None:
    title = message(counts)
    paper.heading(f"By {attribute.label.lower()}", 2)
    paper.text(title, LEAD)
    if counts.any(axis=1).sum() > 1:
        paper.chart(counts, f"{title} {details(counts)}")
    header, rows = tables.responses(counts)
    shares = tables.shares(header)
    paper.table(taken.responses_by(attribute), header, rows, shares, numbers=True)


def _statement(entry: StatementEntry) -> tuple[str, ...]:
    statement = entry.statement
    text = f"{statement.message}\n{statement.text}" if statement.headline else statement.text
    source = f" ({statement.source})" if statement.source else ""
    link = f"{entry.theme_numbers} ({statement.link_basis})"
    return (str(statement.number), text + source, link, capitalised(entry.evidence))


def _theme(paper: WordDocument, taken: ExportContent, chapter: Chapter) -> None:
    theme = chapter.theme
    paper.heading(theme.name, 2)
    if theme.headline:
        paper.text(theme.headline, LEAD)
    paper.text(theme.summary)
    paper.bullets(theme.points)
    if theme.gap:
        paper.text(theme.gap)
    related = taken.dataset.resting_on([theme.theme_id])
    if related:
        names = ", ".join(f"{statement_name(s)} ({s.link_basis})" for s in related)
        paper.text(f"What rests on it: {names}.", SMALL)
    if chapter.parts and not taken.view.filter:
        paper.heading("What people said", 3)
    for part in chapter.parts:
        if part.heading:
            paper.heading(part.heading, 3)
            paper.text(part.explanation, REMARK)
        for quote in taken.dataset.quotes.at(part.rows):
            _quote(paper, taken, part, quote)
    none = "" if chapter.parts else "No quote to list. "
    paper.text(none + _line(taken, chapter), SMALL)


def _line(taken: ExportContent, chapter: Chapter) -> str:
    """How many quotes the theme has, and where those are that are not listed."""
    found = " found by the search" if taken.scope.search.asked.query else ""
    parts = [f"{capitalised(quotes(chapter.counts.total))}{found}."]
    if chapter.counts.ruled_out:
        parts.append(f"{chapter.counts.ruled_out:,} ruled out by the filter and left out.")
    return " ".join([*parts, *chapter.not_listed])


def _quote(paper: WordDocument, taken: ExportContent, part: QuotesOfClass, quote: Quote) -> None:
    names = [theme.number or theme.title for theme in taken.dataset.themes_of(quote)]
    others, too = (names, "") if taken.scope.selection else (names[1:], " too")
    about = [
        *taken.known(quote),
        quote.source,
        WORDING_NAMES[quote.wording],
        capitalised(taken.class_name(part.quote_class)) if part.heading else "",
        f"speaks to {', '.join(others)}{too}" if others else "",
    ]
    paper.quote(
        quote.worded,
        quote.attribution(taken.dataset.voice),
        " · ".join(filter(None, about)),
        quote.place(taken.dataset.voice),
        known=part.quote_class is QuoteClass.MATCHES,
    )
