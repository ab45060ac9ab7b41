"""What the evidence grid crosses with the themes, and which cell of it is chosen."""

from collections.abc import Sequence

from evaldata.analysis.grid import ThemeOrder, shared_quotes
from evaldata.analysis.view import View
from evaldata.wording.grid import Cell
from pages import query_state
from pages.components.chart import kept
from pages.components.choices import segments, select

PAIRS = "themes"
"""The choice that crosses the themes with themes."""
ALL = ""


def choose_columns(view: View) -> str:
    """Draw the choice of what the columns are, and return an attribute's id or `PAIRS`.

    Themes are offered only where some quote is filed under two, for else each shares none.
    """
    voice = view.dataset.voice
    others = {a.id: a.label for a in view.dataset.attributes if a != voice}
    pairs = {PAIRS: "Theme"} if kept(shared_quotes, view.dataset) else {}
    labels = {voice.id: voice.label, **others, **pairs}
    return segments("by", "Themes by", labels, default=voice.id)


def choose_order() -> ThemeOrder:
    """Draw the choice of the order of themes."""
    names = {order.value: order.value.capitalize() for order in ThemeOrder}
    return ThemeOrder(select("order", "Order", names, default=ThemeOrder.REPORT.value, width=180))


def choose_cell(view: View, by: str) -> Cell:
    """Draw two lists by which a cell, a row or a column is chosen without the figure."""
    themes = {theme.theme_id: theme.name for theme in view.dataset.themes}
    if by == PAIRS:
        columns, every = themes, "any theme"
    else:
        attribute = view.dataset.evaluation.attribute(by)
        columns = {value.text: value.shown for value in attribute.values}
        every = f"any {attribute.one}"
    row = select("row", "Quotes on", {ALL: "any theme", **themes}, default=ALL, width=330)
    column = select("column", "Quotes of", {ALL: every, **columns}, default=ALL, width=240)
    return Cell(row, column, None if by == PAIRS else by)


def pick(point: Sequence[str]) -> None:
    """Choose the cell, row or column that was clicked. For callbacks."""
    row, column = point
    query_state.choose_all({"row": row, "column": column})
