"""Recommendations: what to do, and the findings and quotes on which it rests."""

import streamlit as st

from evaldata.presentation.gaps import gap_sentences, trace_headline
from evaldata.presentation.statements import recommendations_heading
from evaldata.schema import StatementKind
from pages.components.statements import TRACE, statements, what_to_show, whole_trace
from pages.components.text import literal
from pages.query_state import dataset

data = dataset()
heading = recommendations_heading(data)
kind = StatementKind.RECOMMENDATION
kinds = {kind.value: "Recommendations"} if data.of_kind(kind) else {}
chosen = what_to_show(kinds | {TRACE: "The whole trace"})
if chosen == TRACE:
    st.title(literal(trace_headline(data)), anchor=False)
    whole_trace(gap_sentences(data))
else:
    st.title(literal(heading.title), anchor=False)
    st.caption(literal(heading.lead))
    statements(kind)
