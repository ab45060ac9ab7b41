"""Responses by the values of attributes, and the tables that a report prints of them."""

from typing import Any

import pandas as pd

from evaldata.dataset import Dataset
from evaldata.evaluation import Attribute, CountTable
from evaldata.filters import Filter
from evaldata.view import View

TOTAL = "Total"


def responses_by(view: View, *attributes: Attribute) -> pd.DataFrame:
    """Responses that meet the filter, one row a combination of values, zeros included.

    Columns: each attribute's id, of value texts in their order, and `responses`. Responses that
    withhold one of the values are in no row. ValueError without an attribute.
    """
    dataset, left = view.dataset, view.cells_left
    position = {attribute.id: i for i, attribute in enumerate(dataset.attributes)}
    columns: dict[str, Any] = {
        attribute.id: pd.Categorical.from_codes(
            dataset.cells.values[left, position[attribute.id]], attribute.texts, ordered=True
        )
        for attribute in attributes
    }
    frame = pd.DataFrame(columns | {"responses": dataset.cells.count[left]})
    return frame.groupby([*columns], observed=False).responses.sum().reset_index()


def responses_on_map(view: View) -> pd.DataFrame:
    """Responses by the values of the map's attribute, whatever is asked of it itself.

    A tile leads to its value, so that the others keep their counts when one is chosen.
    ValueError where no attribute has tiles.
    """
    attribute = view.dataset.evaluation.map_attribute
    if attribute is None:
        raise ValueError("No attribute of the evaluation has tiles.")
    elsewhere = View.of(view.dataset, view.filter.without(attribute.id))
    return responses_by(elsewhere, attribute)


def report_table(dataset: Dataset, spec: CountTable) -> pd.DataFrame:
    """A table of the report in texts as the report prints it, with totals last.

    The index holds the labels of the row values and is named after their attribute.
    """
    where = {name: (value,) for name, value in spec.where.items()}
    view = View.of(dataset, Filter.of(where, dataset.attributes))
    rows, columns = (dataset.evaluation.attribute(name) for name in (spec.rows, spec.columns))
    counts = responses_by(view, rows, columns).pivot(index=rows.id, columns=columns.id)
    counts.index = pd.Index([value.shown for value in rows.values], name=rows.label)
    counts.columns = pd.Index([value.shown for value in columns.values])
    return _printed(counts, spec)


def _printed(counts: pd.DataFrame, spec: CountTable) -> pd.DataFrame:
    unused = ~counts.any(axis=0).to_numpy()
    body = counts if spec.empty_rows else counts[counts.any(axis=1)]
    texts = body.astype(str)
    texts.loc[:, unused] = spec.empty_column
    totals = counts.sum().astype(str)
    totals[unused] = ""
    printed = pd.concat([texts, totals.to_frame(TOTAL).T])
    printed[TOTAL] = [*body.sum(axis=1).astype(str), str(counts.to_numpy().sum())]
    return printed.rename_axis(counts.index.name)
