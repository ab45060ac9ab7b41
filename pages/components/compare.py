"""Which two groups are compared."""

import streamlit as st

from evaldata.analysis.view import View
from evaldata.wording.group import EVERYONE_ELSE, Groups
from pages.components.choices import segments, select
from pages.components.menu import earlier

WAVE = "~wave"
"""In place of an attribute: two waves of a programme are compared."""


def choose_groups(view: View) -> Groups | None:
    """Draw three choices, by what, one group and another, and return the two groups.

    They begin with an example: what is filtered, else the first value, beside everyone else, or
    beside the other one of two values.
    None where two waves are to be compared.
    """
    names = {attribute.id: attribute.label for attribute in view.dataset.compared}
    waves = {WAVE: "Wave"} if earlier() else {}
    filtered = [name for name, _ in view.filter.chosen if name in names]
    usual = [view.dataset.evaluation.map_attribute, view.dataset.voice, *view.dataset.compared]
    first = next(attribute for attribute in usual if attribute and attribute.id in names)
    with st.container(horizontal=True, vertical_alignment="top"):
        by = segments(
            "by", "Compare by", names | waves, default=filtered[0] if filtered else first.id
        )
        if by == WAVE:
            return None
        attribute = view.dataset.evaluation.attribute(by)
        labels = {value.text: value.plural or value.shown for value in attribute.values}
        asked = view.filter.of_attribute(attribute.id) or attribute.texts
        one = select("one", "One group", labels, default=asked[0])
        others = {text: label for text, label in labels.items() if text != one}
        if len(others) > 1:  # a single one has a name
            others = {EVERYONE_ELSE: "everyone else", **others}
        other = select("other", "The other group", others, default=next(iter(others)))
    return Groups(attribute, one, other)
