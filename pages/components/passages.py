"""Texts about the evaluation, each with its source."""

from collections.abc import Iterable, Sequence

import streamlit as st

from evaldata.evaluation import Passage
from pages.components.prose import titled_prose
from pages.components.text import literal


def passages(heading: str, items: Sequence[Passage]) -> None:
    """Draw passages under a heading; nothing where there are none."""
    if not items:
        return
    st.subheader(heading, anchor=False)
    titled_prose(
        (item.title, f"{item.text} ({item.source})" if item.source else item.text) for item in items
    )


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Draw names with what belongs to them, in one block; empty ones are left out."""
    lines = (f"**{literal(name)}** {literal(text)}" for name, text in pairs if text)
    st.markdown("  \n".join(lines))
