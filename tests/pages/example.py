"""Who said what: responses by two attributes, a chart that filters, and the quotes."""

import streamlit as st

from evaldata.analysis.responses import cross, responses_by
from evaldata.analysis.view import View
from evaldata.charts import Chart, bars
from evaldata.wording.evidence import groups
from pages.components.chart import dark, kept, show_chart
from pages.components.participation import filter_by
from pages.components.quote_cards import quote_cards
from pages.components.tables import show_table
from pages.query_state import view


def _chart(seen: View, *, dark: bool) -> Chart:
    first = seen.dataset.attributes[0]
    return bars(responses_by(seen, first), first, dark=dark)


seen = view()
st.title("Who said what", anchor=False)
if len(seen.dataset.attributes) > 1:
    show_table(cross(seen, *seen.dataset.attributes[:2]), "Responses by two attributes")
if seen.dataset.attributes:
    show_chart(kept(_chart, seen, dark=dark()), "who", on_click=filter_by)
quote_cards(groups(seen, None))
