"""Two waves of a programme: which other one is open, and how they differ."""

import streamlit as st

from evaldata.analysis.view import View
from evaldata.analysis.waves import ThemeOfWaves, responses_of_waves
from evaldata.charts import Chart, mirrored_bars
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import capitalised
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.sentences import dropped_in_words
from evaldata.wording.waves import (
    CAUTION,
    Waves,
    advice,
    differences,
    found_on,
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
        page_link(WAVES, "What was found then and now, theme by theme", icon=":material/history:")


def _people(waves: Waves, *, dark: bool) -> Chart:
    return mirrored_bars(responses_of_waves(waves.then, waves.now), waves.names, dark=dark)


def _theme(waves: Waves, pair: ThemeOfWaves) -> None:
    """A theme as it was found in each wave, side by side."""
    sides = ((waves.then, pair.then, waves.names[0]), (waves.now, pair.now, waves.names[1]))
    with st.container(border=True):
        columns = st.columns(2, gap="medium")
        for column, (view, theme, name) in zip(columns, sides, strict=True):
            with column:
                st.caption(literal(capitalised(name)))
                if theme is None:
                    st.markdown(":gray[Not found in this wave]")
                else:
                    _found(waves, view, theme)
        if pair.unknown:
            unknown = f"The data say that this continues a theme “{pair.unknown}”"
            said = f"{unknown}, but {waves.names[0]} has no such theme."
            st.caption(literal(said))


def _found(waves: Waves, view: View, theme: Theme) -> None:
    label = f"**{literal(theme.name)}**"
    if view is waves.now:
        page_link("themes", label, theme=theme.theme_id)
    else:
        page_link("themes", label, carried=_then(waves), theme=theme.theme_id)
    st.markdown(literal(theme.message))
    st.caption(literal(" ".join(found_on(view, theme))))
    findings = view.dataset.about([theme.theme_id], StatementKind.FINDING)
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
            page_link(
                "recommendations",
                numbered(other.number, other.message),
                recommendation=other.statement_id,
            )


def _then(waves: Waves) -> Query:
    """What links to the earlier wave carry: no filter."""
    return {opened.EVALUATION: [waves.earlier]}
