"""A chart with its message as title, its table one click away, and clicks that answer."""

from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter
from types import FunctionType
from typing import Literal, TypeVar

import streamlit as st

from evaldata.analysis.view import View
from evaldata.charts import Chart
from evaldata.dataset.dataset import Dataset
from pages.components.style import ROOMS
from pages.text import literal

Made = TypeVar("Made")
_QUIET = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def dark() -> bool:
    """Whether the visitor sees the dark theme."""
    return st.context.theme.type == "dark"


def _name(make: FunctionType) -> tuple[str, str, int]:
    """What tells one maker from another, and from itself before it was edited.

    A page makes its functions anew each run. What it is made of beside its arguments cannot be
    told.

    Raises:
        TypeError: For a function that uses a variable of one around it.
    """
    if make.__closure__:
        raise TypeError(f"What {make.__qualname__} depends on is to be an argument of kept.")
    return make.__code__.co_filename, make.__qualname__, hash(make.__code__)


@st.cache_resource(
    max_entries=500,
    show_spinner=False,
    hash_funcs={
        View: attrgetter("dataset.digest", "filter"),
        Dataset: attrgetter("digest"),
        FunctionType: _name,
    },
)
def kept(make: Callable[..., Made], *arguments: object, **named: object) -> Made:
    """What `make` makes of these arguments, made once and shown to all; nobody may change it."""
    return make(*arguments, **named)


def show_chart(
    chart: Chart,
    key: str,
    *,
    title: str | None = None,
    on_click: Callable[[Sequence[str]], None] | None = None,
) -> None:
    """Draw a chart under its title, with its table in a popover.

    Args:
        chart: What is drawn.
        key: Unique on the page.
        title: In place of the chart's message, where the page says that already.
        on_click: Called with what the chart says of the point that was clicked.
    """
    with st.container(horizontal=True, wrap=False, gap="small", key=f"title-{key}"):
        heading = chart.message if title is None else title
        st.markdown(f"**{literal(heading)}**", width="stretch")
        with st.popover("Table", type="tertiary", key=f"table-{key}", on_change="rerun") as table:
            if table.open:
                st.dataframe(chart.table, width="content", hide_index=True, alt=chart.message)
    with st.container(key=room(chart, key)):
        draw_chart(chart, key, on_click=on_click)


def draw_chart(
    chart: Chart,
    key: str,
    *,
    on_click: Callable[[Sequence[str]], None] | None = None,
    height: Literal["content", "stretch"] = "content",
) -> None:
    """Draw the figure alone, as high as it says or as what it stands in."""
    st.plotly_chart(
        chart.figure,
        key=key,
        on_select=partial(_clicked, key, on_click) if on_click else "ignore",
        selection_mode="points",
        config=_QUIET,
        height=height,
        alt=chart.alternative,
    )


def _clicked(key: str, on_click: Callable[[Sequence[str]], None]) -> None:
    points = st.session_state[key].selection.points
    if points and (said := points[0].get("customdata")):
        on_click(said)


def room(chart: Chart, key: str) -> str:
    """The key of the container in which a chart scrolls where the page is narrower than it."""
    least = max((width for width in ROOMS if width <= chart.minimum_width), default=ROOMS[0])
    return f"room-{least}-{key}" if chart.minimum_width else f"chart-{key}"
