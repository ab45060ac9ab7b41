"""Overview: the evaluation in a minute."""

import streamlit as st

from evaldata.analysis.contents import has
from evaldata.analysis.grid import evidence_grid
from evaldata.analysis.view import View
from evaldata.charts import Chart, small_grid
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.evidence import groups
from evaldata.wording.participants import absence
from evaldata.wording.sentences import about_everyone, over_and_headline, quotes_counted, scope
from pages.components.chart import dark, kept, show_chart
from pages.components.lists import MOST_LISTED, claims, link_to_all, theme_links
from pages.components.menu import page_link
from pages.components.participation import participation_chart
from pages.components.quote_cards import quote_cards
from pages.navigation import open_cell
from pages.query_state import view
from pages.text import literal

QUOTES_SHOWN = 6
SYNTHESIS = {
    "What is valued": StatementKind.VALUED,
    "What is missing": StatementKind.MISSING,
}


def grid(seen: View, *, dark: bool) -> Chart:
    """A small evidence grid: themes by whose words their quotes are."""
    frame = evidence_grid(seen, seen.dataset.voice)
    return small_grid(frame, possible=bool(seen.filter), dark=dark)


def who_is_quoted(seen: View) -> None:
    """Draw the small grid; a click on a cell leads to its quotes."""
    show_chart(kept(grid, seen, dark=dark()), "small-grid", on_click=open_cell)


seen = view()
data = seen.dataset
findings, gaps = data.of_kind(StatementKind.FINDING), data.not_taken_up()
over, headline = over_and_headline(seen)
quotes, counted = quotes_counted(seen)
st.caption(literal(over))
st.title(literal(headline), anchor=False)
st.markdown(literal(f"{'The whole evaluation: ' * bool(seen.filter)}{scope(data)}"))
with st.container(horizontal=True, key="figures"):
    if has(data, "participants"):
        page_link("participants", f"**{seen.responses:,}** responses")
    page_link("quotes", f"**{quotes:,}** {literal(counted)}")
    if findings:
        page_link("findings", f"**{len(findings)}** finding{'s' * (len(findings) != 1)}")
    if findings and has(data, "recommendations"):
        first = gaps[0].statement_id if gaps else ""
        page_link(
            "findings",
            f"**{len(gaps)}** finding{'s' * (len(gaps) != 1)} not taken up",
            finding=first,
        )

left, right = st.columns([4, 7], gap="medium")
with left:
    if has(data, "participants"):
        participation_chart(seen)
        st.caption(literal(absence(seen)))
    else:
        theme_links("Themes", data.themes[:MOST_LISTED])
        link_to_all("themes", len(data.themes), "themes")
with right:
    if findings:
        if seen.filter:
            st.caption(literal(about_everyone(seen)))
        claims("What was found, and who is quoted on it", StatementKind.FINDING)
    elif has(data, "grid"):
        who_is_quoted(seen)
    else:
        quote_cards(groups(seen, None, QUOTES_SHOWN))

left, right = st.columns([4, 7], gap="medium")
with left:
    claims("What to do", StatementKind.RECOMMENDATION)
    if findings:  # what is valued and what is missing stand beside these
        with st.container(horizontal=True):
            for heading, kind in SYNTHESIS.items():
                if every := data.of_kind(kind):
                    page_link("findings", f"**{heading}** :gray[{len(every)}]", show=kind.value)
    else:
        for heading, kind in SYNTHESIS.items():
            claims(heading, kind)
with right:
    if findings and has(data, "grid"):
        who_is_quoted(seen)
