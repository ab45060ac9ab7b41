"""Who took part, on a map and by attribute, and who is quoted: a click filters."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from evaldata.analysis.participation import responses_beside_quotes
from evaldata.analysis.responses import cross, report_table, responses_by, responses_on_map
from evaldata.analysis.view import View
from evaldata.charts import (
    Chart,
    bars,
    crowded,
    map_and_bars,
    message,
    paired_bars,
    region_map,
    small_multiples,
    stacked_bars,
)
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute
from evaldata.model.language import capitalised
from evaldata.wording.participants import dimensions
from pages import opened, query_state
from pages.components.chart import dark, draw_chart, kept, room, show_chart
from pages.components.tables import literal_table
from pages.text import literal

LETTERS, CROWDED_LETTERS = 2.16, 1.4
"""How much larger the letters of a talk's charts are, and of a map of many places."""
NAME_LETTERS, BESIDE_LETTERS = 24, 20
"""Letters in a line of the names of a talk's bars, and where they stand beside a map."""
HEIGHT = 390
"""Pixels of a talk's charts."""
NUMBERS_ROOM = 1.6
"""How far the axis of a talk's bars goes beyond the longest, for its number in large letters."""
MAP_WIDTH = 600
"""Pixels below which the names on a talk's map would lie on each other; a phone has smaller."""


def participation_chart(view: View) -> None:
    """Draw the responses on the tile map, where the evaluation has one, and by voice."""
    show_chart(kept(_chart, view, dark=dark()), "who-took-part", on_click=filter_by)


def participation_of_talk(view: View) -> None:
    """Draw the map, where there is one, and the bars beside it, for the back of a room."""
    area, beside = view.dataset.evaluation.map_attribute, st.container()
    if area:
        left, beside = st.columns([3, 2])
        key = "places-of-talk" if crowded(area) else "map-of-talk"
        chart = kept(_map_of_talk, view, area, dark=dark())
        with left, st.container(key=room(chart, key)):
            draw_chart(chart, key, height="stretch")
    with beside:
        draw_chart(kept(_bars_of_talk, view, dark=dark()), "bars-of-talk", height="stretch")


@opened.callback
def filter_by(point: Sequence[str], **chosen: str) -> None:
    """Filter by the attribute and the value of a point, or no longer. For callbacks.

    Args:
        point: What the chart says of it.
        chosen: Parameters to put into the address, too: choices that begin with what is filtered.
    """
    name, text, *_ = point
    now = query_state.view().filter.of_attribute(name)
    query_state.choose_all(chosen | {name: [] if now == (text,) else [text]})


def _chart(view: View, *, dark: bool) -> Chart:
    voice, area = view.dataset.voice, view.dataset.evaluation.map_attribute
    by_voice = bars(responses_by(view, voice), voice, dark=dark)
    return map_and_bars(_map(view, area, dark=dark), by_voice) if area else by_voice


def _map(view: View, area: Attribute, *, dark: bool, in_line: bool = False) -> Chart:
    return region_map(
        responses_on_map(view),
        area,
        chosen=view.filter.of_attribute(area.id),
        dark=dark,
        complete=view.dataset.complete,
        in_line=in_line,
    )


def _bars_of_talk(view: View, *, dark: bool) -> Chart:
    voice = view.dataset.voice
    letters = BESIDE_LETTERS if view.dataset.evaluation.map_attribute else NAME_LETTERS
    frame = responses_by(view, voice)
    chart = bars(frame, voice, dark=dark, room=NUMBERS_ROOM, letters=letters)
    return chart.magnified(LETTERS, height=HEIGHT)


def _map_of_talk(view: View, area: Attribute, *, dark: bool) -> Chart:
    many = crowded(area)
    chart = _map(view, area, dark=dark, in_line=many)
    letters = CROWDED_LETTERS if many else LETTERS
    return replace(chart.magnified(letters, height=HEIGHT), minimum_width=MAP_WIDTH)


def places(view: View) -> None:
    """Draw the responses of each place of the map along an attribute; without a map, by voice."""
    drawn = dimensions(view.dataset.evaluation)
    if not drawn:
        participation_chart(view)
        return
    names = [attribute.id for attribute in drawn]
    chart = kept(_places, view, dark=dark())
    show_chart(chart, "places", on_click=partial(_filter_by_all, names))


def breakdowns(view: View) -> None:
    """Draw the responses by each attribute that the places do not show, else say who is most."""
    place, *others = dimensions(view.dataset.evaluation) or (None,)
    voice = view.dataset.voice
    for attribute in view.dataset.attributes:
        if attribute in (place, voice):
            continue
        if attribute in others:
            st.caption(literal(kept(_most, view, attribute.id)))
        else:
            chart = kept(_divided, view, attribute.id, dark=dark())
            clicked = partial(_filter_by_all, [attribute.id, voice.id])
            show_chart(chart, f"by-{attribute.id}", on_click=clicked)


def _filter_by_all(names: Sequence[str], point: Sequence[str]) -> None:
    """Filter by the values of a point, one of each of these attributes."""
    query_state.choose_all(dict(zip(names, point, strict=True)))


def quoted(view: View) -> None:
    """Draw responses and quotes by voice beside each other."""
    show_chart(kept(_quoted, view, dark=dark()), "quoted", on_click=filter_by)


def _places(view: View, *, dark: bool) -> Chart:
    area, along, voice = dimensions(view.dataset.evaluation)
    return small_multiples(
        responses_by(view, area, along, voice),
        area,
        along,
        voice,
        chosen=view.filter.of_attribute(area.id),
        dark=dark,
        complete=view.dataset.complete,
    )


def _most(view: View, name: str) -> str:
    return message(cross(view, view.dataset.evaluation.attribute(name), view.dataset.voice))


def _divided(view: View, name: str, *, dark: bool) -> Chart:
    attribute, voice = view.dataset.evaluation.attribute(name), view.dataset.voice
    return stacked_bars(cross(view, attribute, voice), attribute, voice, dark=dark)


def _quoted(view: View, *, dark: bool) -> Chart:
    return paired_bars(responses_beside_quotes(view), view.dataset.voice, dark=dark)


def report_tables(data: Dataset) -> None:
    """Draw the report's tables beside each other, each under its title, all literal."""
    with st.grid(2, gap="medium", min_column_width=440):
        for place, spec in enumerate(data.evaluation.tables):
            title = f"Table {spec.number}. {spec.title}"
            with st.container(gap="xsmall"):
                st.markdown(f"**{literal(title)}**")
                table = pd.DataFrame.from_dict(kept(_literal_table, data, place), orient="tight")
                st.table(table, border="horizontal", alt=title)
                st.caption(literal(capitalised(spec.source)))


def _literal_table(data: Dataset, place: int) -> dict[str, Any]:
    """A table of the report, which no filter changes.

    It is kept in pandas' "tight" form: a frame remembers for long each time that it was shown.
    """
    table = literal_table(report_table(data, data.evaluation.tables[place]))
    form: dict[str, Any] = table.to_dict("tight")
    return form
