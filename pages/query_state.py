"""The address and what is chosen: read before any widget exists, written by callbacks.

The address alone says what is chosen, by the ids of values: `?region=London&year=2`. Streamlit's
own `bind="query-params"` stores labels, drops in silence what it does not know, and forgets it on
the way to another page. So every widget but the search, which is bound, is set from the address
before it is drawn.
"""

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from evaldata.analysis.filters import Dropped, Filter
from evaldata.analysis.selection import CHOSEN, NAMED, NOTED, Selection
from evaldata.analysis.view import View
from evaldata.model.address import TOO_LONG, too_long
from evaldata.search.query import MOST_CHARACTERS
from evaldata.wording.sentences import dropped_in_words
from pages.opened import EVALUATION, asked_evaluation, callback, dataset
from pages.text import literal

Query = Mapping[str, Sequence[str]]
SEARCH = "q"
"""The parameter of what is searched for."""
_OUTDATED = {"by": ("column", "one", "other")}
"""Parameters that a choice takes out of the address, for their options are others after it."""
_NAMED_WITH = {"one": "by", "other": "by"}
"""Choices that mean nothing without another one, which is then written even if it is a default."""
_NOT_BOTH = {"one": "other", "other": "one"}
"""Choices of one thing each: chosen for the one it is taken out of the other."""
_PAGE = "page"
_OF_SELECTION = (CHOSEN, NAMED, NOTED)
_BESIDE_LISTS = {_PAGE, *_OF_SELECTION, "quote", "tour"}
"""Parameters that leave lists as they are; after others a list begins anew."""
_NUMBER = re.compile("[1-9][0-9]{0,8}")


def query() -> dict[str, list[str]]:
    """All parameters of the address."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def joined(*parts: Mapping[str, str | Sequence[str]]) -> dict[str, list[str]]:
    """Parameters of several, of one name those of the last; empty ones are left out."""
    every = {name: values for part in parts for name, values in part.items()}
    listed = {name: [v] if isinstance(v, str) else [*v] for name, v in every.items()}
    return {name: values for name, values in listed.items() if any(values)}


def value(address: Query, name: str) -> str:
    """What an address says of a parameter, of several the last; empty where nothing."""
    return (address.get(name) or [""])[-1]


def encoded(address: Query) -> str:
    """Parameters as they stand in an address."""
    return urlencode(address, doseq=True)


def leave_out_long_address() -> None:
    """Leave out an address that is longer than any page needs, and say so; the frame begins so.

    A browser meets the same bound at the server. This one is for what changes an address
    afterwards.
    """
    if too_long(encoded(query())):
        asked = asked_evaluation()
        st.query_params.from_dict({EVALUATION: asked} if asked else {})
        st.warning(f"{TOO_LONG}. Its filters and choices were left out.")


def view(address: Query | None = None) -> View:
    """The data through the filters of the address; or of another address."""
    return View.of(dataset(), _asked(address)[0])


def dropped(address: Query | None = None) -> tuple[Dropped, ...]:
    """The filter values in the address that the evaluation does not know; or in another address."""
    return _asked(address)[1]


def _asked(address: Query | None) -> tuple[Filter, tuple[Dropped, ...]]:
    """What an address asks of the attributes. What else that of now holds costs nothing here."""
    attributes = dataset().attributes
    if address is None:
        address = {a.id: st.query_params.get_all(a.id) for a in attributes}
    return Filter.parse(address, attributes)


def selection(address: Query | None = None) -> Selection:
    """The quotes that the address names as chosen; or another address."""
    if address is None:
        address = {name: st.query_params.get_all(name) for name in _OF_SELECTION}
    return Selection.parse(address)


def choose(name: str, values: str | Sequence[str]) -> None:
    """Put a choice into the address; an empty one takes it out. For callbacks."""
    choose_all({name: values})


def choose_all(choices: Mapping[str, str | Sequence[str]]) -> None:
    """Put choices into the address in one step, which Back undoes at once. For callbacks.

    A search stays in the address, for only its own field may write it: beside one, what is taken
    out is a step each.
    """
    before = query()
    asked = joined(before, choices)
    if any(before.get(name) != asked.get(name) for name in choices.keys() - _BESIDE_LISTS):
        asked.pop(_PAGE, None)
    if asked == before:  # telling a browser the same would be a step, too
        return
    if SEARCH not in before:
        st.query_params.from_dict(asked)
    else:
        for name in before.keys() - asked.keys():
            st.query_params.pop(name)
        st.query_params.update({n: v for n, v in asked.items() if v != before.get(n)})


@callback
def clear() -> None:
    """Take all filters out of the address. For callbacks."""
    choose_all({attribute.id: [] for attribute in dataset().attributes})


def in_address(name: str, options: Container[str], *, default: str) -> dict[str, Any]:
    """Arguments that tie a selection widget to a parameter: `st.radio(…, **in_address(…))`.

    The widget is set from the address; a choice is written into it, the default takes it out. A
    value that is not among the options is told to the visitor, and the default shown.
    """
    asked = st.query_params.get(name)
    if asked is not None and asked not in options:
        st.warning(literal(dropped_in_words([Dropped(name, asked)])))
    key = f"address-{name}"
    st.session_state[key] = asked if asked in options else default
    return {"key": key, "on_change": _write, "args": (name, key, default)}


def _write(name: str, key: str, default: object) -> None:
    chosen = st.session_state[key]
    choices = dict.fromkeys(_OUTDATED.get(name, ()), "")
    if (rival := _NOT_BOTH.get(name)) and st.query_params.get(rival) == chosen:
        choices[rival] = ""
    if name in _NAMED_WITH:
        choices[_NAMED_WITH[name]] = st.session_state[f"address-{_NAMED_WITH[name]}"]
    choose_all(choices | {name: "" if chosen in (None, default) else str(chosen)})


def number(name: str) -> int:
    """The number from 1 that stands in the address under that name; 0 where none does."""
    asked = st.query_params.get(name, "")
    return int(asked) if _NUMBER.fullmatch(asked) else 0


def page_number() -> int:
    """The page of a list that the address asks for, from 1."""
    return number(_PAGE) or 1


def page_in_address(page: int) -> dict[str, Any]:
    """Arguments that tie `st.pagination` to the address."""
    key = f"address-{_PAGE}-{page}"  # it takes its page at birth alone
    return {"default": page, "key": key, "on_change": _write, "args": (_PAGE, key, 1)}


def first_page() -> None:
    """Begin a list anew. For callbacks of what changes the list."""
    if _PAGE in st.query_params:
        choose(_PAGE, "")


def text_in_address(name: str) -> dict[str, Any]:
    """Arguments that tie a text field to a parameter: `st.text_input(…, **text_in_address(…))`."""
    key = f"address-{name}"
    st.session_state[key] = st.query_params.get(name, "")[:MOST_CHARACTERS]
    return {"key": key, "on_change": _write, "args": (name, key, "")}


def search_for(words: str) -> None:
    """Search for something else; a list begins anew. For callbacks."""
    st.session_state[SEARCH] = words
    first_page()
