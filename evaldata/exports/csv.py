"""Quotes to take away, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

from evaldata.evidence import QuoteClass
from evaldata.quotes import Rows
from evaldata.view import View

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CLASS_NAMES = {
    QuoteClass.MATCHES: "known to match",
    QuoteClass.POSSIBLE: "possible, not known",
    QuoteClass.RULED_OUT: "ruled out",
}


def quotes_csv(view: View, chosen: Sequence[tuple[QuoteClass, Rows]]) -> bytes:
    """Quotes as CSV in UTF-8 with a byte-order mark, as spreadsheets expect it.

    Args:
        view: Where the quotes come from and the filter that holds.
        chosen: Rows by class, in the order in which they are written.
    """
    dataset = view.dataset
    titles = {theme.theme_id: f"{theme.number} {theme.title}" for theme in dataset.themes}
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    labels = [attribute.label for attribute in dataset.attributes]
    head = ["Quote", "Theme", "Text", "Wording", "Speaker", *labels, "Source"]
    writer.writerow([*head, "Under the filter"] if view.filter else head)
    for quote_class, rows in chosen:
        for quote in dataset.quotes.at(rows):
            values = [quote.value(attribute) for attribute in dataset.attributes]
            row = [
                quote.quote_id,
                "; ".join(titles[theme_id] for theme_id in quote.theme_ids),
                quote.text,
                quote.wording,
                quote.speaker,
                *(value.shown if value else "" for value in values),
                quote.source or "",
                *([CLASS_NAMES[quote_class]] if view.filter else []),
            ]
            writer.writerow([no_formula(cell) for cell in row])
    return sheet.getvalue().encode("utf-8-sig")


def no_formula(cell: str) -> str:
    """The cell so that a spreadsheet reads it as text, never as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
