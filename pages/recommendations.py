"""Recommendations: what to do, and the findings and quotes on which it rests."""

import streamlit as st

from evaldata.model.vocabulary import StatementKind
from evaldata.wording.statements import recommendations_title
from pages.components.statements import TRACE, statements, what_to_show, whole_trace
from pages.opened import dataset
from pages.text import literal

kind = StatementKind.RECOMMENDATION
if what_to_show({kind: "Recommendations"} if dataset().of_kind(kind) else {}) == TRACE:
    whole_trace()
else:
    title, lead = recommendations_title(dataset())
    st.title(literal(title), anchor=False)
    st.caption(literal(lead))
    statements(kind)
