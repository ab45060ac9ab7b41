"""The list of evaluations, and the search in all of them."""

from collections.abc import Mapping

import streamlit as st

from evaldata.analysis.filters import Dropped
from evaldata.dataset.summary import Summary
from evaldata.wording.evaluations import ALONE, by_programme, cannot_be_opened, in_short, search_all
from evaldata.wording.sentences import dropped_in_words
from pages import opened, query_state
from pages.components.search import marked, plain_search
from pages.data import catalogue, import_allowed
from pages.text import literal


def evaluation_list(page: str) -> None:
    """Draw what there is, each with a link to a page of it, or what a search finds in each.

    Args:
        page: Name of the page to which the links lead, with what else the address says.
    """
    st.title("Evaluations", anchor=False)
    asked = opened.asked_evaluation()
    summaries = catalogue().summaries()
    if asked is not None and asked not in summaries:
        unknown = [Dropped(opened.EVALUATION, asked)]
        st.warning(literal(dropped_in_words(unknown, "this dashboard")))
    if import_allowed():
        st.page_link("bring.py", label="Bring an evaluation", icon=":material/upload_file:")
    words = plain_search("Search all of them")
    if words.strip():
        _found(summaries, words)
        return
    for programme, names in by_programme(summaries).items():
        if programme != ALONE or len(names) < len(summaries):
            st.subheader(literal(programme), anchor=False)
        for name in names:
            _entry(name, summaries[name], page)


def _entry(name: str, summary: Summary, page: str) -> None:
    """An evaluation as a card: what leads to it, and what it is."""
    with st.container(border=True, gap="xsmall"):
        _link(name, page, f"**{literal(summary.title)}**", keep=True)
        st.caption(literal(in_short(summary)))
        if refused := cannot_be_opened(summary):
            st.warning(refused)
        elif summary.rights:
            st.caption(literal(summary.rights))


def _found(summaries: Mapping[str, Summary], words: str) -> None:
    """What a search finds, evaluation by evaluation, as it is found."""
    nothing, refused = 0, 0
    with st.spinner("Searching", show_time=True):
        for found in search_all(catalogue().served, summaries, words):
            nothing += not found.said and not found.refused
            refused += found.refused
            if found.said:
                title = summaries[found.evaluation].title
                with st.container(border=True, gap="xsmall"):
                    _link(found.evaluation, "quotes", f"**{literal(title)}**", q=words)
                    st.caption(literal(found.said))
                    for line in found.shown:
                        st.markdown(marked(line, found.asked))
    said = [f"Nothing in {nothing} of {len(summaries)} evaluations." if nothing else ""]
    said += [f"Not searched, for it cannot be opened: {refused}." if refused else ""]
    st.caption(" ".join(filter(None, said)))


def _link(name: str, page: str, label: str, *, keep: bool = False, **chosen: str) -> None:
    """A link to a page of an evaluation, with what else the address says where that is kept."""
    kept = query_state.query() if keep else {}
    st.page_link(
        f"{page}.py",
        label=label,
        width="stretch",
        query_params=query_state.joined(kept, chosen, {opened.EVALUATION: name}),
    )
