"""An example of a page: a cross table, a chart that filters, and the quotes."""

import streamlit as st

from evaldata.analysis.responses import cross, responses_by
from evaldata.charts import Chart, bars
from evaldata.presentation.evidence import groups
from evaldata.view import View
from pages.components.chart import dark, kept, show_chart
from pages.components.participation import filter_by
from pages.components.quote_cards import quote_cards
from pages.query_state import view


def voices(seen: View, *, dark: bool) -> Chart:
    """The responses by voice; a click filters."""
    return bars(responses_by(seen, seen.dataset.voice), seen.dataset.voice, dark=dark)


seen = view()
st.title("Who said what", anchor=False)
st.table(cross(seen, seen.dataset.attributes[0], seen.dataset.voice))
show_chart(kept(voices, seen, dark=dark()), "voices", on_click=filter_by)
quote_cards(groups(seen, None))
