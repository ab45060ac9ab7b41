"""How far chosen quotes represent all: by voice, speaker, theme, and how they stand to a filter."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from evaldata.analysis.classes import CLASS_NAMES, QuoteClass
from evaldata.analysis.view import View
from evaldata.analysis.voices import Voices
from evaldata.dataset.quotes import Rows
from evaldata.model.language import capitalised

MOST_THEMES = 20
"""Themes that a table lists; of more it counts those that are spoken to."""
COLUMNS = ["Chosen", "All"]

Part = tuple[str, int, int]
"""What quotes are, how many of those chosen, and how many of all."""


def represented(view: View, rows: Rows) -> Iterator[tuple[str, pd.DataFrame]]:
    """Small tables with their titles: those chosen beside all, which a filter does not change.

    Index: what they are. Columns: `COLUMNS`.
    """
    voice = view.dataset.voice
    for title, parts in (
        (voice.label, [*voices(view, rows), *_speakers(view, rows)]),
        ("Theme", _themes(view, rows)),
        ("Under the filter", _classes(view, rows)),
    ):
        if parts:
            cells = [numbers for _, *numbers in parts]
            yield title, pd.DataFrame(cells, [label for label, *_ in parts], COLUMNS)


def voices(view: View, rows: Rows) -> list[Part]:
    """Quotes by voice, those last that do not state it; nothing where there are no voices."""
    dataset = view.dataset
    some, every = (Voices.of(dataset, which) for which in (rows, dataset.quotes.in_order))
    chosen = {value.text: number for value, number in some.quotes}
    parts = [(capitalised(v.many), chosen.get(v.text, 0), number) for v, number in every.quotes]
    unknown = [("Not stated", some.unknown, every.unknown)] if every.unknown else []
    return [*parts, *unknown] if dataset.voice.values else []


def _speakers(view: View, rows: Rows) -> list[Part]:
    """Speakers, where they are told apart."""
    every = Voices.of(view.dataset, view.dataset.quotes.in_order).speakers
    if every is None:
        return []
    return [("Speakers", len(view.dataset.quotes.speakers(rows)), len(every))]


def themes(view: View, rows: Rows) -> list[Part]:
    """Quotes by theme; a quote of several stands in each."""
    quotes = view.dataset.quotes
    return [
        (theme.name, int(np.isin(rows, own).sum()), len(own))
        for theme, own in zip(view.dataset.themes, quotes.of_theme, strict=True)
    ]


def _themes(view: View, rows: Rows) -> list[Part]:
    parts = themes(view, rows)
    if len(parts) <= MOST_THEMES:
        return parts
    return [("Themes", sum(n > 0 for _, n, _ in parts), sum(n > 0 for _, _, n in parts))]


def _classes(view: View, rows: Rows) -> list[Part]:
    if not view.filter:
        return []
    chosen, every = view.counts_at(rows), view.counts
    return [(capitalised(CLASS_NAMES[c]), chosen.of(c), every.of(c)) for c in QuoteClass]
