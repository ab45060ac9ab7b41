"""Which parts a talk has, and in which order."""

from collections.abc import Sequence

import streamlit as st

from evaldata.analysis.view import View
from evaldata.wording.talk import all_parts
from pages import query_state
from pages.components.menu import page_link
from pages.text import literal

PARTS = "parts"


def preparing() -> bool:
    """Whether the address asks for the choice of screens in place of the talk."""
    return bool(st.query_params.get("prepare"))


def wanted_parts(address: query_state.Query) -> Sequence[str] | None:
    """The parts that an address names, in their order; None for all."""
    return address.get(PARTS) or None


def prepare(view: View) -> None:
    """Draw the choice of parts; they are shown in the order in which they stand in it."""
    parts = all_parts(view.dataset)
    asked = [name for name in st.query_params.get_all(PARTS) if name in parts]
    st.title("Choose and order the screens", anchor=False)
    st.markdown(
        "Parts are shown in the order in which you choose them. The address holds the choice: "
        "copy it, and the talk opens as it is."
    )
    st.session_state[PARTS] = asked or list(parts)
    chosen = st.multiselect(
        "Parts of the talk",
        list(parts),
        format_func=parts.__getitem__,
        key=PARTS,
        on_change=_write,
    )
    for number, name in enumerate(chosen, 1):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            if number > 1:
                st.button(
                    "Move up",
                    key=f"up-{name}",
                    icon=":material/arrow_upward:",
                    on_click=_move_up,
                    args=(name,),
                )
            st.markdown(literal(f"{number}  {parts[name]}"))
    page_link("present", "Begin the talk", icon=":material/slideshow:", parts=chosen)


def _write() -> None:
    query_state.choose(PARTS, st.session_state[PARTS])


def _move_up(name: str) -> None:
    order = list(st.session_state[PARTS])
    place = order.index(name) if name in order else 0
    if place:
        order[place - 1 : place + 1] = [name, order[place - 1]]
        st.session_state[PARTS] = order
        query_state.choose(PARTS, order)
