"""Clicks that the script answers itself: the page changes in its place, and what is open stays."""

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.settling import settled
from tests.browser.visiting import PHONE, Visit


def menu_link(page: Page, name: str) -> None:
    menu = page.get_by_role("navigation", name="Pages", exact=True)
    menu.get_by_role("link", name=name, exact=True).click()


class Heard:
    """What a page asks of the server: answers to clicks, and runs of Streamlit's."""

    def __init__(self, page: Page) -> None:
        self.answers: list[str] = []
        self.runs = 0
        page.on("request", lambda r: self.answers.append(r.url) if "/answers" in r.url else None)
        page.on("websocket", lambda socket: socket.on("framesent", lambda _: self._ran()))

    def _ran(self) -> None:
        self.runs += 1


def test_a_click_costs_one_answer_and_no_run(visit: Visit) -> None:
    page = visit("findings")
    heard = Heard(page)
    page.reload()
    settled(page)
    before = heard.runs
    assert before > 0
    menu_link(page, "Themes")
    settled(page)
    expect(page).to_have_title(re.compile("^Themes · "))
    expect(page.get_by_role("heading", level=1)).to_contain_text("theme by theme")
    expect(page.locator('.menu [aria-current="page"]')).to_have_text("Themes")
    assert len(heard.answers) == 1
    assert heard.runs == before


def test_streamlit_draws_charts_and_hands_back(visit: Visit) -> None:
    page = visit("quotes?region=London")
    menu_link(page, "Participants")
    settled(page)
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(3)
    page.get_by_role("button", name="Region London").click()
    page.get_by_role("link", name="All regions").click()
    settled(page)
    expect(page.get_by_role("group", name="Region", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    menu_link(page, "Quotes")
    settled(page)
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(0)
    assert page.locator("figure").count() == 25
    page.go_back()
    settled(page)
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(3)


def test_what_is_open_stays_open_through_a_filter(visit: Visit) -> None:
    page = visit("findings")
    details = page.locator("details").nth(2)
    details.locator("summary").click()
    page.get_by_role("button", name="Region All").click()
    page.get_by_role("link", name="London").click()
    settled(page)
    expect(page.get_by_role("group", name="Region", exact=True)).to_be_visible()
    expect(page.locator("details").nth(2)).to_have_attribute("open", "")
    expect(page.locator("details[open]")).to_have_count(1)


def test_back_leads_to_the_place_in_the_page_where_one_was(visit: Visit) -> None:
    page = visit("findings")
    main = page.get_by_test_id("stMain")
    link = page.get_by_role("link", name="7.10 Impact").last
    link.scroll_into_view_if_needed()
    top = main.evaluate("main => main.scrollTop")
    assert top > 300
    link.click()
    settled(page)
    assert main.evaluate("main => main.scrollTop") == 0
    page.go_back()
    settled(page)
    assert main.evaluate("main => main.scrollTop") == pytest.approx(top, abs=50)


def test_letters_typed_while_an_answer_comes_are_kept(visit: Visit) -> None:
    page = visit("quotes")
    field = page.get_by_role("searchbox")
    field.press_sequentially("families travel", delay=60)
    settled(page, quiet=600)
    expect(field).to_be_focused()
    expect(field).to_have_value("families travel")
    assert page.url.endswith("?q=families+travel")
    page.go_back()
    settled(page)
    expect(field).to_have_value("")
    assert page.url.endswith("/quotes")


def test_where_the_script_gets_no_answer_streamlit_gives_it(visit: Visit) -> None:
    page = visit("findings")
    page.route(re.compile("/answers"), lambda route: route.fulfill(body="no"))
    menu_link(page, "Quotes")
    settled(page)
    assert page.locator("figure").count() == 25
    expect(page.get_by_role("searchbox")).to_be_visible()
    page.unroute(re.compile("/answers"))
    menu_link(page, "Recommendations")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("recommendations")


def test_a_connection_that_is_lost_leaves_the_visitor_where_they_are(visit: Visit) -> None:
    page = visit()
    sockets: list[WebSocketRoute] = []

    def connect(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.connect_to_server()

    page.route_web_socket(re.compile("/_stcore/stream"), connect)
    page.reload()
    settled(page)
    page.get_by_role("link", name=re.compile("^London")).click()
    settled(page)
    menu_link(page, "Quotes")
    settled(page)
    shown = page.get_by_test_id("stMain").inner_text()
    sockets[-1].close()
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-connection-state", "CONNECTED", timeout=20_000
    )
    settled(page, quiet=1500)
    assert len(sockets) > 1
    assert page.url.endswith("/quotes?region=London")
    assert page.get_by_test_id("stMain").inner_text() == shown


def test_on_a_phone_the_menu_makes_way_for_the_page(visit: Visit) -> None:
    page = visit("quotes?region=London", size=PHONE)
    page.get_by_test_id("stExpandSidebarButton").click()
    menu_link(page, "Findings")
    settled(page)
    page.get_by_role("button", name="Region London").click()
    expect(page.get_by_role("group", name="Region", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator('.menu [aria-current="page"]')).to_have_text("Findings")
