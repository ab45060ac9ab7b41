"""Findings: what was found, what is valued, what is missing, and what each rests on."""

import streamlit as st

from evaldata.presentation.gaps import gap_sentences, trace_headline
from evaldata.presentation.statements import findings_heading, synthesis_heading
from evaldata.schema import StatementKind
from pages.components.statements import TRACE, statements, what_to_show, whole_trace
from pages.components.text import literal
from pages.query_state import dataset

CHOICES = {
    StatementKind.FINDING: "Findings",
    StatementKind.VALUED: "Valued",
    StatementKind.MISSING: "Missing",
}

data = dataset()
kinds = {kind.value: label for kind, label in CHOICES.items() if data.of_kind(kind)}
chosen = what_to_show(kinds | {TRACE: "The whole trace"})
if chosen == TRACE:
    st.title(literal(trace_headline(data)), anchor=False)
    whole_trace(gap_sentences(data))
else:
    kind = StatementKind(chosen)
    heading = findings_heading(data) if kind is StatementKind.FINDING else synthesis_heading(data)
    st.title(literal(heading.title), anchor=False)
    statements(kind)
