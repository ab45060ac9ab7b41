"""What Streamlit can not do in a browser: the keys of a talk, a black and a full screen, cards.

One component does it all; each page has it once. Its script is `browser.js`.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from evaldata.model.address import too_long

_HERE = Path(__file__).parent
_KEY = "browser"
_COMPONENT = st.components.v2.component(
    "browser",
    html=(_HERE / "browser.html").read_text("utf-8"),
    css=(_HERE / "browser.css").read_text("utf-8"),
    js=(_HERE / "browser.js").read_text("utf-8"),
)


@dataclass(frozen=True)
class Switch:
    """An attribute that a talk can be filtered by while it is given.

    Attributes:
        name: The attribute's id, a parameter of the address.
        values: Each value's text and label, in their order; the first is everything.
        chosen: The text that is chosen now.
        key: The key that goes on to the next value; for "0" the digits choose one each.
    """

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    chosen: str
    key: str


def card_buttons(on_choose: Callable[[str], None], *, search: str) -> None:
    """Let the buttons of quote cards work on this page, and Back lead to what was searched for.

    Args:
        on_choose: Called with a quote's id when it is chosen.
        search: The parameter of the address in which Streamlit holds the search.
    """

    def chosen() -> None:
        on_choose(str(st.session_state[_KEY]["choose"]))

    _COMPONENT(key=_KEY, data={"search": search}, on_choose_change=chosen)


def talk_keys(screens: list[str], screen: str, switches: list[Switch], *, notes: bool) -> bool:
    """Draw the bar of a talk, listen to its keys, and return whether the presenter leaves.

    Args:
        screens: Names of the screens in their order, all on the page; the bar shows one of them.
        screen: The one to begin with.
        switches: What the talk can be filtered by.
        notes: Whether this is the presenter's own screen, which follows the other and leads it.
    """
    heard = _COMPONENT(
        key=_KEY,
        data={
            "screens": screens,
            "screen": screen,
            "switches": [asdict(switch) for switch in switches],
            "help": _help(switches),
            "notes": notes,
        },
        on_query_change=_heard,
        on_leave_change=_heard,
    )
    return bool(heard.leave)


def _help(switches: list[Switch]) -> list[tuple[str, str]]:
    """What each key does."""
    own = [
        ("1 to 9, 0", f"{switch.label}: one, all")
        if switch.key == "0"
        else (switch.key, f"{switch.label}: next")
        for switch in switches
    ]
    moves = [
        ("→ ↓ Page Down, Space, Enter", "next"),
        ("← ↑ Page Up", "before"),
        ("Home, End", "first, last"),
    ]
    return [*moves, *own, ("b", "black"), ("f", "full screen"), ("Esc", "leave")]


def talk_query() -> Mapping[str, list[str]] | None:
    """The address as a talk has changed it, of which Streamlit does not hear; None before that."""
    state: Mapping[str, Any] = st.session_state.get(_KEY) or {}
    asked = state.get("query")
    if asked is None:
        return None
    return {} if too_long(str(asked)) else parse_qs(str(asked))


def _heard() -> None:
    """Nothing: what the component says is read where it is drawn."""
