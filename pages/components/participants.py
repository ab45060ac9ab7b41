"""What the page Participants draws: places, breakdowns, and who is quoted."""

from collections.abc import Sequence

import streamlit as st

from evaldata.analysis.responses import breakdowns as all_breakdowns
from evaldata.analysis.responses import cross, responses_by
from evaldata.analysis.voices import responses_beside_quotes
from evaldata.charts import Chart, message, paired_bars, small_multiples, stacked_bars
from evaldata.evaluation import Attribute
from evaldata.presentation.participants import dimensions
from evaldata.view import View
from pages import query_state
from pages.components.chart import dark, kept, show_chart
from pages.components.participation import filter_by, participation_chart
from pages.components.text import literal


def places(view: View) -> None:
    """Draw the responses of each place of the map along an attribute; without a map, by voice."""
    drawn = dimensions(view.dataset.evaluation)
    if not drawn:
        participation_chart(view)
        return

    def clicked(point: Sequence[str]) -> None:
        for attribute, text in zip(drawn, point, strict=True):
            query_state.choose(attribute.id, text)

    show_chart(kept(_places, view, dark=dark()), "places", on_click=clicked)


def breakdowns(view: View) -> None:
    """Draw the responses by each attribute that the places do not show, else say who is most."""
    place, *others = dimensions(view.dataset.evaluation) or (None,)
    for attribute, counts in all_breakdowns(view):
        if attribute in others:
            st.caption(literal(message(counts)))
        elif attribute != place:
            _breakdown(view, attribute)


def _breakdown(view: View, attribute: Attribute) -> None:
    def clicked(point: Sequence[str]) -> None:
        for name, text in zip((attribute.id, view.dataset.voice.id), point, strict=True):
            query_state.choose(name, text)

    chart = kept(_divided, view, attribute.id, dark=dark())
    show_chart(chart, f"by-{attribute.id}", on_click=clicked)


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


def _divided(view: View, name: str, *, dark: bool) -> Chart:
    attribute, voice = view.dataset.evaluation.attribute(name), view.dataset.voice
    return stacked_bars(cross(view, attribute, voice), attribute, voice, dark=dark)


def _quoted(view: View, *, dark: bool) -> Chart:
    return paired_bars(responses_beside_quotes(view), view.dataset.voice, dark=dark)
