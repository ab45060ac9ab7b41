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


def test_what_streamlit_draws_unasked_is_put_right(visit: Visit) -> None:
    page = visit()
    page.get_by_role("link", name=re.compile("^London")).click()
    settled(page)
    menu_link(page, "Quotes")
    settled(page)
    shown = page.get_by_test_id("stMain").inner_text()
    page.evaluate(  # as a run of Streamlit's own does, which draws the page that it knows
        """() => {
          history.pushState({}, '', './');
          const drawn = document.querySelector('[data-testid="stMain"] .drawn');
          drawn.outerHTML = '<div class="drawn" data-shell="framed">Another page</div>';
        }"""
    )
    settled(page)
    assert page.url.endswith("/quotes?region=London")
    assert page.get_by_test_id("stMain").inner_text() == shown


def test_no_key_makes_streamlit_run_what_it_knows(visit: Visit) -> None:
    page = visit()
    heard = Heard(page)
    page.reload()
    settled(page)
    menu_link(page, "Quotes")
    settled(page)
    before = heard.runs
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("r")
    page.keyboard.press("c")
    settled(page)
    assert heard.runs == before
    assert page.url.endswith("/quotes")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_click_while_nobody_answers_is_answered_later(visit: Visit) -> None:
    page = visit()
    sockets: list[WebSocketRoute] = []

    def connect(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        if len(sockets) != 2:  # the first time that it comes back, the server is not there yet
            socket.connect_to_server()
        else:
            socket.close()

    page.route_web_socket(re.compile("/_stcore/stream"), connect)
    page.reload()
    settled(page)
    page.route(re.compile("/answers"), lambda route: route.fulfill(body="no"))
    sockets[-1].close()
    menu_link(page, "Quotes")
    expect(page.locator("figure")).to_have_count(25, timeout=30_000)
    assert page.url.endswith("/quotes")
    page.unroute(re.compile("/answers"))
    menu_link(page, "Findings")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("findings")


def test_a_link_in_the_page_leads_the_reader_to_the_heading(visit: Visit) -> None:
    page = visit("findings")
    page.get_by_role("link", name="7.3 Engagement").first.click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    menu_link(page, "About")
    settled(page)
    expect(page.locator('.menu [aria-current="page"]')).to_be_focused()
    expect(page.locator("body > .eval [role=status]")).to_have_text(re.compile("^About · "))


def test_words_that_are_being_composed_are_searched_for(visit: Visit) -> None:
    page = visit("quotes")
    page.get_by_role("searchbox").focus()
    keyboard = page.context.new_cdp_session(page)
    for letters in ("t", "tr", "travel"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    settled(page, quiet=600)
    assert page.locator("mark").count() > 0
    expect(page.get_by_role("searchbox")).to_have_value("travel")


def type_and_click(page: Page, words: str, link: str) -> None:
    """Click a link in the moment in which the last letter of a search was typed."""
    page.evaluate(
        """([words, link]) => {
          const field = document.querySelector('[data-search]');
          field.value = words;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          document.querySelector(link).click();
        }""",
        [words, link],
    )
    settled(page, quiet=600)


def test_a_choice_made_at_once_keeps_the_words_just_typed(visit: Visit) -> None:
    page = visit("quotes")
    type_and_click(page, "care", "#choice-region-1")
    assert "q=care" in page.url
    assert "region=" in page.url
    expect(page.get_by_role("searchbox")).to_have_value("care")


def test_words_typed_before_another_page_is_chosen_change_nothing_there(visit: Visit) -> None:
    page = visit("quotes")
    type_and_click(page, "care", ".menu a[href^=findings]")
    assert page.url.endswith("/findings")
    page.get_by_role("button", name="Region All").click()
    page.get_by_role("link", name="London").click()
    settled(page)
    assert page.url.endswith("/findings?region=London")


def test_a_covered_screen_stays_covered_when_an_answer_comes(visit: Visit) -> None:
    page = visit("present")
    page.evaluate(
        """() => ['ArrowRight', 'b'].forEach((key) =>
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))"""
    )
    settled(page)
    assert "screen=" in page.url
    expect(page.locator(".black")).to_be_visible()


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
