"""What the briefing says, in its order: what it shows, who took part, results, then the themes."""

from evaldata.charts import details, message
from evaldata.entities import Quote
from evaldata.evidence import QuoteClass
from evaldata.exports.brand import Brand
from evaldata.exports.chapters import Chapter, Part
from evaldata.exports.packed import settled
from evaldata.exports.statements import Entry, Section, sections
from evaldata.exports.takeaway import WORDING_NAMES, TakeAway
from evaldata.exports.word.paper import Paper
from evaldata.presentation.participants import Participation, participation
from evaldata.schema import Wording
from evaldata.sentences import capitalised, quotes, statement_name

CONTENTS_REMARK = "In Word, a right click on the contents and “Update Field” adds page numbers."


def briefing(taken: TakeAway) -> bytes:
    """The briefing."""
    evaluation = taken.dataset.evaluation
    paper = Paper(Brand.of(taken.dataset), len(taken.dataset.voice.values))
    paper.describe(title=taken.title, subject=taken.scope.in_words, comments=taken.rights)
    paper.footer(f"{evaluation.short_title} · {taken.scope.in_words} · {taken.day}")
    headline = [evaluation.headline] if evaluation.headline else []
    paper.title(taken.title, [*headline, f"{taken.scope.in_words} · {taken.day}"])
    paper.contents()
    paper.small(CONTENTS_REMARK)
    paper.heading("What this shows", 1, new_page=True)
    paper.table("What this shows", (), taken.stamp, (2, 7))
    _who(paper, taken, participation(taken.view))
    for section in sections(taken):
        _statements(paper, section)
    paper.heading("Themes", 1, new_page=True)
    for chapter in taken.chapters:
        _theme(paper, taken, chapter)
    _limits(paper, taken)
    return settled(paper.save(), taken.moment)


def _who(paper: Paper, taken: TakeAway, page: Participation) -> None:
    paper.heading("Who took part", 1)
    paper.text(f"{page.who}.")
    paper.bullets(page.absences)
    voice = taken.dataset.voice.label.lower()
    for breakdown in page.breakdowns:
        if not breakdown.counts.total:
            continue
        paper.heading(f"By {breakdown.attribute.label.lower()}", 2)
        paper.lead(message(breakdown.counts))
        if (breakdown.counts.row_totals > 0).sum() > 1:
            told = f"{message(breakdown.counts)} {details(breakdown.counts)}"
            paper.chart(breakdown.counts, told)
        table = breakdown.table
        caption = f"Responses by {breakdown.attribute.label.lower()} and {voice}"
        shares = (1.7, *(1.1 for _ in table.header[1:]))
        paper.table(caption, table.header, table.rows, shares, numbers=True)


def _statements(paper: Paper, section: Section) -> None:
    paper.heading(section.heading, 1)
    header = ("No.", section.heading, "Themes", "Quotes behind it")
    rows = [_statement(entry) for entry in section.entries]
    paper.table(section.heading, header, rows, (0.7, 6, 1.3, 2.2))


def _statement(entry: Entry) -> tuple[str, ...]:
    statement = entry.statement
    text = f"{statement.message}\n{statement.text}" if statement.headline else statement.text
    source = f" ({statement.source})" if statement.source else ""
    link = f"{entry.theme_numbers} ({statement.link_basis})"
    return (str(statement.number), text + source, link, capitalised(entry.evidence))


def _theme(paper: Paper, taken: TakeAway, chapter: Chapter) -> None:
    theme = chapter.theme
    paper.heading(f"{theme.number} {theme.title}", 2)
    if theme.headline:
        paper.lead(theme.headline)
    paper.text(theme.summary)
    paper.bullets(theme.points)
    if theme.gap:
        paper.text(theme.gap)
    _related(paper, taken, chapter)
    if not chapter.parts:
        paper.small(f"No quote to list. {_line(taken, chapter)}")
        return
    if not taken.view.filter:
        paper.heading("What people said", 3)
    for part in chapter.parts:
        if part.heading:
            paper.heading(part.heading, 3)
            paper.remark(part.explanation)
        for quote in taken.quotes(part.rows):
            _quote(paper, taken, part, quote)
    paper.small(_line(taken, chapter))


def _related(paper: Paper, taken: TakeAway, chapter: Chapter) -> None:
    related = taken.dataset.resting_on([chapter.theme.theme_id])
    names = [f"{statement_name(s)} ({s.link_basis})" for s in related]
    if names:
        paper.small(f"What rests on it: {', '.join(names)}.")


def _line(taken: TakeAway, chapter: Chapter) -> str:
    """How many quotes the theme has, and where those are that are not listed."""
    found = " found by the search" if taken.scope.query.strip() else ""
    parts = [f"{capitalised(quotes(chapter.counts.total))}{found}."]
    if chapter.counts.ruled_out:
        parts.append(f"{chapter.counts.ruled_out:,} ruled out by the filter and left out.")
    if chapter.elsewhere:
        parts.append(f"{chapter.elsewhere:,} under an earlier theme.")
    if chapter.left_out:
        parts.append(f"{chapter.left_out:,} more than there is room for.")
    return " ".join(parts)


def _quote(paper: Paper, taken: TakeAway, part: Part, quote: Quote) -> None:
    voice = taken.dataset.voice
    said = quote.value(voice)
    known = [value.shown for attribute, value in quote.known if attribute.id != voice.id]
    stands = [capitalised(taken.class_name(part.quote_class))] if part.heading else []
    others = [t.number for t in taken.dataset.themes_of(quote)][1:]
    details = [
        *known,
        *([quote.source] if quote.source else []),
        WORDING_NAMES[quote.wording],
        *stands,
        *([f"speaks to {', '.join(others)} too"] if others else []),
    ]
    paper.quote(
        f"“{quote.text}”" if quote.wording is Wording.VERBATIM else quote.text,
        quote.speaker,
        " · ".join(details),
        voice.values.index(said) + 1 if said else 0,
        known=part.quote_class is QuoteClass.MATCHES,
    )


def _limits(paper: Paper, taken: TakeAway) -> None:
    limits = taken.dataset.evaluation.limits
    if limits:
        paper.heading("Limits", 1)
    for passage in limits:
        paper.text(passage.text)
