"""What axe-core finds in a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """What is wrong in `page` as it stands: rule, place and remedy.

    Axe's rules of best practice count as much as those of WCAG.
    """
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} in {_place(node)}: {node['failureSummary']} {node['html']}"
        for rule in found
        for node in rule["nodes"]
    ]


def _place(node: dict[str, Any]) -> str:
    """The selector of what axe complains of; the last one, for earlier ones name frames."""
    return str(node["target"][-1])
