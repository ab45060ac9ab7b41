"""Responses by the values of attributes, and the tables that a report prints of them."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute
from evaldata.model.evaluation import CountTable
from evaldata.model.patterns import Codes

TOTAL = "Total"
COMPLETE = "complete"
"""Says in a frame's `attrs` whether it counts all responses, none of which withholds a value."""
ALONE = "Responses"
"""The one column of responses by the voice alone; it is its own total."""


def responses_by(view: View, *attributes: Attribute) -> pd.DataFrame:
    """Responses that meet the filter, one row a combination of values, zeros included.

    Columns: each attribute's id, an ordered Categorical of its values as the data have them,
    integers as integers, in the order of `evaluation.toml`, as in a study's frames; and
    `responses`, an integer. Responses that withhold one of the values are in no row. ValueError
    without an attribute.
    """
    counts, left, known = view.dataset.response_counts, view.responses_left, view.dataset.attributes
    columns: dict[str, Any] = {
        attribute.id: categorical(attribute, counts.values[left, known.index(attribute)])
        for attribute in attributes
    }
    frame = pd.DataFrame(columns | {"responses": counts.count[left]})
    summed = frame.groupby([*columns], observed=False).responses.sum().reset_index()
    summed.attrs[COMPLETE] = view.dataset.complete
    return summed


def categorical(attribute: Attribute, codes: Codes) -> pd.Categorical:
    """An attribute's values in its order, of their codes; NaN where one is withheld."""
    values = [value.value for value in attribute.values]
    return pd.Categorical.from_codes(codes, values, ordered=True)


def responses_on_map(view: View) -> pd.DataFrame:
    """Responses by the values of the map's attribute, whatever is asked of it itself.

    A tile leads to its value, so that the others keep their counts when one is chosen.
    ValueError where no attribute has tiles.
    """
    attribute = view.dataset.evaluation.map_attribute
    if attribute is None:
        raise ValueError("No attribute of the evaluation has tiles.")
    return responses_by(view.asking(attribute), attribute)


def cross(view: View, rows: Attribute, columns: Attribute) -> pd.DataFrame:
    """Responses that meet the filter by two attributes, zeros included, under readers' labels.

    The index holds the labels of the row values and is named after their attribute. Two labels may
    be alike, so that nothing may pick a row or a column by its label.

    Raises:
        ValueError: Where both are one attribute.
    """
    if rows == columns:
        raise ValueError(f"{rows.label} cannot be crossed with itself.")
    found = responses_by(view, rows, columns)
    counts = found.responses.to_numpy().reshape(len(rows.values), -1)
    labels = pd.Index([value.shown for value in rows.values], name=rows.label)
    crossed = pd.DataFrame(counts, labels, [value.shown for value in columns.values])
    crossed.attrs = found.attrs
    return crossed


def breakdowns(view: View) -> Iterator[tuple[Attribute, pd.DataFrame]]:
    """Each attribute but the voice by which there are responses, and these by it and the voice.

    Where the voice is the only attribute, the responses by it alone.
    """
    attributes, voice = view.dataset.attributes, view.dataset.voice
    if [*attributes] == [voice] and view.responses:
        labels = pd.Index([value.shown for value in voice.values], name=voice.label)
        counted = responses_by(view, voice).responses.to_numpy()
        yield voice, pd.DataFrame({ALONE: counted}, labels)
        return
    others = [a for a in attributes if a != voice] if voice in attributes else []
    every = ((attribute, cross(view, attribute, voice)) for attribute in others)
    yield from ((attribute, counts) for attribute, counts in every if counts.to_numpy().any())


def without_empty(counts: pd.DataFrame) -> pd.DataFrame:
    """A cross table without rows and columns of which nobody is."""
    return counts.loc[counts.any(axis=1).to_numpy(), counts.any().to_numpy()]


def in_texts(
    counts: pd.DataFrame, *, empty_rows: bool = True, empty_column: str = "0"
) -> pd.DataFrame:
    """A cross table in texts with its totals last; a column without any response has none.

    Args:
        counts: What `cross` counts.
        empty_rows: Whether rows without any response are listed.
        empty_column: What stands in a column without any response.
    """
    unused = ~counts.any(axis=0).to_numpy()
    body = counts if empty_rows else counts[counts.any(axis=1).to_numpy()]
    texts = body.astype(str)
    texts.loc[:, unused] = empty_column
    totals = counts.sum().astype(str)
    totals[unused] = ""
    table = pd.concat([texts, totals.to_frame(TOTAL).T])
    sums = [*body.sum(axis=1).astype(str), str(counts.to_numpy().sum())]
    table.insert(len(table.columns), TOTAL, sums, allow_duplicates=True)
    return table.rename_axis(counts.index.name)


def report_table(dataset: Dataset, spec: CountTable) -> pd.DataFrame:
    """A table of the report in texts as the report prints it, with totals last.

    The index holds the labels of the row values and is named after their attribute.
    """
    where = {name: (value,) for name, value in spec.where.items()}
    view = View.of(dataset, Filter.of(where, dataset.attributes))
    rows, columns = (dataset.evaluation.attribute(name) for name in (spec.rows, spec.columns))
    counts = cross(view, rows, columns)
    return in_texts(counts, empty_rows=spec.empty_rows, empty_column=spec.empty_column)
