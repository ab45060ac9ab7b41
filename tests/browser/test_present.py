"""A talk by keys alone: screens, filters, black, help, and back to where one was."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.settling import settled
from tests.browser.visiting import PHONE, PROJECTOR, Size, Visit

SCREENS = [
    "present",
    "present?screen=who&region=London",
    "present?screen=said-finding-3",
    "present?screen=quote-7.3-1&region=London",
    "present?screen=gaps",
    "present?screen=questions",
]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        settled(page)


def test_a_talk_is_given_by_keys(visit: Visit) -> None:
    page = visit("findings?region=London")
    page.get_by_role("link", name="Present").click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("The networks bring")
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_have_count(0)
    expect(page.locator(".control")).to_have_count(0)
    press(page, "ArrowRight", "ArrowRight", "PageDown", "ArrowLeft")
    assert query(page)["screen"] == ["said-finding-1"]
    press(page, "End")
    assert query(page)["screen"] == ["questions"]
    press(page, "Home", "7")
    assert query(page)["region"] == ["North-East"]
    expect(page.get_by_role("status").first).to_have_text("About everyone, not North-East alone")
    press(page, "y", "y")
    assert query(page)["year"] == ["2"]
    press(page, "y", "y", "r", "0")
    assert (query(page).get("region"), query(page).get("year")) == (None, None)
    assert query(page)["role"] == ["Commissioner"]
    press(page, "r", "r", "r", "Escape")
    assert urlsplit(page.url).path == "/findings"


def test_keys_pressed_before_the_screen_has_come_all_count(visit: Visit) -> None:
    page = visit("present")
    page.evaluate(
        """() => { for (let i = 0; i < 5; i += 1) {
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true })
          );
        } }"""
    )
    settled(page)
    expect(page.get_by_role("navigation", name="Talk")).to_contain_text("6 of 72")


def test_the_class_of_a_quote_stands_on_the_screen(visit: Visit) -> None:
    page = visit("present?screen=quote-7.3-1&region=London")
    expect(page.get_by_role("status").first).to_have_text("Possible, not known: London")
    press(page, "7")
    expect(page.get_by_role("status").first).to_have_text("Possible, not known: North-East")


def test_black_covers_all_and_any_key_lifts_it(visit: Visit) -> None:
    page = visit("present")
    press(page, "b")
    expect(page.locator(".black")).to_be_visible()
    press(page, "ArrowRight")
    expect(page.locator(".black")).to_be_hidden()
    assert "screen" not in query(page)


def test_help_names_the_keys_and_its_buttons_do_the_same(visit: Visit) -> None:
    page = visit("present")
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    page.get_by_role("link", name="2 East Midlands").click()
    settled(page)
    assert query(page) == {"region": ["East Midlands"]}
    page.get_by_role("link", name="Next").click()
    settled(page)
    assert query(page)["screen"] == ["who"]


def test_the_talk_can_be_ordered_and_the_address_holds_it(visit: Visit) -> None:
    page = visit("present?prepare=1&parts=title&parts=theme-7.3&parts=gaps")
    page.get_by_role("link", name="Move Gaps up").click()
    settled(page)
    page.get_by_role("link", name="Move 7.3 Engagement to the top").click()
    settled(page)
    page.get_by_role("link", name="Leave out Title").click()
    settled(page)
    page.get_by_role("link", name="Put Who took part back").click()
    settled(page)
    page.get_by_role("link", name="Begin the talk").click()
    settled(page)
    assert query(page) == {"parts": ["theme-7.3", "gaps", "who"]}
    expect(page.locator(".screen .over")).to_contain_text("7.3 Engagement")


@pytest.mark.parametrize("size", [PROJECTOR, (1920, 1080), (1024, 768)], ids=str)
@pytest.mark.parametrize("address", SCREENS)
def test_every_screen_fits_and_is_large(visit: Visit, address: str, size: Size) -> None:
    page = visit(address, size=size)
    screen = page.locator(".screen")
    assert screen.evaluate("s => s.scrollHeight <= s.clientHeight + 1")
    assert screen.evaluate("s => s.scrollWidth <= s.clientWidth + 1")
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.screen *, .bar *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    )
    assert smallest >= 28


@pytest.mark.parametrize("size", [PROJECTOR, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [*SCREENS[:4], "present?prepare=1"])
def test_no_violation_is_ours(visit: Visit, address: str, scheme: str, size: Size) -> None:
    page = visit(address, size=size, scheme=scheme)  # type: ignore[arg-type]
    assert violations(page) == []


def test_a_screen_is_shared_from_the_talk(visit: Visit) -> None:
    page = visit("present?region=London&screen=gaps")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("?")
    page.get_by_role("button", name="Share this screen").click()
    expect(page.get_by_role("img", name="The address as a QR code")).to_be_visible()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
