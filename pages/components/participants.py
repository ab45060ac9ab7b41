"""What the page Participants draws: places, breakdowns, who is quoted, the report's tables."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from evaldata.analysis.participation import responses_beside_quotes
from evaldata.analysis.responses import cross, report_table, responses_by
from evaldata.analysis.view import View
from evaldata.charts import Chart, message, paired_bars, small_multiples, stacked_bars
from evaldata.dataset.dataset import Dataset
from evaldata.model.language import capitalised
from evaldata.wording.participants import dimensions
from pages import query_state
from pages.components.chart import dark, kept, show_chart
from pages.components.participation import filter_by, participation_chart
from pages.components.tables import literal_table
from pages.text import literal


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
