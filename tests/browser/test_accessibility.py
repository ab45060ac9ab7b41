"""axe-core finds nothing that is ours, on every page; on some in the dark and on a phone."""

from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.acting import turn_to
from tests.browser.settling import settled
from tests.browser.visiting import PHONE, PROJECTOR, Scheme, Size, Visit

PAGES = [
    "",
    "findings?region=London",
    "findings?show=trace",
    "recommendations",
    "themes?theme=7.3&region=North-East",
    "quotes?quote=7.1-1&q=care&region=London&role=Atlantis",
    "quotes?show=chosen&chosen=7.1-1&chosen=7.3-2&noted=1+Read+this&region=North-East",
    "grid?row=7.3&column=Commissioner",
    "participants?year=2",
    "compare?by=role",
    "takeaway",
    "about",
    "present?screen=who&region=London",
    "present?screen=quote-7.3-1&region=London",
    "present?prepare=1",
]
SAMPLE = ["?region=London", "themes?theme=7.3&region=North-East&chosen=7.3-2", "participants"]


def wrong(visit: Visit, addresses: list[str], size: Size, scheme: Scheme) -> dict[str, list[str]]:
    """What axe finds, by address; all that is folded is unfolded."""
    page = visit(size=size, scheme=scheme)
    found = {}
    for address in addresses:
        turn_to(page, address)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        found[address] = violations(page)
    return {address: complaints for address, complaints in found.items() if complaints}


def test_no_page_has_a_violation_of_ours(visit: Visit) -> None:
    assert wrong(visit, PAGES, PROJECTOR, "light") == {}


def test_none_in_the_dark_and_none_on_a_phone(visit: Visit) -> None:
    assert wrong(visit, SAMPLE, PROJECTOR, "dark") == {}
    assert wrong(visit, SAMPLE, PHONE, "light") == {}


def test_none_in_what_opens_where_a_term_is_explained_too(visit: Visit) -> None:
    page = visit("themes?theme=7.3")
    for name in ("Region All", "Share", "Table"):
        page.get_by_role("button", name=name).first.click()
        expect(settled(page).get_by_test_id("stPopoverBody")).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
    page.get_by_role("button", name="CCGs").first.click()
    meaning = page.locator(".meaning:popover-open")
    expect(meaning).to_contain_text("Clinical commissioning group")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(meaning).to_have_count(0)
