"""Findings, recommendations and other statements in lists that lead to each."""

from collections.abc import Sequence

import streamlit as st

from evaldata.analysis.view import View
from evaldata.model.entities import Statement
from evaldata.model.vocabulary import BASIS_NAMES, LinkBasis, StatementKind
from evaldata.wording.evidence import briefly
from pages import navigation, opened, query_state
from pages.components.menu import page_link
from pages.text import literal, numbered, with_numbers


def statement_address(statement: Statement) -> tuple[str, dict[str, str]]:
    """The page of a statement, and the parameters that choose it there."""
    kind = statement.kind
    chosen = {kind.value: statement.statement_id}
    if kind is StatementKind.RECOMMENDATION:
        return "recommendations", chosen
    return "findings", chosen if kind is StatementKind.FINDING else chosen | {"show": kind.value}


def claims(heading: str, kind: StatementKind) -> None:
    """Draw statements as lines that lead to each; nothing where there are none.

    A finding says who is quoted on it, and whether no recommendation takes it up.
    """
    view = query_state.view()
    statements = view.dataset.of_kind(kind)
    if not statements:
        return
    st.markdown(f"**{literal(heading)}**")
    with st.container(gap=None, key=f"lines-{kind.value}"):
        carried = navigation.carried()
        for statement in statements:
            page, chosen = statement_address(statement)
            label = numbered(statement.number, statement.message)
            page_link(page, label + _evidence(view, statement), carried=carried, **chosen)


def _evidence(view: View, statement: Statement) -> str:
    if statement.kind is not StatementKind.FINDING:
        return ""
    gap = not view.dataset.about(statement.theme_ids, StatementKind.RECOMMENDATION)
    evidence = literal(with_numbers(briefly(view, statement.theme_ids)))
    return f" :gray[{evidence}]{' :orange-badge[no recommendation]' if gap else ''}"


def linked_statement(statement: Statement, basis: LinkBasis, name: str = "") -> None:
    """Draw a line that leads to a statement, and says who drew the link to it."""
    page, chosen = statement_address(statement)
    label = numbered(name or statement.number, statement.message)
    said = f"{label} :gray-badge[{BASIS_NAMES[basis]}]"
    page_link(page, said, carried=navigation.carried(), **chosen)


@opened.callback
def go_to_node(point: Sequence[str]) -> None:
    """Go to what a node of the trace stands for: a statement or a theme. For callbacks."""
    data = opened.dataset()
    key = point[0]
    for statement in data.statements:
        if statement.key == key:
            page, chosen = statement_address(statement)
            navigation.go_to(page, **chosen)
    for theme in data.themes:
        if theme.key == key:
            navigation.go_to("themes", theme=theme.theme_id)
