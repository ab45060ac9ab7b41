"""Participants: who took part, beside who is quoted, and the report's own tables."""

import streamlit as st

from evaldata.presentation.participants import participation
from evaldata.presentation.voices import voices_story
from pages.components.participants import breakdowns, places, quoted
from pages.components.passages import facts
from pages.components.prose import titled_prose
from pages.components.tables import report_tables
from pages.components.text import literal
from pages.query_state import view

seen = view()
page, story = participation(seen), voices_story(seen.dataset)
st.title(literal(page.who), anchor=False)
st.markdown(literal(page.lead))
left, right = st.columns([7, 5], gap="large")
with left:
    places(seen)
    breakdowns(seen)
with right:
    quoted(seen)
    st.markdown("\n".join(f"- {literal(sentence)}" for sentence in story.sentences))
    st.caption(literal(story.caution))
    if page.absences:
        st.markdown("**Who did not take part**")
        st.markdown("\n".join(f"- {literal(sentence)}" for sentence in page.absences))
    facts((value.shown, value.meaning) for value in seen.dataset.voice.values)

if seen.dataset.evaluation.tables:
    st.subheader("The report's tables", anchor=False)
    st.caption("As printed, whatever the filter.")
    report_tables(seen.dataset)
if page.derivations:
    st.subheader("What is derived", anchor=False)
    titled_prose((derivation.title, derivation.text) for derivation in page.derivations)
