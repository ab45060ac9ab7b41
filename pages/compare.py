"""Compare: one group beside another, or beside everyone else."""

from dataclasses import replace
from functools import partial

import streamlit as st

from evaldata.analysis.compare import compared_quotes, compared_quotes_total, compared_responses
from evaldata.analysis.contents import has
from evaldata.analysis.view import View
from evaldata.charts import Chart, compared_themes, comparison_headline, mirrored_bars
from evaldata.wording.group import (
    Groups,
    compared_attributes,
    differences,
    sides,
    what_they_said,
    who_they_are,
    whose_quotes,
)
from evaldata.wording.sentences import filter_in_words
from evaldata.wording.subject import GROUP
from pages.components.chart import dark, kept, show_chart
from pages.components.choosing import suggest
from pages.components.compare import choose_groups
from pages.components.participation import filter_by
from pages.components.prose import limits_button
from pages.components.quote_cards import quote_cards
from pages.components.subject import about_links
from pages.components.waves import choose_waves, compare_waves
from pages.navigation import carried, open_theme
from pages.query_state import view
from pages.text import bullets, literal


def people(seen: View, groups: Groups, *, dark: bool) -> Chart:
    """Who took part in each group."""
    one, other = sides(seen, groups)
    frame = compared_responses(one, other, compared_attributes(seen, groups))
    return mirrored_bars(frame, groups.names, dark=dark)


def themes(seen: View, groups: Groups, *, dark: bool) -> Chart:
    """The themes of each group's quotes."""
    one, other = sides(seen, groups)
    return compared_themes(compared_quotes(one, other), groups.names, dark=dark)


def show_groups(seen: View, groups: Groups) -> None:
    """Draw what tells two groups apart, and what can be said of the one."""
    one, other = sides(seen, groups)
    total = compared_quotes_total(one, other)
    st.title(literal(comparison_headline(total, groups.names)), anchor=False)
    rest = filter_in_words(seen.filter.without(groups.attribute.id), seen.dataset)
    if rest:
        st.caption(literal(f"Both sides: {rest} only"))
    if total.either and not seen.withheld:  # else the filter says so already
        limits_button("limits-of-comparison")
    left, right = st.columns(2, gap="medium")
    known = has(seen.dataset, "participants") and bool(compared_attributes(seen, groups))
    if known:
        with left:
            narrow = partial(filter_by, by=groups.attribute.id, one=groups.one)
            show_chart(kept(people, seen, groups, dark=dark()), "people", on_click=narrow)
    with right if known else left:
        show_chart(kept(themes, seen, groups, dark=dark()), "themes-apart", on_click=open_theme)
    with left if known else right:
        st.markdown("**What differs**")
        st.markdown(bullets(differences(seen, groups)))
    show_sides(seen, groups)
    show_quotes(seen, groups)


def show_sides(seen: View, groups: Groups) -> None:
    """Draw what can be said of each group."""
    one, other = sides(seen, groups)
    columns = st.columns(2, gap="medium")
    for column, name, group in zip(columns, groups.names, (one, other), strict=True):
        with column:
            st.subheader(literal(f"What can be said of {name}"), anchor=False)
            st.markdown(bullets([*who_they_are(group), *what_they_said(group)]))
            if group is one:
                about_links(GROUP, "compare", carried(one.filter))
                suggest(one, GROUP, one.counts.left)


def show_quotes(seen: View, groups: Groups) -> None:
    """Draw each group's own quotes, beside each other where both have any, then the others."""
    one, other = sides(seen, groups)
    apart = [
        (group, quotes)
        for side, group in (("one", one), ("other", other))
        if (quotes := whose_quotes(seen, groups, f"{side}_known", f"{side}_possible"))
    ]
    columns = st.columns(len(apart), gap="medium") if apart else []
    for column, (group, quotes) in zip(columns, apart, strict=True):
        with column:
            quote_cards(quotes, rest=carried(group.filter))
    for both in whose_quotes(seen, groups, "either"):
        with st.expander(literal(f"{both.heading} ({both.total:,})")):
            quote_cards([replace(both, heading="")], rest=carried(one.filter))


seen = view()
if groups := choose_groups(seen):
    show_groups(seen, groups)
elif waves := choose_waves(seen):
    compare_waves(waves)
