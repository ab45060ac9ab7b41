"""Who is quoted, beside who took part."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evaldata.analysis.classes import LISTED
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.language import quotes, responses
from evaldata.model.patterns import WITHHELD, Counts


def responses_beside_quotes(view: View) -> pd.DataFrame:
    """Responses and quotes that the filter leaves, by value of the voice attribute.

    Columns: value, label, responses, matches, possible, responses_total, quotes_total,
    responses_said and quotes_said ("6 of 33 quotes", or "6 quotes known, 2 possible" where any
    quote is only possible). Quotes that withhold the voice are in the total alone.
    """
    counts, total = view.dataset.quotes.patterns.count, view.counts.left
    by_class = np.stack([np.where(view.classes == kind, counts, 0) for kind in LISTED])
    given = view.by_value(view.dataset.voice)
    known, possible = quotes_by_voice(view.dataset, by_class)[:, : len(given)]
    some = bool(view.counts.possible)
    return pd.DataFrame(
        {
            "value": [value.text for value, _ in given],
            "label": [value.shown for value, _ in given],
            "responses": [n for _, n in given],
            "matches": known,
            "possible": possible,
            "responses_total": view.responses,
            "quotes_total": total,
            "responses_said": [f"{n:,} of {responses(view.responses)}" for _, n in given],
            "quotes_said": [
                f"{quotes(k)} known, {p:,} possible" if some else f"{k:,} of {quotes(total)}"
                for k, p in zip(known, possible, strict=True)
            ],
        }
    )


def theme_voices_frame(
    view: View, theme_ids: Sequence[str] | None, quote_ids: Sequence[str] | None = None
) -> pd.DataFrame:
    """The quotes of some themes, or of all, by value of the voice attribute; each quote once.

    Where quotes are named, it is of these alone.
    Columns: value, label, matches, possible, absent, as in `evidence_grid`.
    """
    voice = view.dataset.voice
    named = None if quote_ids is None else view.dataset.quotes.rows_of(quote_ids)
    rows = []
    for text in view.filter.of_attribute(voice.id) or voice.texts:
        one = view.asking(voice, text)
        counts = one.counts_of(theme_ids) if named is None else one.counts_at(named)
        absent = view.dataset.complete and not one.responses
        rows.append((text, voice.value(text).shown, counts.matches, counts.possible, absent))
    return pd.DataFrame(rows, columns=["value", "label", "matches", "possible", "absent"])


def quotes_by_voice(dataset: Dataset, counts: Counts) -> Counts:
    """Quotes counted by pattern, by value of the voice attribute; last those that withhold it.

    Shape: counts (…, patterns); result (…, voice values + 1).
    """
    stated = dataset.quotes.patterns.stated(dataset.attributes, dataset.voice)
    last = len(dataset.voice.values)
    of_pattern = np.eye(last + 1, dtype=np.int64)[np.where(stated == WITHHELD, last, stated)]
    found: Counts = counts @ of_pattern
    return found
