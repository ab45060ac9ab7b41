"""Participants: who took part, beside who is quoted, and the report's own tables."""

import streamlit as st

from evaldata.wording.participants import absences, what_responses_are
from evaldata.wording.sentences import responses_by_voice
from evaldata.wording.voices import caution, given_and_quoted
from pages.components.participation import breakdowns, places, quoted, report_tables
from pages.components.prose import facts, titled_prose
from pages.query_state import view
from pages.text import bullets, literal

seen = view()
evaluation = seen.dataset.evaluation
st.title(literal(responses_by_voice(seen)), anchor=False)
if said := what_responses_are(seen):
    st.markdown(literal(said))
left, right = st.columns([7, 5], gap="large")
if seen.responses:
    with left:
        places(seen)
        breakdowns(seen)
    with right:
        quoted(seen)
with right if seen.responses else left:
    if seen.filter:
        st.markdown("**Of the whole evaluation**")
    st.markdown(bullets(given_and_quoted(seen.dataset)))
    st.caption(literal(caution(seen.dataset)))
    if missing := absences(seen):
        st.markdown("**Who did not take part**")
        st.markdown(bullets(missing))
    facts((value.shown, value.meaning) for value in seen.dataset.voice.values)

if evaluation.tables:
    st.subheader("The report's tables", anchor=False)
    st.caption("As printed, whatever the filter.")
    report_tables(seen.dataset)
if evaluation.derivations:
    st.subheader("What is derived", anchor=False)
    titled_prose((derivation.title, derivation.text) for derivation in evaluation.derivations)
