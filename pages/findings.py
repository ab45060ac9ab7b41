"""Findings: what was found, what is valued, what is missing, and what each rests on."""

import streamlit as st

from evaldata.model.vocabulary import StatementKind
from evaldata.wording.statements import findings_title, synthesis_title
from pages.components.statements import TRACE, statements, what_to_show, whole_trace
from pages.opened import dataset
from pages.text import literal

CHOICES = {
    StatementKind.FINDING: "Findings",
    StatementKind.VALUED: "Valued",
    StatementKind.MISSING: "Missing",
}

data = dataset()
chosen = what_to_show({kind: label for kind, label in CHOICES.items() if data.of_kind(kind)})
if chosen == TRACE:
    whole_trace()
else:
    kind = StatementKind(chosen)
    said = findings_title(data) if kind is StatementKind.FINDING else synthesis_title(data)
    st.title(literal(said), anchor=False)
    statements(kind)
