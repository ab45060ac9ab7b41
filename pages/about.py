"""About: how the evaluation was made, whose it is, and what the data went through."""

import streamlit as st

from evaldata.wording.about import contents, fingerprint, made_by, protection, rights
from evaldata.wording.limits import HEADING, cannot_tell
from evaldata.wording.tour import tour
from pages.components.menu import page_link
from pages.components.prose import facts, passages, prose, prose_list
from pages.opened import dataset
from pages.text import literal

data = dataset()
evaluation = data.evaluation
st.caption("About this evaluation")
st.title(literal(evaluation.title), anchor=False)
if evaluation.question:
    prose(evaluation.question)
facts(made_by(evaluation))

own = {
    "Aims": evaluation.aims,
    "Methods": evaluation.methods,
    "Ethics": evaluation.ethics,
    "Limits": evaluation.limits,
    "Slips in the report": evaluation.slips,
}
left, right = st.columns(2, gap="large")
with left:
    st.subheader(HEADING, anchor="limits")
    prose_list([*cannot_tell(data)])
    for heading, items in own.items():
        passages(heading, items)
with right if any(own.values()) else left:
    page_link(tour(data)[0].page, "Take the tour", icon="tour", tour="1")
    st.subheader("Rights", anchor=False)
    prose(*rights(data))
    st.subheader("How filters count quotes", anchor=False)
    st.markdown(
        "A quote **matches** a filter when what the report states of its speaker meets it. It is "
        "**possible** when the report withholds something that the filter asks, and someone who "
        "took part fits both the filter and all that is known of the speaker. It is **ruled out** "
        "when nobody who took part fits both. The three add up to all quotes. A number of quotes "
        "is no measure of importance."
    )
    if protected := protection(data):
        st.subheader("How participants are protected", anchor=False)
        prose(*protected)
with right:
    if evaluation.glossary:
        st.subheader("Terms", anchor=False)
        facts([(term.term, term.meaning) for term in evaluation.glossary])
    passages("References", evaluation.references)
    st.subheader("The data", anchor=False)
    st.markdown(literal(contents(data)))
    st.caption(f"Fingerprint of the data: {fingerprint(data)}")
    for notice in data.notices:
        st.caption(literal(f"{notice.place}: {notice.message} {notice.remedy}"))
