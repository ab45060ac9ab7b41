"""The frame round every page: menu, filters, what they leave. Streamlit runs it on every visit."""

from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import streamlit as st

from evaldata.markup import Renderer, style
from evaldata.sentences import (
    day_in_words,
    dropped_in_words,
    enumeration,
    filter_in_words,
    nobody_left,
    showing,
    who_took_part,
    why_possible,
)
from evaldata.store import Served
from pages.address import START, Address
from pages.controls import ONE, PAGES_WITH_OTHER, PAGES_WITH_THEME, show_controls
from pages.router import draw_router
from pages.visit import Visit, begin, data_folder, end, store, write

SIDEBAR_WIDTH = 248

MENU: dict[str, dict[str, str]] = {
    "Results": {
        START: "Overview",
        "findings": "Findings",
        "recommendations": "Recommendations",
        "themes": "Themes",
        "quotes": "Quotes",
        "synthesis": "Valued and missing",
    },
    "Evidence": {
        "chain": "Chain",
        "voices": "Voices",
        "group": "Group profile",
        "compare": "Compare",
        "participants": "Participants",
    },
    "Use": {"present": "Present", "takeaway": "Take away"},
    "More": {"about": "About"},
}
REACHED_FROM_ABOUT = {"words": "The report's own words"}
BARE = "present"
"""The page that fills the screen alone, once its talk has begun."""


def main() -> None:
    """Draw the frame and run the page that the address names."""
    listed = [*MENU.values(), REACHED_FROM_ABOUT]
    labels = {name: label for pages in listed for name, label in pages.items()}
    page = st.navigation(
        [
            st.Page(f"{name}.py", title=label, default=name == START)
            for name, label in labels.items()
        ],
        position="hidden",
    )
    served = store(data_folder()).current()
    dataset = served.dataset
    st.html(style(dataset.evaluation.look if dataset else None, _surroundings()))
    if dataset is None:
        _refuse(served)
        return
    title = dataset.evaluation.short_title
    st.set_page_config(
        page_title=f"{page.title} · {title}",
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    address, dropped = Address.read(page.url_path or START, parameters, dataset)
    visit = Visit.of(dataset, address, dropped)
    alone = address.page == BARE and not address.talk.preparing
    try:
        if not alone:
            visit = _above(visit, served)
        begin(visit)
        page.run()
    finally:  # a page that fails keeps what stands round it
        end()
        visit.draw()
        if not alone:
            _draw_menu(visit)
        draw_router()


@cache
def _surroundings() -> str:
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def _draw_menu(visit: Visit) -> None:
    with st.sidebar:
        visit.show("menu", sections=_sections(), here=visit.address.page)
        visit.draw()


def _above(visit: Visit, served: Served) -> Visit:
    """Show what stands above the page, controls and what they leave; the visit with them."""
    query = show_controls(visit)
    if query != visit.address.query:
        visit = visit.searching(query)
    _status(visit, served)
    return visit


def _sections() -> list[tuple[str, list[tuple[str, str]]]]:
    return [(heading, list(pages.items())) for heading, pages in MENU.items()]


def _status(visit: Visit, served: Served) -> None:
    """Say what the filter leaves and why, and what a visitor should know before reading on."""
    view = visit.view
    notices = [dropped_in_words(visit.dropped)] if visit.dropped else []
    if served.failed is not None:
        notices.append(
            f"New data were refused on {day_in_words(served.failed)} at {served.failed:%H:%M} "
            "UTC; "
            "these are the last good ones."
        )
    visit.show(
        "status",
        showing=showing(view),
        group=ONE if visit.address.page in PAGES_WITH_OTHER else "",
        narrowed=_narrowed(visit.address),
        filtered=bool(view.filter),
        words=filter_in_words(view.filter, view.dataset),
        who=who_took_part(view),
        why=why_possible(view),
        notices=notices,
        today=day_in_words(date.today()),
        here=urljoin(st.context.url or "", visit.address.href()),
    )
    if not view.responses:
        visit.show_empty(nobody_left(view))


def _narrowed(address: Address) -> str:
    """What else limits the page, beside the filter."""
    theme = ["the theme"] if address.theme_chosen and address.page in PAGES_WITH_THEME else []
    search = ["the search"] if address.query else []
    return enumeration([*theme, *search])


def _refuse(served: Served) -> None:
    """Say what is wrong with the data, where there are none to show."""
    st.set_page_config(page_title="No data", layout="wide")
    write(Renderer.plain("problems", problems=served.problems))


main()
