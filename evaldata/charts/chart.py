"""What a chart is: a figure, what it says, and the same data to be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import pandas as pd
import plotly.graph_objects as go

MOST_LETTERS = 1_500
"""Longest alternative text; the table has all."""
CUT = " … The table has the rest."


@dataclass(frozen=True, eq=False)
class Chart:
    """A figure and what it says.

    Attributes:
        message: The figure's title, a sentence; its alternative text begins with it.
        alternative: What the figure shows, for those who do not see it.
        table: The figure's data under readers' labels.
        minimum_width: Pixels below which its texts would overlap; 0 where any width does.
    """

    figure: go.Figure
    message: str
    alternative: str
    table: pd.DataFrame
    minimum_width: int = 0

    @classmethod
    def of(
        cls,
        figure: go.Figure,
        message: str,
        *,
        parts: Iterable[str],
        table: pd.DataFrame,
        minimum_width: int = 0,
    ) -> Self:
        """A chart whose alternative text is its message and the parts of its data in words."""
        return cls(figure, message, spoken(message, [*parts]), table, minimum_width)


def spoken(message: str, parts: Sequence[str]) -> str:
    """A message and its details in one text, cut between two details where it grows too long."""
    whole = " ".join([message, *([f"{'; '.join(parts)}."] if parts else [])])
    if len(whole) <= MOST_LETTERS:
        return whole
    kept = whole[: MOST_LETTERS - len(CUT)]
    return kept.rpartition(";")[0] + CUT if ";" in kept else kept + CUT


def readable(columns: Iterable[tuple[str, Any]]) -> pd.DataFrame:
    """A table under readers' labels; one that occurs again gets a number, for names must differ."""
    taken: dict[str, Any] = {}
    for label, values in columns:
        name, again = label, 2
        while name in taken:
            name, again = f"{label} ({again})", again + 1
        taken[name] = values
    return pd.DataFrame(taken)
