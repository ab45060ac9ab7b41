"""Themes, findings, recommendations and other statements in lists that lead to each."""

from collections.abc import Sequence

import streamlit as st

from evaldata.analysis.view import View
from evaldata.model.entities import Statement, Theme
from evaldata.model.text import shortened
from evaldata.model.vocabulary import BASIS_NAMES, STATEMENT_NAMES, LinkBasis, StatementKind
from evaldata.search.results import Claim
from evaldata.wording.evidence import briefly
from evaldata.wording.statements import full_name
from pages import navigation, opened, query_state
from pages.components.chart import kept
from pages.components.choices import lines, select
from pages.components.menu import page_link
from pages.text import literal, numbered, with_numbers

ALL = ""
"""The choice that narrows nothing."""
MOST_LISTED = 12
"""Themes or statements of a kind that a list leads to; of more a link leads to all."""
MOST_OFFERED = 20
"""Themes that are listed to choose one; of more one is found by typing."""
LINE = 110
"""Letters of a statement without a headline that a list shows."""


def claim_address(claim: Claim) -> tuple[str, dict[str, str]]:
    """The page of a theme or statement, and the parameters that choose it there."""
    if isinstance(claim, Theme):
        return "themes", {"theme": claim.theme_id}
    page, shown = _page_of(claim.kind)
    return page, {claim.kind.value: claim.statement_id} | shown


def _page_of(kind: StatementKind) -> tuple[str, dict[str, str]]:
    """The page that lists the statements of a kind, and the parameters that show them there."""
    if kind is StatementKind.RECOMMENDATION:
        return "recommendations", {}
    return "findings", {} if kind is StatementKind.FINDING else {"show": kind.value}


def claims(heading: str, kind: StatementKind) -> None:
    """Draw statements as lines that lead to each, and one to all where there are many; or nothing.

    A finding says who is quoted on it, and whether no recommendation takes it up.
    """
    view = query_state.view()
    statements = view.dataset.of_kind(kind)
    if not statements:
        return
    st.markdown(f"**{literal(heading)}**")
    with st.container(gap=None, key=f"lines-{kind.value}"):
        carried = navigation.carried()
        for statement in statements[:MOST_LISTED]:
            page, chosen = claim_address(statement)
            said = statement.headline or shortened(statement.text, LINE)
            label = numbered(statement.number, said)
            if kind is StatementKind.FINDING:
                label += _evidence(view, statement)
            page_link(page, label, carried=carried, **chosen)
        page, shown = _page_of(kind)
        link_to_all(page, len(statements), STATEMENT_NAMES[kind][1], **shown)


def link_to_all(page: str, number: int, name: str, **chosen: str) -> None:
    """Draw a link to all of a kind beneath a list that does not hold them; else nothing."""
    if number > MOST_LISTED:
        page_link(page, f"**All {number:,} {name}**", carried=navigation.carried(), **chosen)


def _evidence(view: View, statement: Statement) -> str:
    gap = statement in view.dataset.not_taken_up()
    evidence = literal(with_numbers(briefly(view, statement.theme_ids)))
    return f" :gray[{evidence}]{' :orange-badge[no recommendation]' if gap else ''}"


def linked_statement(statement: Statement, basis: LinkBasis, name: str = "") -> None:
    """Draw a line that leads to a statement, and says who drew the link to it."""
    page, chosen = claim_address(statement)
    label = numbered(name or statement.number, statement.message)
    said = f"{label} :gray-badge[{BASIS_NAMES[basis]}]"
    page_link(page, said, carried=navigation.carried(), **chosen)


@opened.callback
def go_to_node(point: Sequence[str]) -> None:
    """Go to what a node of the trace stands for: a statement, a theme, or who is quoted on one.

    For callbacks.
    """
    claim, of_whom = opened.dataset().claim(point[0]), point[1:]
    if isinstance(claim, Theme) and of_whom:
        navigation.open_cell((claim.theme_id, *of_whom))
    elif claim:
        page, chosen = claim_address(claim)
        navigation.go_to(page, **chosen)


def choose_theme(view: View) -> Theme:
    """Draw the list and return the chosen theme, the first where none is chosen.

    A page asks only where there are themes: the frame runs none that `CONTENTS` says needs some.

    Raises:
        ValueError: Where the evaluation has no themes.
    """
    themes = {theme.theme_id: theme for theme in view.dataset.themes}
    if not themes:
        raise ValueError("The evaluation has no themes to choose from.")
    if len(themes) <= MOST_OFFERED:
        return themes[lines("theme", "Theme", kept(_labels, view))]
    names = {theme_id: full_name(view.dataset, theme) for theme_id, theme in themes.items()}
    return themes[select("theme", "Theme", names, default=next(iter(themes)), width="stretch")]


def _labels(view: View) -> dict[str, str]:
    """Each theme, set in below those to which it belongs, and who is quoted on it, by its id."""
    labels = {}
    for theme in view.dataset.themes:
        indent = "\u2003" * len(view.dataset.above(theme))
        evidence = literal(with_numbers(briefly(view, [theme.theme_id])))
        labels[theme.theme_id] = f"{indent}{numbered(theme.number, theme.title)} :gray[{evidence}]"
    return labels


def theme_links(heading: str, themes: Sequence[Theme]) -> None:
    """Draw a link to each of these themes, under a heading where one is given and there are any."""
    if heading and themes:
        st.markdown(f"**{literal(heading)}**")
    for theme in themes:
        page_link("themes", numbered(theme.number, theme.title), theme=theme.theme_id)


def narrow_to_theme(view: View) -> Theme | None:
    """Draw a choice of one theme or all, and return the theme; None for all."""
    data = view.dataset
    themes = {theme.theme_id: full_name(data, theme) for theme in data.themes}
    chosen = select("theme", "Theme", {ALL: "All themes", **themes}, default=ALL, width=320)
    return data.theme(chosen)
