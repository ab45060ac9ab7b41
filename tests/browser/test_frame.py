"""The frame round every page: start-up, addresses old and new, filters, Back, menu and sharing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import (
    choose,
    click_mark,
    go,
    heading,
    path,
    press,
    pressed,
    query,
    status,
    turn_to,
)
from tests.browser.settling import settled
from tests.browser.visiting import PHONE, Scheme, Visit
from tests.server import serving

TWO_ROWS = 80
"""Pixels into which no two rows of a talk's bar fit."""

FORMER = {
    "overview?region=London": "?region=London",
    "synthesis": "findings?show=valued",
    "chain?region=London": "findings?region=London&show=trace",
    "voices": "grid",
    "group?region=London": "compare?region=London",
    "words": "about",
}


def test_a_first_deep_link_on_a_fresh_server_is_whole_and_shared_by_its_address(
    visit: Visit,
) -> None:
    with serving() as url:
        page = visit("quotes?region=London&q=care", url=url)
        expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(11)
        expect(page.get_by_role("button", name="Region London")).to_be_visible()
        expect(status(page)).to_contain_text("Showing 6 of 84 responses and 29 of 33 quotes")
        page.get_by_role("button", name="Share").click()
        shared = settled(page).get_by_test_id("stPopoverBody")
        expect(shared.get_by_test_id("stCode")).to_have_text(page.url)
        expect(shared.get_by_role("img")).not_to_have_js_property("naturalWidth", 0)
        page.close()


def test_an_unknown_page_is_told_and_former_addresses_lead_to_where_it_is_now(
    visit: Visit, app_url: str
) -> None:
    page = visit("nonsense")
    expect(page.get_by_role("dialog")).to_contain_text("Page not found")
    expect(heading(page)).to_contain_text("The networks bring professionals together")
    for former, now in FORMER.items():
        page.goto(f"{app_url}/{former}")
        expect(page).to_have_url(re.compile(f"/{re.escape(now)}$"))
        expect(heading(settled(page))).to_be_visible()


def test_a_choice_stands_in_the_address_by_its_id_and_back_undoes_it_however_often(
    visit: Visit,
) -> None:
    page = visit("findings")
    choose(page, "Region", "London", "North-East")
    choose(page, "Year", "Year 3")
    assert query(page) == {"region": ["London", "North-East"], "year": ["3"]}
    page.reload()
    expect(settled(page).get_by_role("button", name="Region London, North-East")).to_be_visible()
    page.go_back()
    expect(settled(page).get_by_role("button", name="Year All")).to_be_visible()
    page.go_back()
    assert query(settled(page)) == {"region": ["London"]}
    expect(status(page)).to_contain_text("Showing 6 of 84 responses")
    page.go_forward()
    assert query(settled(page)) == {"region": ["London", "North-East"]}
    choose(page, "Region", "London")
    assert query(page) == {"region": ["North-East"]}
    for _ in range(3):  # more often than a filter has widgets, of which each may say what it was
        page.go_back()
        assert query(settled(page)) == {"region": ["London", "North-East"]}
        page.go_forward()
        assert query(settled(page)) == {"region": ["North-East"]}
    choose(page, "Region", "London")
    assert query(page) == {"region": ["North-East", "London"]}


def test_a_filter_shows_and_lets_go_of_what_is_chosen_however_that_came_about(
    visit: Visit,
) -> None:
    page = visit("?region=London")
    choose(page, "Year", "Year 2")  # before the filter of regions was ever opened
    assert pressed(page, "Region") == ["London"]
    choose(page, "Region", "London", "North-East")
    assert query(page) == {"year": ["2"], "region": ["North-East"]}
    page.get_by_role("button", name="Show everything").click()
    settled(page)
    choose(page, "Year", "Year 3")
    assert (query(page), pressed(page, "Region")) == ({"year": ["3"]}, [])
    click_mark(page, "region", "London")
    choose(page, "Year", "Year 2")
    assert pressed(page, "Region") == ["London"]
    page.go_back()
    settled(page).go_back()
    settled(page)
    choose(page, "Role", "Commissioner")
    assert (query(page), pressed(page, "Region")) == ({"year": ["3"], "role": ["Commissioner"]}, [])


def test_links_keep_the_filters_and_change_the_address_on_the_page_one_is_on_too(
    visit: Visit,
) -> None:
    page = visit("?region=North-East")
    go(page, "Themes")
    assert (path(page), query(page)) == ("themes", {"region": ["North-East"]})
    shown = page.get_by_test_id("stMain").inner_text()
    page.reload()
    assert settled(page).get_by_test_id("stMain").inner_text() == shown
    page.go_back()
    settled(page)
    assert (path(page), query(page)) == ("", {"region": ["North-East"]})
    turn_to(page, "findings?show=trace&region=London")
    go(page, "Findings")
    assert query(page) == {"region": ["London"]}
    expect(heading(page)).to_contain_text("Two of ten findings")
    page.go_back()
    expect(heading(settled(page))).to_contain_text("Two findings lead to no recommendation")
    assert query(page) == {"region": ["London"], "show": ["trace"]}


def test_a_filter_is_chosen_by_keyboard(visit: Visit) -> None:
    page = visit("findings")
    page.get_by_role("button", name="Year All").focus()
    press(page, "Enter", "ArrowRight", "Enter")
    assert query(page) == {"year": ["2"]}
    press(page, "Escape")
    expect(page.get_by_role("button", name="Year 2")).to_be_focused()


@pytest.mark.parametrize(
    ("scheme", "ink"), [("light", "rgb(22, 32, 43)"), ("dark", "rgb(232, 237, 242)")]
)
def test_a_link_that_the_keyboard_reaches_is_framed_in_menu_and_page(
    visit: Visit, scheme: Scheme, ink: str
) -> None:
    page = visit("findings", scheme=scheme)
    page.keyboard.press("Tab")  # the keyboard is what the focus came by
    for name in ("Findings", "Talk about this"):
        link = page.get_by_role("link", name=re.compile(f"{name}$"))
        expect(link).to_have_css("outline-style", "none")
        link.focus()
        expect(link).to_have_css("outline", f"{ink} solid 2px")


def test_overview_answers_in_one_screen_and_the_framework_offers_the_theme_and_no_recording(
    visit: Visit,
) -> None:
    page = visit()
    claims = page.locator(".st-key-lines-finding").get_by_role("link")
    expect(claims).to_have_count(10)
    expect(claims.last).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Service users", exact=True)).to_be_in_viewport(ratio=0.99)
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    menu = page.get_by_test_id("stMainMenuPopover")
    assert menu.get_by_role("menuitem").all_inner_texts() == ["About"]
    expect(menu.get_by_role("menuitemradio")).to_have_count(3)
    menu.get_by_role("menuitemradio", name="Dark").click()
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(17, 24, 31)")


def test_nothing_is_wider_than_a_phone_or_cut_without_a_hint(visit: Visit) -> None:
    page = visit("?region=London", size=PHONE)
    wide, cut = {path(page): too_wide(page)}, {path(page): cut_off(page)}
    expect(page.get_by_test_id("stHeader")).to_have_css("background-color", "rgb(255, 255, 255)")
    for name in ("Findings", "Themes", "Quotes", "Evidence grid", "Participants", "Compare"):
        page.get_by_test_id("stExpandSidebarButton").click()
        go(page, name)
        expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
        wide[path(page)], cut[path(page)] = too_wide(page), cut_off(page)
    assert [name for name, pixels in wide.items() if pixels > 0] == []
    assert {name: what for name, what in cut.items() if what} == {}
    page.get_by_test_id("stExpandSidebarButton").click()
    go(page, "Present")
    place = page.get_by_role("navigation", name="Talk").get_by_role("status")
    expect(place).to_have_text("1 of 67")
    lines = (
        "e => { const r = new Range(); r.selectNodeContents(e); return r.getClientRects().length }"
    )
    assert place.evaluate(lines) == 1
    bar = page.get_by_role("navigation", name="Talk")
    assert bar.evaluate("bar => bar.offsetHeight") < TWO_ROWS
    expect(bar.get_by_label("Region")).to_be_hidden()
    bar.get_by_role("button", name="More").click()
    bar.get_by_label("Region").select_option("North-East")
    expect(page.locator(".standing").filter(visible=True)).to_contain_text("North-East")


def test_on_a_phone_what_is_chosen_from_a_list_is_in_sight(visit: Visit) -> None:
    page = visit(size=PHONE)
    page.locator(".st-key-lines-finding").get_by_role("link").nth(4).click()
    found = page.get_by_test_id("stMain").get_by_role("heading", level=2).first
    expect(found).to_have_text("The time and the money to attend are hard to find")
    expect(settled(page).locator("h2").first).to_be_in_viewport(ratio=1)
    turn_to(page, "themes?theme=7.3")
    page.get_by_role("link", name="Read them").click()
    expect(page.get_by_role("heading", name="What people said")).to_be_in_viewport(ratio=1)
    assert query(page) == {"theme": ["7.3"]}


def too_wide(page: Page) -> int:
    """Pixels by which a page must be scrolled sideways."""
    main = page.get_by_test_id("stMain")
    return int(main.evaluate("main => main.scrollWidth - main.clientWidth"))


def cut_off(page: Page) -> list[str]:
    """The tables that go on out of sight, and the charts that do and do not say so."""
    found: list[str] = page.evaluate(
        """() => {
          const beyond = (box) => box.scrollWidth - box.clientWidth;
          const told = (box) => getComputedStyle(box, "::before").content !== "none";
          const tables = [...document.querySelectorAll('[data-testid="stTable"] > div')];
          const charts = [...document.querySelectorAll('[class*="st-key-room-"]')];
          const untold = charts.filter((box) => told(box) !== beyond(box) > 0);
          return [...tables.filter(beyond), ...untold].map((box) => box.className || box.innerText);
        }"""
    )
    return found
