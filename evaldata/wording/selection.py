"""Chosen quotes: which there are, how they stand to the filter, and how far they stand for all."""

from collections.abc import Iterator

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.representation import themes, voices
from evaldata.analysis.selection import MOST, Selection
from evaldata.analysis.view import View
from evaldata.analysis.voices import Voices
from evaldata.dataset.quotes import Rows
from evaldata.model.entities import Quote
from evaldata.model.language import all_of, capitalised, enumeration, quotes
from evaldata.model.text import shortened

BY_A_READER = (
    "Chosen, named and noted by whoever made this selection, not by the evaluation's editors."
)


def chosen_quotes(view: View, selection: Selection) -> list[tuple[Quote, QuoteClass]]:
    """The chosen quotes in their order, each with how it stands to the filter."""
    rows = view.dataset.quotes.rows_of(selection.ids)
    chosen = zip(view.dataset.quotes.at(rows), view.classes_at(rows), strict=True)
    return [(quote, QuoteClass(quote_class)) for quote, quote_class in chosen]


def unknown_ids(view: View, selection: Selection) -> list[str]:
    """The ids of chosen quotes that the evaluation does not have, or does not show."""
    every = view.dataset.quotes
    known = {quote.quote_id for quote in every.at(every.rows_of(selection.ids))}
    return [quote_id for quote_id in selection.ids if quote_id not in known]


def missing(view: View, selection: Selection) -> str:
    """What an address names as chosen and is not there, in a sentence; empty where all is."""
    sentences = [] if selection.ids else ["The address names no quote as chosen."]
    if unknown := unknown_ids(view, selection):
        named = enumeration([f"“{shortened(quote_id)}”" for quote_id in unknown])
        sentences.append(
            f"The address names {quotes(len(unknown))} as chosen that this evaluation does not "
            f"have or does not show: {named}."
        )
    if selection.left_out:
        sentences.append(
            f"A selection holds at most {MOST} quotes; {selection.left_out:,} more that the "
            "address names were left out."
        )
    return " ".join(sentences)


def selection_name(view: View, selection: Selection) -> str:
    """What chosen quotes are: "12 chosen quotes"; "8 of 12 chosen quotes" under a filter."""
    counts = view.counts_at(view.dataset.quotes.rows_of(selection.ids))
    number = counts.total
    some = f"{counts.left:,} of {number:,}" if counts.ruled_out else f"{number:,}"
    return f"{some} chosen {'quote' if number == 1 else 'quotes'}"


def represents(view: View, selection: Selection) -> Iterator[str]:
    """How far the chosen quotes stand for all, in sentences; what is one-sided comes first."""
    rows = view.dataset.quotes.rows_of(selection.ids)
    if not len(rows):
        return
    if len(rows) > 1:
        yield from _one_sided(view, rows)
    parts = [f"{label} {n:,} of {total:,}" for label, n, total in voices(view, rows)]
    spoken_to = [n for _, n, _ in themes(view, rows)]
    parts += [f"themes {sum(map(bool, spoken_to)):,} of {len(spoken_to):,}"] if spoken_to else []
    chosen = "Whatever the filter, chosen are" if view.filter else "Chosen are"
    yield f"{chosen} {len(rows):,} of {quotes(len(view.dataset.quotes))}: {enumeration(parts)}."


def _one_sided(view: View, rows: Rows) -> Iterator[str]:
    """What all that were chosen share and others do not, and who is not among them."""
    dataset = view.dataset
    some, every = (Voices.of(dataset, which) for which in (rows, dataset.quotes.in_order))
    all_chosen = f"{capitalised(all_of(len(rows)))} chosen are"
    total = quotes(every.total)
    heard = [value for value, _ in some.quotes]
    others = [(value, number) for value, number in every.quotes if value not in heard]
    if some.only and others:
        number = sum(n for _, n in others)
        are = "is" if number == 1 else "are"
        yield f"{all_chosen} of {some.only.many}; {number:,} of {total} {are} of others."
    elif others:
        none = enumeration([value.many for value, _ in others], "or")
        yield f"No chosen quote is known to be of {none}."
    speakers = len(every.speakers or ())
    if speakers > 1 and some.alone and some.speakers == ((some.alone, len(rows)),):
        yield f"{all_chosen} of one speaker, {some.alone}; {speakers:,} are quoted."
    for name, number, own in themes(view, rows):
        if number == len(rows) and own < every.total:
            yield f"{all_chosen} on {name}; {every.total - own:,} of {total} are not."
