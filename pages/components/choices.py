"""A choice of one among several that stands in the address."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Literal

import streamlit as st

from pages.query_state import in_address
from pages.text import literal

Width = int | Literal["stretch"]
MOST_SEGMENTS = 6
"""Choices that are laid out beside each other; of more one is found by typing."""


def select(
    name: str, label: str, labels: Mapping[str, str], *, default: str, width: Width = 240
) -> str:
    """Draw a list to choose from and return what is chosen.

    Args:
        name: Parameter of the address.
        label: What is chosen.
        labels: What each choice is called, by what stands in the address for it.
        default: The choice of an address without the parameter.
        width: In pixels; or "stretch", as wide as there is room.
    """
    chosen = st.selectbox(
        label,
        list(labels),
        format_func=distinct(labels).__getitem__,
        width=width,
        **in_address(name, labels, default=default),
    )
    return default if chosen is None else str(chosen)


def distinct(labels: Mapping[str, str], written: Callable[[str], str] = str) -> dict[str, str]:
    """The labels, with what stands in the address behind each that another choice has, too.

    A list of Streamlit's tells its choices apart by their labels alone.

    Args:
        labels: What each choice is called, by what stands in the address for it.
        written: Writes that as the labels are written: `literal` where they are Markdown.
    """
    times = Counter(labels.values())
    return {
        name: f"{label} ({written(name)})" if times[label] > 1 else label
        for name, label in labels.items()
    }


def lines(name: str, label: str, labels: Mapping[str, str]) -> str:
    """Draw choices as lines, all to be seen; return what is chosen, at first the first.

    The labels are Markdown; that of the choice itself is for screen readers alone.
    """
    with st.container(key="claims"):
        chosen = st.radio(
            label,
            list(labels),
            format_func=distinct(labels, literal).__getitem__,
            label_visibility="collapsed",
            width="stretch",
            **in_address(name, labels, default=next(iter(labels))),
        )
    return str(chosen)


def segments(
    name: str, label: str, labels: Mapping[str, str], *, default: str, labelled: bool = True
) -> str:
    """Draw choices beside each other, or a list where they are many; return what is chosen.

    The label is for screen readers alone where `labelled` is false.
    """
    if len(labels) > MOST_SEGMENTS:
        return select(name, label, labels, default=default)
    shown = {choice: literal(label) for choice, label in distinct(labels).items()}
    chosen = st.segmented_control(
        label,
        list(labels),
        format_func=shown.__getitem__,
        required=True,
        label_visibility="visible" if labelled else "collapsed",
        **in_address(name, labels, default=default),
    )
    return default if chosen is None else str(chosen)
