"""A list of statements and the chosen one, with what it rests on, and the whole trace."""

from collections.abc import Mapping

import streamlit as st

from evaldata.charts import Chart, trace_chart
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement
from evaldata.model.language import capitalised
from evaldata.model.vocabulary import BASIS_NAMES, StatementKind
from evaldata.wording.evidence import evidence_sentence, groups, quotes_in_line
from evaldata.wording.gaps import THIN, all_gaps, gap_of, trace_headline
from evaldata.wording.sentences import about_everyone, statement_name
from evaldata.wording.statements import COUNTERPART, became, counterparts, without_counterpart
from evaldata.wording.trace import Trace
from pages.components.chart import dark, kept, show_chart
from pages.components.choices import lines, segments
from pages.components.lists import go_to_node, linked_statement, theme_links
from pages.components.prose import prose
from pages.components.quote_cards import quote_cards
from pages.components.subject import about_links
from pages.opened import dataset
from pages.query_state import view
from pages.text import bullets, literal, numbered

QUOTES_SHOWN = 8
TRACE = "trace"
"""The choice of `show` that draws the whole trace."""


def what_to_show(kinds: Mapping[StatementKind, str]) -> str:
    """Let the visitor choose among kinds of statements and the whole trace."""
    choices = {kind.value: label for kind, label in kinds.items()} | {TRACE: "The whole trace"}
    return segments("show", "Show", choices, default=next(iter(choices)), labelled=False)


def statements(kind: StatementKind) -> None:
    """Draw the list of a kind on the left and the chosen statement on the right."""
    every = {s.statement_id: s for s in dataset().of_kind(kind)}
    left, right = st.columns([4, 7], gap="medium")
    with left:
        labels = kept(_labels, dataset(), kind)
        chosen = lines(kind.value, literal(kind.value.capitalize()), labels)
    with right:
        _statement(every[chosen])


def _labels(data: Dataset, kind: StatementKind) -> dict[str, str]:
    """What each statement of a kind says, and what it lacks, by its id."""
    labels = {}
    for statement in data.of_kind(kind):
        gap = gap_of(data, statement)
        marked = f" :orange[▲\u00a0{literal(gap)}]" if gap else ""
        labels[statement.statement_id] = numbered(statement.number, statement.message) + marked
    return labels


def _statement(statement: Statement) -> None:
    """Draw one statement: its text, what hangs together with it, and its quotes."""
    theme_ids, linked = statement.theme_ids, counterparts(dataset(), statement)
    over = [statement_name(statement), BASIS_NAMES[statement.link_basis], about_everyone(view())]
    st.caption(literal(" · ".join(filter(None, over))))
    st.header(literal(statement.message), anchor=False)
    if statement.headline:
        prose(statement.text)
    st.caption(literal(evidence_sentence(dataset(), theme_ids)))
    if status := became(statement):
        st.markdown(f"**What became of it:** {literal(status)}")
    about_links(statement.key, "findings")
    if statement.kind in (StatementKind.FINDING, StatementKind.RECOMMENDATION):
        show_chart(
            kept(_trace, dataset(), statement.key, dark=dark()),
            f"trace-{statement.key}",
            on_click=go_to_node,
        )
    else:
        theme_links("Themes", dataset().themes_of(statement))
        if linked:
            st.markdown(f"**{literal(COUNTERPART[statement.kind][1])}**")
        for other, basis in linked:
            linked_statement(other, basis, statement_name(other))
    if none := without_counterpart(dataset(), statement):
        st.markdown(f":orange[▲ {literal(none)}]")
    seen = view()
    said = quotes_in_line(seen, seen.counts_of(theme_ids))
    st.subheader(literal(capitalised(said)), anchor=False)
    quote_cards(groups(seen, theme_ids, QUOTES_SHOWN))


def _trace(data: Dataset, focus: str | None, *, dark: bool) -> Chart:
    return trace_chart(Trace.of(data), focus, dark=dark)


def whole_trace() -> None:
    """Draw everything that hangs together, and name the gaps."""
    st.title(literal(trace_headline(dataset())), anchor=False)
    st.caption(
        "Solid lines are stated in the report, dashed ones are an editor's; thick ones lead past "
        "the findings; ▲ marks a gap; the numbers are quotes. The trace always shows the whole "
        "evaluation, whatever the filter."
    )
    show_chart(
        kept(_trace, dataset(), None, dark=dark()),
        "whole-trace",
        title="Click on anything to follow it",
        on_click=go_to_node,
    )
    st.subheader(THIN, anchor=False)
    st.markdown(bullets(gap.sentence for gap in all_gaps(dataset())) or "Nowhere.")
