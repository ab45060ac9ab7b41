"""The frame in a real browser: a first deep link, filters, address, Back, links, keys."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.settling import settled
from tests.browser.visiting import PHONE, PROJECTOR, Visit
from tests.server import serving


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def path(page: Page) -> str:
    return urlsplit(page.url).path


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a filter with the mouse, and wait until the address holds it."""
    page.get_by_role("button", name=re.compile(f"^{label} ")).click()
    choices = page.get_by_role("group", name=label, exact=True)
    choices.get_by_role("link", name=re.compile(f"^{re.escape(option)}")).click()
    expect(page).to_have_url(re.compile(f"[?&]{label.lower()}="))
    settled(page)
    page.keyboard.press("Escape")


def status(page: Page) -> str:
    return page.locator(".eval .status [role=status]").inner_text()


def test_a_first_deep_link_on_a_fresh_server_keeps_filters_and_menu(visit: Visit) -> None:
    with serving() as url:
        page = visit("quotes?region=London", url=url)
        expect(page.get_by_role("navigation", name="Pages", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Region London")).to_be_visible()
        assert status(page).startswith("Showing 6 of 84 responses and 29 of 33 quotes")
        page.close()


def test_a_filter_changes_the_address_and_back_undoes_it(visit: Visit) -> None:
    page = visit("findings")
    choose(page, "Region", "London")
    assert query(page) == {"region": ["London"]}
    choose(page, "Role", "Commissioner")
    assert query(page) == {"region": ["London"], "role": ["Commissioner"]}
    assert status(page).startswith("Showing 1 of 84 responses")
    page.go_back()
    settled(page)
    assert query(page) == {"region": ["London"]}
    assert status(page).startswith("Showing 6 of 84 responses")
    page.reload()
    settled(page)
    assert status(page).startswith("Showing 6 of 84 responses")


def test_filters_survive_a_change_of_page_and_open_the_same_elsewhere(visit: Visit) -> None:
    page = visit()
    choose(page, "Region", "North-East")
    menu = page.get_by_role("navigation", name="Pages", exact=True)
    menu.get_by_role("link", name="Themes").click()
    settled(page)
    assert (path(page), query(page)) == ("/themes", {"region": ["North-East"]})
    shown = page.locator("[data-testid=stMain]").inner_text()
    other = visit(page.url.split("/", 3)[3])
    assert other.locator("[data-testid=stMain]").inner_text() == shown


def test_a_link_is_followed_without_a_reload_and_back_returns(visit: Visit) -> None:
    page = visit("findings?region=London")
    page.evaluate("window.notReloaded = true")
    page.get_by_role("link", name="7.3 Engagement").first.click()
    settled(page)
    assert (path(page), query(page)) == ("/themes", {"region": ["London"], "theme": ["7.3"]})
    expect(page.get_by_role("heading", level=1)).to_contain_text("Few commissioners")
    page.go_back()
    settled(page)
    assert (path(page), query(page)) == ("/findings", {"region": ["London"]})
    assert page.evaluate("window.notReloaded")


def test_a_link_to_a_finding_brings_it_into_view(visit: Visit) -> None:
    page = visit()
    page.get_by_role("link", name=re.compile("^8")).first.click()
    settled(page)
    assert page.url.endswith("/findings")
    expect(page.locator("#finding-8 h2")).to_be_in_viewport()


def test_the_theme_and_the_search_stand_in_the_address(visit: Visit) -> None:
    page = visit("quotes")
    choose(page, "Theme", "7.5 Costs")
    page.get_by_role("searchbox").press_sequentially("TRAVELLING", delay=30)
    settled(page, quiet=600)
    assert query(page) == {"theme": ["7.5"], "q": ["TRAVELLING"]}
    assert page.locator("mark").all_inner_texts() == ["travelling"]
    page.reload()
    settled(page)
    assert page.locator("mark").all_inner_texts() == ["travelling"]
    page.get_by_role("searchbox").fill("zebra")
    settled(page, quiet=600)
    page.get_by_role("link", name="Show all quotes").click()
    settled(page, quiet=600)
    assert query(page) == {}
    expect(page.get_by_role("searchbox")).to_have_value("")
    assert page.locator("figure").count() == 25


def test_a_tile_filters_its_region_and_takes_it_out_again(visit: Visit) -> None:
    page = visit()
    page.get_by_role("link", name=re.compile("^London")).click()
    settled(page)
    assert query(page) == {"region": ["London"]}
    page.get_by_role("link", name=re.compile("^London")).click()
    settled(page)
    assert query(page) == {}


def test_the_way_out_of_a_filter_that_leaves_nobody(visit: Visit) -> None:
    page = visit("quotes?region=London&role=Service+User")
    page.get_by_role("link", name="Show all roles").first.click()
    settled(page)
    assert query(page) == {"region": ["London"]}
    page.get_by_role("link", name="Show everything").click()
    settled(page)
    assert query(page) == {}


def test_a_quote_has_a_link_of_its_own_and_can_be_copied(visit: Visit) -> None:
    page = visit("quotes?theme=7.9")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = page.locator("figure").first
    figure.get_by_role("button", name="Copy this quote").click()
    expect(figure.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    text = figure.locator("blockquote").inner_text()
    note = "Service User 1, section 7.9 (paraphrase, not the speaker's own words)"
    assert copied == f"{text}\n{note}"
    figure.get_by_role("link", name="Link to this quote").click()
    settled(page)
    assert query(page) == {"quote": ["7.9-1"]}
    single = page.get_by_role("region", name="The quote that was linked to")
    assert single.locator("blockquote").inner_text() == text


def test_the_download_holds_what_is_listed(visit: Visit) -> None:
    page = visit("quotes?theme=7.5&region=West+Midlands")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download these quotes as CSV").click()
    content = download.value.path().read_text(encoding="utf-8-sig")
    assert [line[:5] for line in content.splitlines()[1:]] == ["7.5-2", "7.5-1"]


def test_a_term_is_explained_where_it_stands(visit: Visit) -> None:
    page = visit("themes?theme=7.3")
    page.get_by_role("button", name="CCGs").click()
    expect(page.locator("#term-ccg")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#term-ccg")).to_be_hidden()


def test_everything_is_reached_by_keyboard(visit: Visit) -> None:
    page = visit("themes?theme=7.3")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.getAttribute('aria-label')"
                " || document.activeElement.innerText?.trim()"
            )
        )
    for name in (
        "Overview",
        "Region All",
        "CCGs",
        "Copy this quote",
        "Link to this quote",
    ):
        assert name in {text.replace("\n", " ") for text in reached if text}, name
    page.get_by_role("link", name=re.compile("Next")).focus()
    page.keyboard.press("Enter")
    settled(page)
    assert query(page) == {"theme": ["7.4"]}


def test_a_filter_is_set_and_removed_by_keyboard(visit: Visit) -> None:
    page = visit("findings")
    page.get_by_role("button", name="Region All").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("L")
    expect(page.get_by_role("link", name="London")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"region=London$"))
    settled(page)
    expect(page.get_by_role("link", name="London")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/findings$"))
    settled(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="Region", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Region All")).to_be_focused()


def test_the_list_of_a_filter_stays_open_for_more_choices(visit: Visit) -> None:
    page = visit("quotes")
    page.get_by_role("button", name="Region All").click()
    regions = page.get_by_role("group", name="Region", exact=True)
    for chosen, said in (("London", "London"), ("North-East", "London, North-East")):
        regions.get_by_role("link", name=chosen).click()
        expect(page.get_by_role("button", name=f"Region {said}")).to_be_visible()
        expect(regions).to_be_visible()
    assert query(page) == {"region": ["London", "North-East"]}
    page.get_by_role("searchbox").click()
    expect(regions).to_be_hidden()


def test_choices_made_before_the_answer_all_count(visit: Visit) -> None:
    page = visit("quotes")
    page.get_by_role("button", name="Region All").click()
    page.evaluate(
        "['London', 'North-East', 'North-West'].forEach((name) => "
        "[...document.querySelectorAll('#choices-region a')]"
        ".find((a) => a.textContent.startsWith(name)).click())"
    )
    expect(page.get_by_role("button", name="Region 3 of 9")).to_be_visible()
    assert query(page) == {"region": ["London", "North-East", "North-West"]}


def test_the_list_of_themes_closes_with_the_choice(visit: Visit) -> None:
    page = visit("quotes")
    choose(page, "Theme", "7.5 Costs")
    expect(page.get_by_role("group", name="Theme", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Theme 7.5 Costs")).to_be_focused()


def test_overview_answers_in_one_screen(visit: Visit) -> None:
    page = visit(size=PROJECTOR)
    for text in ("33 survey responses", "Yorkshire and Humberside", "Service users"):
        shown = page.locator(".eval").get_by_text(text).filter(visible=True)
        expect(shown.first).to_be_in_viewport(ratio=1)
    lines = page.get_by_role("region", name="What was found").get_by_role("listitem")
    assert lines.count() == 10
    for line in lines.all():
        expect(line).to_be_in_viewport(ratio=1)


PAGES = [
    "",
    "findings",
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
    "quotes?q=care",
    "participants",
    "about",
]


@pytest.mark.parametrize("size", [PHONE, (640, 360)], ids=["phone", "text at 200 %"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_off(visit: Visit, address: str, size: tuple[int, int]) -> None:
    page = visit(address, size=size)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] .eval *')]
          .filter(e => !e.closest('.scroll, .unseen, [popover]') && e.getClientRects().length
            && e.getBoundingClientRect().right > innerWidth + 1)
          .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")


def test_a_search_shows_what_is_in_the_field_and_not_what_was_there_before(visit: Visit) -> None:
    page = visit("quotes")
    for words, found in (("network", 17), ("people", 9), ("care", 13)):
        page.get_by_role("searchbox").fill(words)
        settled(page)
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"{found} quotes")
