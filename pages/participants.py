"""Participants: who took part, in charts that follow the filter and in the report's tables."""

import streamlit as st

from evaldata.charts import stacked_bars
from evaldata.presentation.participants import participation
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show a chart and a table for each attribute."""
    page = participation(visit.view)
    visit.show("participants", page=page)
    for breakdown in page.breakdowns if page.responses else ():
        chart = stacked_bars(breakdown.counts, dark=st.context.theme.type == "dark")
        visit.show("chart_heading", breakdown=breakdown, message=chart.message)
        visit.draw()
        st.plotly_chart(
            chart.figure,
            key=f"chart-{breakdown.attribute.id}",
            alt=chart.alternative,
            config={"displayModeBar": False},
        )
        visit.show("breakdown", breakdown=breakdown)
    visit.show("report_tables", page=page)
