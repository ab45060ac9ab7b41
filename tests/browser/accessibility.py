"""What axe-core finds in a page."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

KNOWN = {
    # Chromium and Firefox let the keyboard reach what scrolls and holds nothing to focus (a chart,
    # a table on a phone), which axe does not count; an attribute cannot be set on either.
    "scrollable-region-focusable": r"st-key-room-|stTable",
    # `st.subheader` is an h3 whatever stands above it, and no h2 stands between it and the title.
    "heading-order": r"^#|^h3",
}
"""Rules with the places where what they find is Streamlit's own, and why."""

OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
"""What is clicked measures 24 pixels at least, which axe looks at only when asked; of the places
where nothing is wrong, which are 1,500 on a page, it describes one a rule.
"""


def violations(page: Page) -> list[str]:
    """What is wrong in `page` as it stands: rule, place and remedy; not what is known.

    Axe's rules of best practice count as much as those of WCAG.
    """
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']} in {_place(node)}: {node['failureSummary']} {node['html']}"
        for rule in found
        for node in rule["nodes"]
        if not _is_known(rule["id"], _place(node))
    ]


def _is_known(rule: str, place: str) -> bool:
    return rule in KNOWN and re.search(KNOWN[rule], place) is not None


def _place(node: dict[str, Any]) -> str:
    """The selector of what axe complains of; the last one, for earlier ones name frames."""
    return str(node["target"][-1])
