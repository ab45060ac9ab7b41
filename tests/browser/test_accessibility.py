"""axe-core finds nothing that is ours, on any page, in light and dark, on screen and phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.visiting import PHONE, PROJECTOR, Scheme, Size, Visit

PAGES = [
    "",
    "findings?region=London",
    "recommendations",
    "synthesis",
    "chain",
    "chain?focus=said-finding-3",
    "voices",
    "takeaway",
    "group?region=London",
    "compare?region=London&vs-region=North-East",
    "themes",
    "themes?theme=7.3&region=North-East",
    "quotes?q=care&region=London",
    "quotes?quote=7.1-1",
    "quotes?region=London&role=Service+User",
    "participants?year=2",
    "about?region=Atlantis",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PROJECTOR, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("address", PAGES)
def test_no_violation_is_ours(visit: Visit, address: str, size: Size, scheme: Scheme) -> None:
    page = visit(address, size=size, scheme=scheme)
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []


def test_an_open_filter_has_no_violation_of_ours(visit: Visit) -> None:
    page = visit("findings")
    page.get_by_role("button", name="Region").click()
    expect(page.get_by_role("link", name="London")).to_be_visible()
    assert violations(page) == []


def test_an_open_explanation_has_no_violation(visit: Visit) -> None:
    page = visit("themes?theme=7.3")
    page.get_by_role("button", name="CCGs").click()
    assert violations(page) == []


def test_each_chart_says_its_message_to_those_who_do_not_see_it(visit: Visit) -> None:
    page = visit("participants")
    for message in (
        "East Midlands: most responses, 26 of 84.",
        "Year 1: most responses, 47 of 84.",
        "Interview: most responses, 51 of 84.",
    ):
        assert page.locator(f'[aria-label^="{message}"]').count() == 1
