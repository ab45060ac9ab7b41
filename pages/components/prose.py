"""Texts of the evaluation, the terms of its glossary explained: small blocks of escaped HTML."""

from collections.abc import Iterable, Sequence
from zlib import crc32

import streamlit as st
from markupsafe import Markup

from evaldata.model.evaluation import Passage
from evaldata.wording.glossary import Glossary
from evaldata.wording.limits import HEADING, cannot_tell
from pages.opened import callback, dataset
from pages.text import literal

_PROSE = Markup('<div class="prose">{}</div>')
_TITLE = Markup("<h4>{}</h4>")
_PARAGRAPH = Markup("<p>{}</p>")
_LIST = Markup("<ul>{}</ul>")
_ITEM = Markup("<li>{}</li>")


def prose(*paragraphs: str) -> None:
    """Draw texts of the evaluation as paragraphs, the terms of its glossary explained."""
    titled_prose(("", text) for text in paragraphs)


def titled_prose(passages: Iterable[tuple[str, str]]) -> None:
    """Draw titles with their texts; a title may be empty."""
    every = list(passages)
    explained = _glossary(text for _, text in every).explained
    _draw(
        (_TITLE.format(title) if title else Markup("")) + _PARAGRAPH.format(explained(text))
        for title, text in every
    )


def prose_list(points: Sequence[str]) -> None:
    """Draw texts of the evaluation as a list, the terms of its glossary explained."""
    explained = _glossary(points).explained
    _draw([_LIST.format(Markup("").join(_ITEM.format(explained(point)) for point in points))])


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


def _glossary(texts: Iterable[str]) -> Glossary:
    """The glossary for a block of texts, which tell it from other blocks."""
    block = f"{crc32(''.join(texts).encode()):x}"
    return Glossary(dataset().evaluation.glossary, block=block)


def _draw(blocks: Iterable[Markup]) -> None:
    st.html(_PROSE.format(Markup("").join(blocks)))


def limits_button(key: str) -> None:
    """Draw a button that shows what the evaluation cannot tell, over the page."""
    st.button(HEADING, icon=":material/help:", type="tertiary", key=key, on_click=_limits)


@callback
@st.dialog(HEADING, width="medium")
def _limits() -> None:
    prose_list([*cannot_tell(dataset())])
