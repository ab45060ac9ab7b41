"""What the briefing says: results in short, what it shows, who took part, results, the themes."""

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.contents import has
from evaldata.analysis.responses import breakdowns
from evaldata.charts import details, message
from evaldata.exports import tables
from evaldata.exports.chapters import Chapter
from evaldata.exports.content import ExportContent
from evaldata.exports.properties import finished
from evaldata.exports.statements import StatementEntry, limits, sections
from evaldata.model.entities import Quote
from evaldata.model.language import capitalised, quotes
from evaldata.model.vocabulary import WORDING_NAMES, StatementKind
from evaldata.office.word.document import LEAD, REMARK, SMALL, WordDocument
from evaldata.wording.evidence import QuoteGroup
from evaldata.wording.participants import absences
from evaldata.wording.sentences import (
    about_everyone,
    headline_about_everyone,
    responses_by_voice,
    statement_name,
)

IN_SHORT = (StatementKind.FINDING, StatementKind.RECOMMENDATION)
MOST_BARS = 20
"""Of a chart, for which there is room on a page."""
MOST_IN_SHORT = 12
"""Statements of a kind that the first page names."""


def briefing(content: ExportContent) -> bytes:
    """The briefing."""
    evaluation, shows = content.dataset.evaluation, f"{content.scope.in_words} · {content.day}"
    document = WordDocument(evaluation.look, content.dataset.look_files, content.footer)
    about = headline_about_everyone(content.view) if evaluation.headline else ""
    document.title(content.title, [*filter(None, [evaluation.headline, about]), shows])
    _in_short(document, content)
    document.heading("What this shows", 1, new_page=True)
    document.table("What this shows", (), content.stamp, (2, 7))
    if has(content.dataset, "participants"):
        _participants(document, content)
    for section in sections(content):
        document.heading(section.heading, 1)
        _about_everyone(document, content)
        header = ("No.", section.heading, "Themes", "Quotes behind it")
        rows = [_statement(entry) for entry in section.entries]
        shares = (0.8, 5.5, 1.7, 2.2) if section.numbered else (0.8, 4.2, 3, 2.2)
        document.table(section.heading, header, rows, shares)
    if content.chapters:
        document.heading("Themes", 1, new_page=True)
        _about_everyone(document, content)
    for chapter in content.chapters:
        _theme(document, content, chapter)
    _limits(document, content)
    return finished(document.file, content)


def _limits(document: WordDocument, content: ExportContent) -> None:
    if content.dataset.evaluation.limits:
        document.heading("Limits", 1)
    for passage in content.dataset.evaluation.limits:
        if passage.title:
            document.heading(passage.title, 2)
        document.text(passage.text)
    for heading, lines in limits(content):
        document.heading(heading, 1)
        _about_everyone(document, content)
        document.bullets(lines)


def _in_short(document: WordDocument, content: ExportContent) -> None:
    """Findings and recommendations in a line each, on the first page."""
    for section in (section for section in sections(content) if section.kind in IN_SHORT):
        lines = [entry.line for entry in section.entries[:MOST_IN_SHORT]]
        if more := len(section.entries) - len(lines):
            lines.append(f"{more:,} more")
        document.in_short(section.heading, lines, about_everyone(content.view))


def _about_everyone(document: WordDocument, content: ExportContent) -> None:
    if said := about_everyone(content.view):
        document.text(f"{said}.", REMARK)


def _participants(document: WordDocument, content: ExportContent) -> None:
    document.heading("Who took part", 1)
    document.text(f"{responses_by_voice(content.view)}.")
    document.bullets(absences(content.view))
    for attribute, counts in breakdowns(content.view):
        title = message(counts)
        document.heading(f"By {attribute.one}", 2)
        document.text(title, LEAD)
        few = tables.few_columns(counts)
        drawn, more = tables.in_a_chart(few, attribute, MOST_BARS)
        if more:
            document.text(f"{more}; all are in the table.", REMARK)
        if counts.any(axis=1).sum() > 1:
            document.chart(drawn, f"{title} {details(drawn)}")
        header, rows, shares = tables.responses(few)
        turned, name = tables.is_turned(header, shares), content.responses_by(attribute)
        document.table(name, header, rows, shares, numbers=True, turned=turned)


def _statement(entry: StatementEntry) -> tuple[str, ...]:
    statement = entry.statement
    text = f"{statement.message}\n{statement.text}" if statement.headline else statement.text
    source = f" ({statement.source})" if statement.source else ""
    themes = f"{entry.theme_names} ({entry.link})" if entry.link else entry.theme_names
    return (str(statement.number), text + source, themes, capitalised(entry.evidence))


def _theme(document: WordDocument, content: ExportContent, chapter: Chapter) -> None:
    theme = chapter.theme
    document.heading(content.heading(theme), 2)
    if theme.headline:
        document.text(theme.headline, LEAD)
    if theme.summary:
        document.text(theme.summary)
    document.bullets(theme.points)
    if theme.gap:
        document.text(theme.gap)
    related = content.dataset.resting_on([theme.theme_id])
    if related:
        names = ", ".join(f"{statement_name(s)} ({s.link_basis})" for s in related)
        document.text(f"What rests on it: {names}.", SMALL)
    _said(document, content, chapter)


def _said(document: WordDocument, content: ExportContent, chapter: Chapter) -> None:
    if chapter.parts and not content.view.filter:
        document.heading("What people said", 3)
    for group, rows in chapter.parts:
        if group.heading:
            document.heading(group.heading, 3)
            document.text(group.explanation, REMARK)
        for quote in content.dataset.quotes.at(rows):
            _quote(document, content, group, quote)
    none = "" if chapter.parts else "No quote to list. "
    document.text(none + _line(content, chapter), SMALL)


def _line(content: ExportContent, chapter: Chapter) -> str:
    """How many quotes the theme has, and where those are that are not listed."""
    found = " found by the search" if content.scope.search.asked.query else ""
    parts = [f"{capitalised(quotes(chapter.counts.total))}{found}."]
    if chapter.counts.ruled_out:
        parts.append(f"{chapter.counts.ruled_out:,} ruled out by the filter and left out.")
    return " ".join([*parts, *chapter.not_listed])


def _quote(document: WordDocument, content: ExportContent, group: QuoteGroup, quote: Quote) -> None:
    names = [theme.short for theme in content.dataset.themes_of(quote)]
    others, too = (names, "") if content.scope.selection else (names[1:], " too")
    about = [
        *content.known(quote),
        quote.source,
        WORDING_NAMES[quote.wording],
        capitalised(content.class_name(group.quote_class)) if group.heading else "",
        f"speaks to {', '.join(others)}{too}" if others else "",
    ]
    document.quote(
        quote.worded,
        quote.attribution(content.dataset.voice),
        " · ".join(filter(None, about)),
        quote.place(content.dataset.voice),
        known=group.quote_class is QuoteClass.MATCHES,
    )
