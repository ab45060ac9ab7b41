"""Who is quoted, beside who took part."""

import numpy as np
import pandas as pd

from evaldata.analysis.grid import evidence_grid
from evaldata.counts import by_value
from evaldata.dataset import Dataset
from evaldata.evaluation import Value
from evaldata.evidence import QuoteClass
from evaldata.filters import Filter
from evaldata.profiles import WITHHELD, Counts
from evaldata.sentences import quotes
from evaldata.view import View


def responses_beside_quotes(view: View, *, method: Value | None = None) -> pd.DataFrame:
    """Responses and quotes that the filter leaves, by value of the voice attribute.

    Columns: value, label, responses, quotes, responses_total, quotes_total, responses_said and
    quotes_said ("33 of 51 interviews"). With a method only responses given by it are counted.
    Quotes that withhold the voice are in the total alone.
    """
    voice = view.dataset.voice
    people = view if method is None else _by_method(view, method)
    word = "responses" if method is None else method.many
    given = [n for _, n in by_value(people, voice)]
    left = np.where(view.classes == QuoteClass.RULED_OUT, 0, view.dataset.quotes.profiles.count)
    heard, total = quotes_by_voice(view.dataset, left)[: len(given)], int(left.sum())
    return pd.DataFrame(
        {
            "value": voice.texts,
            "label": [value.shown for value in voice.values],
            "responses": given,
            "quotes": heard,
            "responses_total": people.responses,
            "quotes_total": total,
            "responses_said": [f"{n:,} of {people.responses:,} {word}" for n in given],
            "quotes_said": [f"{n:,} of {quotes(total)}" for n in heard],
        }
    )


def theme_voices_frame(view: View, theme_id: str) -> pd.DataFrame:
    """The quotes of a theme by value of the voice attribute.

    Columns: value, label, matches, possible, absent, as in `evidence_grid`.
    """
    grid = evidence_grid(view, view.dataset.voice)
    columns = ["value", "label", "matches", "possible", "absent"]
    return grid.loc[grid.theme_id == theme_id, columns].reset_index(drop=True)


def quotes_by_voice(dataset: Dataset, counts: Counts) -> Counts:
    """Quotes counted by profile, by value of the voice attribute; last those that withhold it.

    Shape: counts (…, profiles); result (…, voice values + 1).
    """
    column = [attribute.id for attribute in dataset.attributes].index(dataset.voice.id)
    stated = dataset.quotes.profiles.values[:, column]
    last = len(dataset.voice.values)
    of_profile = np.eye(last + 1, dtype=np.int64)[np.where(stated == WITHHELD, last, stated)]
    found: Counts = counts @ of_profile
    return found


def _by_method(view: View, method: Value) -> View:
    attribute = view.dataset.method
    if attribute is None:
        raise ValueError("The evaluation has no methods.")
    asked = view.filter.of_attribute(attribute.id) or attribute.texts
    if method.text not in asked:
        raise ValueError(f"The filter asks for another method than {method.text!r}.")
    rest = view.filter.without(attribute.id)
    wanted = dict((*rest.chosen, (attribute.id, (method.text,))))
    return View.of(view.dataset, Filter.of(wanted, view.dataset.attributes))
