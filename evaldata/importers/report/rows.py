"""The tables of a dataset from what a report tells and an editor added."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from evaldata.importers.log import ReportLog
from evaldata.importers.report.editorial import Editorial
from evaldata.importers.report.profile import Pattern
from evaldata.importers.report.text.statements import ListedStatement
from evaldata.importers.report.text.themes import ParsedTheme, SpokenQuote
from evaldata.model.vocabulary import LinkBasis, Wording

Row = dict[str, Any]


def theme_rows(themes: Sequence[ParsedTheme], editorial: Editorial) -> Iterator[Row]:
    """A row for each theme, with the headline and the gap that an editor wrote."""
    for position, theme in enumerate(themes, 1):
        written = editorial.theme(theme.heading)
        yield {
            "theme_id": theme.number,
            "number": theme.number,
            "position": position,
            "title": theme.heading.title,
            "headline": written.get("headline"),
            "summary": theme.summary,
            "points": theme.points,
            "gap": written.get("gap"),
            "source": theme.heading.source,
        }


def statement_rows(
    statements: Sequence[ListedStatement],
    theme_ids: Set[str],
    editorial: Editorial,
    references: Pattern | None,
) -> Iterator[Row]:
    """A row for each statement, linked as an editor linked it, or as it says itself."""
    for statement in statements:
        written = editorial.statement(statement)
        found = references.finditer(statement.text) if references else ()
        named = [n for n in dict.fromkeys(match["number"] for match in found) if n in theme_ids]
        linked, basis = _links(statement, written, named, editorial.log)
        yield {
            "statement_id": f"{statement.kind.value}-{statement.number}",
            "kind": statement.kind.value,
            "number": statement.number,
            "headline": written.get("headline"),
            "text": statement.text,
            "theme_ids": linked,
            "link_basis": basis.value,
            "source": statement.heading.source,
        }


def _links(
    statement: ListedStatement,
    written: Mapping[str, Any],
    named: Sequence[str],
    log: ReportLog,
) -> tuple[list[str], LinkBasis]:
    linked = [str(theme) for theme in written.get("theme_ids") or named]
    if not linked:
        log.no_place("No link to a theme is known; it is left without one", statement.place)
    elif set(linked) <= set(named):
        return linked, LinkBasis.STATED
    elif written.get("link_basis") == LinkBasis.STATED:
        message = "The sources call a link stated, and the text does not; it is marked editorial"
        log.no_place(message, statement.place)
    return linked, LinkBasis.EDITORIAL


def quote_rows(themes: Sequence[ParsedTheme], editorial: Editorial) -> Iterator[Row]:
    """A row for each quote."""
    for theme in themes:
        for position, quote in enumerate(theme.quotes, 1):
            written = editorial.quote(quote, theme.number, position)
            quote_id = f"{theme.number}-{position}"
            yield {
                "quote_id": quote_id,
                "theme_ids": [theme.number],
                "position": position,
                "text": quote.text,
                "wording": Wording.VERBATIM.value,
                "speaker": quote.speaker,
                "why": written.get("why"),
                "source": theme.heading.source,
            } | _attributes(quote, quote_id, written, editorial)


def _attributes(
    quote: SpokenQuote, quote_id: str, written: Mapping[str, Any], editorial: Editorial
) -> Row:
    """What a speaker's mark states, and what an editor found stated in the quote itself.

    All other attributes are withheld.
    """
    row: Row = {}
    for attribute in editorial.evaluation.attributes:
        if attribute.id in quote.stated:
            row[attribute.id] = attribute.value(quote.stated[attribute.id]).value
        elif written.get(attribute.id) is not None:
            row[attribute.id] = written[attribute.id]
            editorial.log.read.append(f"{attribute.id} of quote {quote_id}, from the sources")
    return row
