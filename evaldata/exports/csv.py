"""Quotes as CSV, safe to open in a spreadsheet; each row says where it is from."""

import csv
import io

from evaldata.entities import Quote
from evaldata.evidence import QuoteClass
from evaldata.exports.takeaway import TakeAway
from evaldata.exports.text import legal, no_formula


def quotes_csv(taken: TakeAway) -> bytes:
    """The quotes as CSV in UTF-8 with a byte-order mark, as spreadsheets expect it."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    labels = [attribute.label for attribute in taken.dataset.attributes]
    writer.writerow(map(_cell, ["Quote", "Theme", "Text", "Wording", "Speaker", *labels, *ORIGIN]))
    origin = [taken.filter_in_words, taken.scope.in_words, taken.title, taken.rights]
    end = [*map(_cell, origin), taken.date.isoformat()]
    for quote_class, rows in taken.by_class:
        for quote in taken.quotes(rows):
            writer.writerow([*map(_cell, _cells(taken, quote, quote_class)), *end])
    return sheet.getvalue().encode("utf-8-sig")


ORIGIN = (
    *("Source", "Under the filter", "Filter", "Shows", "Evaluation", "Rights", "Taken away on"),
)


def _cells(taken: TakeAway, quote: Quote, quote_class: QuoteClass) -> list[str]:
    values = [quote.value(attribute) for attribute in taken.dataset.attributes]
    return [
        quote.quote_id,
        taken.themes_in_words(quote),
        quote.text,
        quote.wording,
        quote.speaker,
        *(value.shown if value else "" for value in values),
        quote.source or "",
        taken.class_name(quote_class),
    ]


def _cell(text: str) -> str:
    return no_formula(legal(text))
