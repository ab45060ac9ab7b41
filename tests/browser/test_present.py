"""A talk: moved by keys, filtered on the way, black, help, and back to where it was begun."""

import re
from itertools import combinations

from playwright.sync_api import Locator, Page, expect

from tests.browser.acting import go, heading, path, press, query
from tests.browser.settling import settled
from tests.browser.visiting import PHONE, PROJECTOR, Visit

GAP = 16
"""Pixels between a screen's last line and the bar, at least."""

ROOM, ARROW = 1, 12
"""Pixels above and below a name in its tile, and beside a choice in its list, at least."""

FIVE_AT_ONCE = """() => { for (let i = 0; i < 5; i += 1) document.body.dispatchEvent(
  new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true })) }"""

EVERY_SCREEN = """() => {
  const seen = [...document.querySelectorAll('[data-screen]')].map((s) => s.dataset.screen);
  const main = document.querySelector('[data-testid=stMain]');
  const large = (e) => parseFloat(getComputedStyle(e).fontSize) * (e.currentCSSZoom ?? 1);
  const press = (key) => document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  const bar = document.querySelector('[data-testid=stBottomBlockContainer]');
  press('Home');
  return seen.map((name) => {
    const texts = [...main.querySelectorAll('.talk *, svg text')]
      .filter((e) => e.checkVisibility()
        && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
    const low = Math.max(...texts.map((e) => e.getBoundingClientRect().bottom));
    const found = { name, high: main.scrollHeight - main.clientHeight,
      wide: main.scrollWidth - main.clientWidth, smallest: Math.min(...texts.map(large)),
      free: bar.getBoundingClientRect().top - low };
    press('ArrowRight');
    return found;
  });
}"""
"""Looks at all screens of a talk as a hand on the arrow key does."""

ROOM_IN_TILES = """(map) => {
  const boxes = (marks) => [...map.querySelectorAll(marks)].map((m) => m.getBoundingClientRect());
  const tiles = boxes('.bars .point');
  return boxes('.textpoint text').map((name) => Math.max(...tiles
    .map((tile) => Math.min(name.top - tile.top, tile.bottom - name.bottom))));
}"""
"""The pixels above or below each name of a map, in its tile."""

ROOM_IN_LIST = """(list) => {
  const pen = document.createElement('canvas').getContext('2d');
  const { font, paddingLeft, paddingRight } = getComputedStyle(list);
  pen.font = font;
  const widest = Math.max(...[...list.options].map((option) => pen.measureText(option.text).width));
  return list.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - widest;
}"""
"""The pixels that the longest choice of a list leaves, for the arrow."""


def place(page: Page) -> Locator:
    """Where the talk stands, in the bar."""
    return page.get_by_role("navigation", name="Talk").get_by_role("status")


def screen(page: Page) -> Locator:
    """What is shown."""
    return page.locator(".screen").filter(visible=True)


def test_nothing_but_the_talk_is_on_screen_and_every_key_struck_moves_it(visit: Visit) -> None:
    page = visit("present")
    for other in ("stSidebar", "stHeader", "stExpandSidebarButton", "stPopover", "stAlert"):
        expect(page.get_by_test_id(other).filter(visible=True)).to_have_count(0)
    expect(screen(page)).to_have_count(1)
    for key, at in {
        "ArrowRight": 2,
        "ArrowDown": 3,
        "PageDown": 4,
        "Space": 5,
        "Enter": 6,
        "ArrowLeft": 5,
        "PageUp": 4,
        "End": 71,
        "Home": 1,
    }.items():
        page.keyboard.press(key)
        expect(place(page)).to_have_text(f"{at} of 71")
    page.evaluate(FIVE_AT_ONCE)
    expect(place(page)).to_have_text("6 of 71")
    page.keyboard.press("Home")
    page.get_by_role("button", name="Next").click()
    page.keyboard.press("Space")
    expect(place(page)).to_have_text("3 of 71")
    assert query(page) == {"screen": ["said-finding-1"]}
    page.reload()
    expect(screen(settled(page))).to_contain_text("Networks are places to share experience")


def test_back_leaves_the_talk_however_many_screens_were_shown_and_escape_with_its_filter(
    visit: Visit,
) -> None:
    page = visit("quotes?region=London")
    go(page, "Present")
    press(page, "ArrowRight", "ArrowRight", "7", "ArrowRight")
    page.go_back()
    expect(heading(settled(page))).to_contain_text("1 to 25 of 29 quotes")
    assert (path(page), query(page)) == ("quotes", {"region": ["London"]})
    go(page, "Findings")
    go(page, "Present")
    press(page, "7", "ArrowRight", "Escape")
    assert (path(page), query(page)) == ("findings", {"region": ["North-East"]})


def test_back_from_where_a_talk_was_left_for_leads_into_it_and_to_the_way_home(
    visit: Visit,
) -> None:
    page = visit("participants")
    go(page, "Present")
    press(page, "ArrowRight", "7")
    there = {"back": ["participants"], "screen": ["who"], "region": ["North-East"]}
    for _ in range(2):  # the talk's own component is gone by then, or not yet
        press(page, "Escape")
        assert (path(page), query(page)) == ("participants", {"region": ["North-East"]})
        page.go_back()
        assert (path(settled(page)), query(page)) == ("present", there)
    for digit in ("1", "9"):  # left before the filter has been answered
        page.keyboard.press(digit)
        press(page, "Escape")
        assert (path(page), [*query(page)]) == ("participants", ["region"])
        page.go_back()
        settled(page)


def test_keys_filter_a_screen_says_how_it_stands_to_that_or_gives_way_to_its_theme(
    visit: Visit, app_url: str
) -> None:
    page = visit("present?screen=said-finding-3")
    press(page, "7")
    assert query(page) == {"screen": ["said-finding-3"], "region": ["North-East"]}
    expect(screen(page)).to_contain_text("North-East is chosen; this is about everyone")
    press(page, "y", "y", "r", "0")
    assert query(page) == {"screen": ["said-finding-3"], "year": ["2"], "role": ["Commissioner"]}
    page.get_by_role("combobox", name="Region").select_option("London")
    settled(page)
    press(page, "r", "r", "r", "y", "y", "ArrowRight")
    assert query(page) == {"screen": ["said-finding-4"], "region": ["London"]}
    page.goto(f"{app_url}/present?screen=quote-7.9-1")
    expect(screen(settled(page)).locator("blockquote")).to_be_visible()
    press(page, "5")
    expect(screen(page)).to_have_attribute("data-screen", "theme-7.9")
    assert query(page) == {"screen": ["theme-7.9"], "region": ["London"]}
    page.goto(f"{app_url}/present?region=London")
    expect(screen(settled(page))).to_contain_text("London is chosen; this is about everyone")
    press(page, "0")
    expect(screen(page)).not_to_contain_text("London is chosen; this is about everyone")


def test_black_covers_all_until_any_key_and_help_names_the_keys(visit: Visit) -> None:
    page = visit("present")
    black = page.get_by_role("dialog", name="Black screen")
    page.keyboard.press("b")
    expect(black).to_be_visible()
    assert black.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
    page.keyboard.press("ArrowRight")
    expect(black).to_be_hidden()
    expect(place(page)).to_have_text("1 of 71")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("1 to 9, 0")
    expect(keys).to_contain_text("Region: one, all")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    assert path(page) == "present"


def test_every_screen_fits_and_is_read_from_the_back(visit: Visit) -> None:
    for size in (PROJECTOR, (1920, 1080)):
        screens = visit("present?region=London", size=size).evaluate(EVERY_SCREEN)
        assert len(screens) > 60
        screens += visit("present?about=theme-7.3&region=London", size=size).evaluate(EVERY_SCREEN)
        assert [s for s in screens if s["high"] > 0 or s["wide"] > 0] == [], size
        assert [s for s in screens if s["free"] < GAP] == [], size
        assert [s for s in screens if s["smallest"] < 27.9] == [], size


def test_no_name_fills_its_tile_or_is_cut_in_the_list_of_regions(visit: Visit) -> None:
    page = visit("present?screen=who&region=London")
    rooms = page.locator("[class*=map-of-talk] .js-plotly-plot").evaluate(ROOM_IN_TILES)
    assert len(rooms) == 9
    assert min(rooms) > ROOM
    assert page.get_by_role("combobox", name="Region").evaluate(ROOM_IN_LIST) > ARROW


def test_a_phone_is_told_what_to_touch_and_shows_the_whole_map(visit: Visit) -> None:
    pages = [visit("present", size=size) for size in (PROJECTOR, PHONE)]
    for page, shown, not_shown in zip(pages, ("Esc", "Below"), ("Below", "Esc"), strict=True):
        expect(screen(page).locator(".hint", has_text=shown)).to_be_visible()
        expect(screen(page).locator(".hint", has_text=not_shown)).to_be_hidden()
    pages[1].get_by_role("button", name="Next").click()
    names = settled(pages[1]).locator(".st-key-screen-who [class*=map-of-talk] .textpoint text")
    boxes = names.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert len(boxes) == 9
    assert min(box["left"] for box in boxes) >= 0
    assert max(box["right"] for box in boxes) <= PHONE[0]
    for one, other in combinations(boxes, 2):
        sides = (("left", "right"), ("top", "bottom"))
        assert not all(one[a] < other[b] and other[a] < one[b] for a, b in sides)


def test_the_parts_of_a_talk_are_chosen_and_ordered(visit: Visit) -> None:
    page = visit("present?prepare=1&parts=title&parts=theme-7.3&parts=gaps")
    page.get_by_text("Gaps", exact=True).last.click()
    settled(page)
    for parts in (["title", "gaps", "theme-7.3"], ["gaps", "title", "theme-7.3"]):
        page.get_by_role("button", name="Move up").click()
        assert query(settled(page))["parts"] == parts
    page.get_by_role("button", name="Move down").click()
    settled(page)
    page.get_by_role("link", name="Begin the talk").click()
    page.wait_for_url(lambda url: "prepare" not in url)
    assert query(settled(page)) == {"parts": ["title", "gaps", "theme-7.3"]}
    press(page, "ArrowRight")
    expect(heading(page).filter(visible=True)).to_contain_text("Gaps")


def test_notes_and_the_order_of_screens_open_at_the_screen_that_is_shown(visit: Visit) -> None:
    talk = visit("present")
    press(talk, "ArrowRight", "ArrowRight")
    with talk.context.expect_page() as opened:
        talk.get_by_role("link", name="Notes").click()
    expect(place(settled(opened.value))).to_have_text("3 of 71")
    talk.get_by_role("link", name="Order").click()
    talk.wait_for_url(lambda url: "prepare" in url)
    settled(talk).get_by_role("link", name="Back to the talk").click()
    talk.wait_for_url(lambda url: "prepare" not in url)
    expect(place(settled(talk))).to_have_text("3 of 71")


def test_a_link_of_the_bar_is_followed_by_keyboard_and_keeps_no_keys_once_clicked(
    visit: Visit,
) -> None:
    page = visit("present")
    notes, order = (page.get_by_role("link", name=name) for name in ("Notes", "Order"))
    with page.context.expect_page() as opened:
        notes.click()
    opened.value.close()
    press(page, "Space", "Enter")
    expect(place(page)).to_have_text("3 of 71")
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Space, Enter")
    press(page, "Escape", "Tab", "Tab")  # the keyboard is what the focus came by
    with page.context.expect_page() as opened:
        notes.focus()
        page.keyboard.press("Enter")
    expect(place(settled(opened.value))).to_have_text("3 of 71")
    order.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Choose and order the parts of the talk")


def test_the_presenters_own_screen_moves_the_other_and_is_moved_by_it(visit: Visit) -> None:
    talk = visit("present")
    with talk.context.expect_page() as opened:
        talk.get_by_role("link", name="Notes").click()
    own = opened.value
    settled(own)
    expect(own.locator("aside:visible")).to_contain_text("Next")
    expect(own.locator(".clock")).to_have_text(re.compile(r"\d\d?:\d\d"))
    press(own, "ArrowRight", "ArrowRight")
    expect(place(talk)).to_have_text("3 of 71")
    press(talk, "ArrowRight")
    expect(place(own)).to_have_text("4 of 71")
    press(own, "3")
    expect(screen(talk).locator(".standing")).to_contain_text("West Midlands")
    assert query(talk)["region"] == query(own)["region"]


def test_chosen_quotes_with_long_notes_fit_and_a_talk_of_them_ends_there(visit: Visit) -> None:
    chosen = ("7.9-2", "7.3-4", "7.1-1")
    notes = "&".join(f"noted={place}+{'word+' * 40}" for place in (1, 2, 3))
    address = "&".join(f"chosen={quote_id}" for quote_id in chosen)
    page = visit(f"present?about=chosen&{address}&{notes}")
    screens = page.evaluate(EVERY_SCREEN)
    assert [s["name"] for s in screens if s["name"].startswith("quote-")] == [
        f"quote-{quote_id}" for quote_id in chosen
    ]
    assert [s for s in screens if s["high"] > 0 or s["wide"] > 0 or s["smallest"] < 27.9] == []
    press(page, "Escape")
    assert path(page) == "quotes"
    assert (query(page)["chosen"], query(page)["show"]) == ([*chosen], ["chosen"])
