"""Counting by groups without losing any: neither empty ones nor those whose value is withheld."""

from collections.abc import Sequence

import pandas as pd

from evaldata.evaluation import Attribute
from evaldata.profiles import Codes


def coded(codes: Codes, attribute: Attribute) -> pd.Categorical:
    """An attribute's codes as categories in its order; withheld is missing."""
    return pd.Categorical.from_codes(codes, categories=list(attribute.texts), ordered=True)


def counted_by(frame: pd.DataFrame, names: Sequence[str], *, number: str) -> pd.DataFrame:
    """The sum of a column by all combinations of some categories, in their order.

    Combinations that do not occur have 0. Missing categories are a group of their own, last.
    """
    grouped = frame.groupby(list(names), observed=False, dropna=False)[number]
    return grouped.sum().reset_index()
