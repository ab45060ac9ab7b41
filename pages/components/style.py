"""The style sheet of what no setting of `.streamlit/config.toml` reaches."""

from functools import cache
from pathlib import Path

import streamlit as st

from evaldata.model.evaluation import Look
from evaldata.model.look import css_colours
from evaldata.model.palette import MOST_CATEGORIES, hues

ROOMS = (300, 360, 420, 480, 540, 600, 720, 900, 1_200, 1_400, 1_600, 2_000, 2_400, 3_000, 3_800,
    4_800, 6_000, 7_600, 9_600, 12_000, 15_000, 19_000, 24_000, 30_000, 38_000)  # fmt: skip
"""Least widths in pixels that a chart can ask for; it scrolls where the page is narrower."""
SCROLLS = "Scroll sideways for the rest →"
SPARED = 24
"""Pixels by which a chart may be narrower than it asks, before it scrolls."""


def style(look: Look) -> None:
    """Put the style sheet on the page, with the colours of the charts and a dataset's own."""
    st.html(sheet(look))


def talk_style() -> None:
    """Let a talk fill the screen."""
    st.html(Path(__file__).with_name("talk.css"))


@cache
def sheet(look: Look) -> str:
    """The rules of `style.css`, with the colours of the palette as its variables."""
    light, dark = (hues(MOST_CATEGORIES, dark=dark) for dark in (False, True))
    groups = enumerate(zip(light, dark, strict=True))
    colours = css_colours(look, **{f"group-{place}": pair for place, pair in groups})
    rooms = " ".join(
        f'.stVerticalBlock[class*="st-key-room-{width}-"] {{ display: grid; grid-template-columns: '
        f"minmax({width - SPARED}px, 1fr); }} @container (max-width: {width - SPARED - 1}px) {{ "
        f'.stVerticalBlock[class*="st-key-room-{width}-"]::before {{ content: "{SCROLLS}"; }} }}'
        for width in ROOMS
    )
    sheet = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    return f"<style>:root {{ {colours} }}\n{rooms}\n{sheet}</style>"
