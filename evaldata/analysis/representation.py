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

Part = tuple[str, int, int]
"""What quotes are, how many of those chosen, and how many of all."""


def represented(view: View, rows: Rows) -> Iterator[tuple[str, pd.DataFrame]]:
    """Small tables with their titles: those chosen beside all, which a filter does not change.

    Index: what they are. Columns: Chosen, All.
    """
    quotes = view.dataset.quotes
    by_voice, by_theme, by_class = voices(view, rows), themes(view, rows), []
    if speakers := Voices.of(view.dataset, quotes.in_order).speakers:
        by_voice.append(("Speakers", len(quotes.speakers(rows)), len(speakers)))
    if len(by_theme) > MOST_THEMES:
        of_each = [(chosen > 0, every > 0) for _, chosen, every in by_theme]
        by_theme = [("Themes", *np.sum(of_each, axis=0).tolist())]
    if view.filter:
        chosen, every = view.counts_at(rows), view.counts
        by_class = [(capitalised(CLASS_NAMES[c]), chosen.of(c), every.of(c)) for c in QuoteClass]
    titles = (view.dataset.voice.label, "Theme", "Under the filter")
    for title, parts in zip(titles, (by_voice, by_theme, by_class), strict=True):
        if parts:
            labels, here, all_ = zip(*parts, strict=True)
            yield title, pd.DataFrame({"Chosen": here, "All": all_}, pd.Index(labels))


def voices(view: View, rows: Rows) -> list[Part]:
    """Quotes by voice, those last that do not state it; nothing where there are no voices."""
    dataset = view.dataset
    some, every = (Voices.of(dataset, which) for which in (rows, dataset.quotes.in_order))
    chosen = {value.text: number for value, number in some.quotes}
    parts = [(capitalised(v.many), chosen.get(v.text, 0), number) for v, number in every.quotes]
    unknown = [("Not stated", some.unknown, every.unknown)] if every.unknown else []
    return [*parts, *unknown] if dataset.voice.values else []


def themes(view: View, rows: Rows) -> list[Part]:
    """Quotes by theme; a quote of several stands in each."""
    quotes = view.dataset.quotes
    return [
        (theme.name, int(np.isin(rows, own).sum()), len(own))
        for theme, own in zip(view.dataset.themes, quotes.of_theme, strict=True)
    ]
