"""What axe-core finds in a page, less what is Streamlit's own."""

from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


class Known(NamedTuple):
    """A violation that Streamlit's own markup causes, so that no app can mend it."""

    rule: str
    within: str
    """Selects the element of the framework that the violation stands in."""
    source: str
    """Where Streamlit's project speaks of it."""


KNOWN = (
    # The list of an open select box is put at the end of the document, outside every landmark.
    Known("region", '[id^="react-aria"]', "streamlit/streamlit#16175"),
)


def violations(page: Page) -> list[str]:
    """What is wrong in `page` as it stands and ours: rule, place and remedy.

    Axe's rules of best practice count as much as those of WCAG.
    """
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} in {_place(node)}: {node['failureSummary']} {node['html']}"
        for rule in found
        for node in rule["nodes"]
        if not _is_known(page, rule["id"], _place(node))
    ]


def _place(node: dict[str, Any]) -> str:
    """The selector of what axe complains of; the last one, for earlier ones name frames."""
    return str(node["target"][-1])


def _is_known(page: Page, rule: str, place: str) -> bool:
    places = [known.within for known in KNOWN if known.rule == rule]
    if not places:
        return False
    inside = "(element, places) => element.closest(places) !== null"
    return bool(page.locator(place).first.evaluate(inside, ", ".join(places)))
