"""Two waves of a programme: which other one is open, and how they differ."""

import streamlit as st

from evaldata.analysis.compare import compared_responses
from evaldata.analysis.view import View
from evaldata.charts import Chart, mirrored_bars
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import capitalised
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.sentences import dropped_in_words
from evaldata.wording.statements import found_on
from evaldata.wording.waves import (
    CAUTION,
    ThemeOfWaves,
    Waves,
    advice,
    differences,
    waves_headline,
    who_took_part_in,
)
from pages import opened
from pages.components.chart import dark, show_chart
from pages.components.choices import segments
from pages.components.menu import WAVES, earlier, page_link
from pages.components.participation import filter_by
from pages.data import catalogue
from pages.query_state import Query
from pages.text import bullets, literal, numbered

EARLIER = "earlier"


def choose_waves(view: View) -> Waves | None:
    """Draw the choice of an earlier wave where there are several, and return both.

    None where the earlier one cannot be opened, which is said.
    """
    names = earlier()
    first = next(iter(names))
    chosen = first
    if len(names) > 1 or st.query_params.get(EARLIER, first) != first:
        chosen = segments(EARLIER, "Beside", names, default=first)
    try:
        then = catalogue().served(chosen).dataset
    except KeyError:  # it was taken away this moment
        then = None
    if then is None:
        st.warning(literal(f"The data of {names[chosen]} cannot be opened."))
        return None
    waves = Waves.of(then, view, chosen)
    if waves.dropped:
        told = dropped_in_words(waves.dropped)
        st.warning(literal(f"In {waves.names[0]}: {told}"))
    return waves


def then_and_now(waves: Waves) -> None:
    """Draw what was found in both waves, theme by theme, and what became of the advice."""
    st.title(literal(waves_headline(waves)), anchor=False)
    st.markdown(bullets(who_took_part_in(waves)))
    st.caption(CAUTION)
    for pair in waves.themes:
        _theme(waves, pair)
    st.subheader(literal(f"What was recommended in {waves.names[0]}"), anchor=False)
    for statement, status, later in advice(waves):
        _advice(waves, statement, status, later)


def compare_waves(waves: Waves) -> None:
    """Draw how two waves differ: who took part in each, and in sentences."""
    st.title(literal(waves_headline(waves)), anchor=False)
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(_people(waves, dark=dark()), "waves", on_click=filter_by)
    with right:
        st.markdown("**What differs**")
        st.markdown(bullets(differences(waves)))
        page_link(WAVES, "What was found then and now, theme by theme", icon="history")


def _people(waves: Waves, *, dark: bool) -> Chart:
    frame = compared_responses(waves.then, waves.now, waves.now.dataset.attributes)
    return mirrored_bars(frame, waves.names, dark=dark)


def _theme(waves: Waves, pair: ThemeOfWaves) -> None:
    """A theme as it was found in each wave, side by side."""
    before, now = waves.names
    with st.container(border=True):
        left, right = st.columns(2, gap="medium")
        with left:
            st.caption(literal(capitalised(before)))
            _found(waves.then.dataset, pair.then, _then(waves))
        with right:
            st.caption(literal(capitalised(now)))
            _found(waves.now.dataset, pair.now, None)
        if pair.unknown:
            unknown = f"The data say that this continues a theme “{pair.unknown}”"
            st.caption(literal(f"{unknown}, but {before} has no such theme."))


def _found(data: Dataset, theme: Theme | None, carried: Query | None) -> None:
    """What was found on a theme in one wave; its link carries that."""
    if theme is None:
        st.markdown(":gray[Not found in this wave]")
        return
    page_link("themes", f"**{literal(theme.name)}**", carried=carried, theme=theme.theme_id)
    st.markdown(literal(theme.message))
    st.caption(literal(" ".join(found_on(data, theme))))
    findings = data.about([theme.theme_id], StatementKind.FINDING)
    st.markdown(bullets(finding.message for finding in findings))


def _advice(waves: Waves, statement: Statement, status: str, later: tuple[Statement, ...]) -> None:
    """A recommendation of the earlier wave, what became of it, and what is advised now."""
    with st.container(border=True, gap="xsmall"):
        label = numbered(statement.number, statement.message)
        then, earlier_id = _then(waves), statement.statement_id
        page_link("recommendations", label, carried=then, recommendation=earlier_id)
        st.markdown(f"**{literal(status)}**" if statement.status else f":gray[{literal(status)}]")
        if later:
            st.caption(literal(f"Recommended on the same themes in {waves.names[1]}:"))
        for other in later:
            label, chosen = numbered(other.number, other.message), other.statement_id
            page_link("recommendations", label, recommendation=chosen)


def _then(waves: Waves) -> Query:
    """What links to the earlier wave carry: no filter."""
    return {opened.EVALUATION: [waves.earlier]}
