"""Which pages there are, and the menu beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from evaldata.analysis.contents import has
from evaldata.dataset.dataset import Dataset
from evaldata.wording.evaluations import in_menu
from evaldata.wording.waves import earlier_waves
from pages import navigation, opened, query_state
from pages.components.browser import card_buttons
from pages.components.choices import distinct
from pages.components.choosing import toggle_quote
from pages.components.tour import own_filter
from pages.data import catalogue, import_allowed
from pages.text import literal


@dataclass(frozen=True)
class MenuEntry:
    """A page in the menu: the name of its file and address, its label, its icon."""

    name: str
    label: str
    icon: str


MENU = {
    "Results": (
        MenuEntry("overview", "Overview", "dashboard"),
        MenuEntry("findings", "Findings", "fact_check"),
        MenuEntry("recommendations", "Recommendations", "checklist"),
        MenuEntry("themes", "Themes", "topic"),
        MenuEntry("quotes", "Quotes", "format_quote"),
    ),
    "Evidence": (
        MenuEntry("grid", "Evidence grid", "grid_on"),
        MenuEntry("participants", "Participants", "groups"),
        MenuEntry("compare", "Compare", "compare_arrows"),
        MenuEntry("waves", "Then and now", "history"),
    ),
    "Use": (
        MenuEntry("present", "Present", "slideshow"),
        MenuEntry("takeaway", "Take away", "download"),
    ),
    "More": (
        MenuEntry("about", "About", "info"),
        MenuEntry("bring", "Bring an evaluation", "upload_file"),
    ),
}
ENTRIES = {entry.name: entry for section in MENU.values() for entry in section}
START = "overview"
QUOTES = "quotes"
TALK = "present"
BRING = "bring"
LIST = "evaluations"
WAVES = "waves"
_OPEN = "open-evaluation"

MOVED = {
    START: (START, {}),
    "synthesis": ("findings", {"show": "valued"}),
    "chain": ("findings", {"show": "trace"}),
    "voices": ("grid", {}),
    "group": ("compare", {}),
    "words": ("about", {}),
}
"""Pages of former addresses, and where to find now what they showed.

Streamlit opens the default page at the bare address alone, so that its name is such an address too.
"""


def pages() -> list[st.Page]:
    """Every page, in the menu or not; their icons stand in the menu alone.

    A page that has an icon makes the browser fetch it from another host, as the tab's picture.
    """
    shown = [
        st.Page(
            f"{entry.name}.py",
            title=entry.label,
            default=entry.name == START,
            url_path="first" if entry.name == START else entry.name,
        )
        for entry in ENTRIES.values()
    ]
    several = st.Page(f"{LIST}.py", title="Evaluations")
    moved = [
        st.Page(_opener(target, chosen), title=ENTRIES[target].label, url_path=name)
        for name, (target, chosen) in MOVED.items()
    ]
    return [*shown, several, *moved]


def _opener(target: str, chosen: dict[str, str]) -> Callable[[], None]:
    """What leads from a former address to the page of today."""

    def opener() -> None:
        navigation.go_to(target, **chosen)
        navigation.follow()

    return opener


def menu(here: str) -> None:
    """Draw the menu; each link carries the filters along, and a talk leads back here."""
    data = opened.dataset()
    with st.sidebar:
        if data.logo:
            st.image(data.logo, alt=data.evaluation.look.logo_text, width=180)
        _evaluation(data)
        carried = navigation.carried(own_filter())
        for heading, entries in MENU.items():
            offered = [entry for entry in entries if _offered(data, entry)]
            if offered:
                st.caption(heading)
            for entry in offered:
                back = {"back": here} if entry.name == TALK else {}
                page_link(entry.name, icon=entry.icon, carried=carried, **back)
        card_buttons(toggle_quote, search=query_state.SEARCH)


def _evaluation(data: Dataset) -> None:
    """Say which evaluation is open; where there are several, let another be chosen."""
    summaries = catalogue().summaries()
    titles = distinct({name: in_menu(summary) for name, summary in summaries.items()})
    if len(titles) == 1:
        with st.container(key="open-title"):
            st.markdown(f"**{literal(data.evaluation.short_title)}**")
        return
    st.session_state[_OPEN] = opened.evaluation()
    st.selectbox(
        "Evaluation",
        titles,
        format_func=titles.__getitem__,
        key=_OPEN,
        on_change=lambda: navigation.open_evaluation(st.session_state[_OPEN]),
    )
    st.caption(literal(data.evaluation.title))  # a list cuts what is longer than the menu is wide
    st.page_link(f"{LIST}.py", label="All evaluations", icon=":material/list:", width="stretch")


def _offered(data: Dataset, entry: MenuEntry) -> bool:
    """Whether the menu leads to a page: it has something to say, and visitors may use it."""
    if entry.name == WAVES:
        return bool(earlier())
    return has(data, entry.name) and (entry.name != BRING or import_allowed())


def earlier() -> dict[str, str]:
    """The earlier waves of the open evaluation's programme: what each is called, by its id."""
    return earlier_waves(catalogue().summaries(), opened.evaluation() or "")


def page_link(
    name: str,
    label: str | None = None,
    *,
    icon: str | None = None,
    carried: query_state.Query | None = None,
    **chosen: str | Sequence[str],
) -> None:
    """Draw a link to a page with the filters and selection of now and these parameters.

    Args:
        name: Of the page's file.
        label: Markdown, what comes from the data made `literal`; the page's own label if missing.
        icon: Name of a Material symbol.
        carried: Filters and selection, where several links have them; those of now if missing.
        chosen: Parameters of the address.
    """
    kept = navigation.carried() if carried is None else carried
    st.page_link(
        f"{name}.py",
        label=label or ENTRIES[name].label,
        icon=f":material/{icon}:" if icon else None,
        width="stretch",
        query_params=query_state.joined(kept, chosen) or None,
    )
