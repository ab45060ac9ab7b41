"""Which parts a talk has, and in which order."""

from collections.abc import Mapping

import streamlit as st

from evaldata.analysis.view import View
from evaldata.model.language import counted
from evaldata.wording.talk import all_parts, talk
from pages import opened, query_state
from pages.components.choices import distinct
from pages.components.menu import page_link
from pages.text import literal

PARTS = "parts"
"""The parameter of the parts of a talk, in their order; all where it names none."""
_MOVED = "moved-part"


def preparing() -> bool:
    """Whether the address asks for the choice of screens in place of the talk."""
    return bool(st.query_params.get("prepare"))


def prepare(view: View) -> None:
    """Draw the choice of parts; they are shown in the order in which they stand in it."""
    parts = distinct(all_parts(view.dataset))
    asked = [name for name in st.query_params.get_all(PARTS) if name in parts]
    st.title("Choose and order the parts of the talk", anchor=False)
    st.markdown(
        "Parts are shown in the order in which you choose them. The address holds the choice: "
        "copy it, and the talk opens as it is."
    )
    begin = st.container()
    st.session_state[PARTS] = asked or list(parts)
    chosen = st.multiselect(
        "Parts of the talk", list(parts), format_func=parts.__getitem__, key=PARTS, on_change=_write
    )
    with begin:
        screen, back = (st.query_params.get(name, "") for name in ("screen", "back"))
        label, kept = "Back to the talk" if screen else "Begin the talk", _named(chosen)
        page_link("present", label, icon="slideshow", parts=kept, screen=screen, back=back)
        number = len(talk(view, chosen, None).screens)
        st.caption(f"The talk has {counted(number, 'screen', 'screens')}.")
    if chosen:
        _order({name: parts[name] for name in chosen})


def _order(parts: Mapping[str, str]) -> None:
    """Draw the parts in their order, to choose one and move it; the buttons stay where they are."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        for label, icon, by in (
            ("Move up", "arrow_upward", -1),
            ("Move down", "arrow_downward", 1),
            ("To the top", "vertical_align_top", -len(parts)),
        ):
            st.button(label, key=icon, icon=f":material/{icon}:", on_click=_move, args=(by,))
    if st.session_state.get(_MOVED) not in parts:
        st.session_state[_MOVED] = next(iter(parts))
    st.radio(
        "The part that is moved", list(parts), format_func=lambda n: literal(parts[n]), key=_MOVED
    )


def _named(parts: list[str]) -> list[str]:
    """The parts as an address names them: none of them where all stand in their usual order."""
    return [] if parts == [*all_parts(opened.dataset())] else parts


@opened.callback
def _write() -> None:
    query_state.choose(PARTS, _named(st.session_state[PARTS]))


@opened.callback
def _move(by: int) -> None:
    order, name = list(st.session_state[PARTS]), st.session_state[_MOVED]
    if name in order:
        place = order.index(name)
        order.insert(max(place + by, 0), order.pop(place))
        st.session_state[PARTS] = order
        query_state.choose(PARTS, _named(order))
