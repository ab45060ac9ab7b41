"""Evidence grid: how many quotes each theme has of whom, and these quotes."""

import streamlit as st

from evaldata.analysis.grid import ThemeOrder, evidence_grid, sorted_themes, theme_pairs
from evaldata.analysis.view import View
from evaldata.charts import Chart, grid_chart
from evaldata.wording.grid import Cell, cell_quotes, grid_headline
from evaldata.wording.voices import remarks
from pages.components.chart import dark, kept, show_chart
from pages.components.grid import choose_cell, choose_columns, choose_order, pick
from pages.components.quote_cards import quote_cards
from pages.navigation import carried
from pages.query_state import joined, view
from pages.text import bullets, literal

QUOTES = "quotes"
"""The place of the quotes on the page, below the grid."""
TO_CLICK = "Click on a cell, a row or a column to read its quotes below."


def grid(seen: View, cell: Cell, order: ThemeOrder, *, dark: bool) -> Chart:
    """The grid of themes by an attribute, or by themes."""
    if cell.attribute is None:
        frame = theme_pairs(seen)
    else:
        frame = evidence_grid(seen, seen.dataset.evaluation.attribute(cell.attribute))
    return grid_chart(
        frame, order=sorted_themes(frame, order), chosen=(cell.row, cell.column), dark=dark
    )


seen = view()
head = st.container()
if seen.filter:
    st.caption("The heading above is about the whole evaluation, whatever the filter.")
st.caption(
    "A number counts quotes that are known to match; beside it, in words or with a ?, those that "
    "are possible, because something is withheld. The two are never added."
)
with st.container(horizontal=True, vertical_alignment="top"):
    by = choose_columns(seen)
    order = choose_order()
figure = st.container()
with st.container(horizontal=True):
    cell = choose_cell(seen, by)
head.title(literal(kept(grid_headline, seen.dataset, cell.attribute)), anchor=False)
found = cell_quotes(seen, cell) if cell.row or cell.column else None
with figure:
    if found:
        st.caption(f"[↓ {literal(found.heading)}](#{QUOTES})\u2002{literal(found.counted)}")
    else:
        st.caption(TO_CLICK)
    show_chart(kept(grid, seen, cell, order, dark=dark()), "grid", on_click=pick)
if found:
    st.subheader(literal(found.heading), anchor=QUOTES)
    st.caption(literal(found.counted))
    quote_cards(found.groups, rest=joined(carried(found.filter), {"theme": cell.row}))
st.subheader("Who is quoted on each theme, in the whole evaluation", anchor=False)
st.markdown(bullets(remarks(seen.dataset)))
