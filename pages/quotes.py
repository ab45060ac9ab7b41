"""Quotes: what was said, filtered and searched, to read and to take away."""

from evaldata.exports.formats import CSV
from evaldata.presentation.quotes import linked_quote, quote_list
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show the quote that is linked to, and the list that the controls leave."""
    view, address = visit.view, visit.address
    linked = linked_quote(view, address.quote_id)
    if address.quote_id is not None:
        visit.show("quote", linked=linked)
    listed = quote_list(view, address.theme_chosen, address.query, address.number)
    visit.show("quotes", list=listed, filtered=bool(view.filter), as_file=address.file(CSV.suffix))
    if not listed.counts.left:
        if listed.counts.total:
            visit.show_empty("The filter leaves none of these quotes.", listed.theme_ids)
        else:
            visit.show(
                "nothing_found",
                query=address.query,
                narrowed=bool(view.filter or address.theme_chosen),
                release=address.all_quotes(),
            )
