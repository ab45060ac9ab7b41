"""Who took part, on a map and by whose voice: a click filters."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from evaldata.analysis.responses import responses_by, responses_on_map
from evaldata.analysis.view import View
from evaldata.charts import Chart, bars, map_and_bars, region_map
from evaldata.model.attributes import Attribute
from pages import opened, query_state
from pages.components.chart import dark, draw_chart, kept, room, show_chart

LETTERS = 2.16
"""How much larger the letters of a talk's charts are."""
HEIGHT = 358
"""Pixels of a talk's charts."""
NUMBERS_ROOM = 1.6
"""How far the axis of a talk's bars goes beyond the longest, for its number in large letters."""
MAP_WIDTH = 480
"""Pixels below which the names on a talk's map would lie on each other; a phone scrolls it."""


def participation_chart(view: View) -> None:
    """Draw the responses on the tile map, where the evaluation has one, and by voice."""
    show_chart(kept(_chart, view, dark=dark()), "who-took-part", on_click=filter_by)


def participation_of_talk(view: View) -> None:
    """Draw the map and the bars beside each other, to be read from the back of a room."""
    left, right = st.columns([3, 2])
    if area := view.dataset.evaluation.map_attribute:
        chart = kept(_map_of_talk, view, area, dark=dark())
        with left, st.container(key=room(chart, "map-of-talk")):
            draw_chart(chart, "map-of-talk")
    with right:
        draw_chart(kept(_bars_of_talk, view, dark=dark()), "bars-of-talk")


@opened.callback
def filter_by(point: Sequence[str]) -> None:
    """Filter by the attribute and the value of a point, or no longer. For callbacks."""
    name, text, *_ = point
    query_state.toggle(opened.dataset().evaluation.attribute(name), text)


def _chart(view: View, *, dark: bool) -> Chart:
    voice, area = view.dataset.voice, view.dataset.evaluation.map_attribute
    if area is None:
        return bars(responses_by(view, voice), voice, dark=dark)
    return map_and_bars(
        responses_on_map(view),
        area,
        responses_by(view, voice),
        voice,
        chosen=view.filter.of_attribute(area.id),
        dark=dark,
        complete=view.dataset.complete,
    )


def _bars_of_talk(view: View, *, dark: bool) -> Chart:
    voice = view.dataset.voice
    chart = bars(responses_by(view, voice), voice, dark=dark, room=NUMBERS_ROOM)
    return chart.magnified(LETTERS, height=HEIGHT)


def _map_of_talk(view: View, area: Attribute, *, dark: bool) -> Chart:
    chosen = view.filter.of_attribute(area.id)
    chart = region_map(
        responses_on_map(view), area, chosen=chosen, dark=dark, complete=view.dataset.complete
    )
    return replace(chart.magnified(LETTERS, height=HEIGHT), minimum_width=MAP_WIDTH)
