"""What a click on a chart does: it filters, selects or leads on, and the address holds it."""

import pytest
from playwright.sync_api import expect

from tests.browser.acting import click_mark, heading, path, query, status, turn_to
from tests.browser.settling import settled
from tests.browser.visiting import Visit

FIRST_LINE = 25.6
"""Pixels of a line of a title."""


def test_on_overview_a_tile_filters_a_second_click_releases_and_a_cell_opens_its_quotes(
    visit: Visit,
) -> None:
    page = visit()
    click_mark(page, "region", "London")
    assert query(page) == {"region": ["London"]}
    expect(status(page)).to_contain_text("Showing 6 of 84 responses")
    click_mark(page, "region", "London")
    assert query(page) == {}
    expect(status(page)).to_have_text("Showing all 33 quotes and 84 responses")
    click_mark(page, "7.6", "Commissioner")
    assert (path(page), query(page)) == ("grid", {"row": ["7.6"], "column": ["Commissioner"]})
    expect(page.locator(".quotes figure")).to_have_count(2)


def test_a_cell_of_the_grid_lists_its_quotes_and_back_undoes_the_choice(visit: Visit) -> None:
    page = visit("grid")
    click_mark(page, "7.3", "Commissioner")
    assert query(page) == {"row": ["7.3"], "column": ["Commissioner"]}
    expect(page.locator(".quotes figure")).to_have_count(1)
    click_mark(page, "7.9", "")
    assert query(page) == {"row": ["7.9"]}
    expect(page.locator(".quotes figure")).to_have_count(2)
    page.go_back()
    settled(page)
    expect(page.get_by_role("combobox", name="Quotes of")).to_have_value("Commissioner")


def test_a_box_of_the_trace_and_a_bar_of_the_comparison_lead_to_their_page_one_step_on(
    visit: Visit,
) -> None:
    page = visit("findings?show=trace&region=London")
    click_mark(page, "theme-7.8")
    assert (path(page), query(page)) == ("themes", {"region": ["London"], "theme": ["7.8"]})
    page.go_back()
    settled(page)
    assert (path(page), query(page)) == ("findings", {"show": ["trace"], "region": ["London"]})
    click_mark(page, "said-recommendation-3")
    assert path(page) == "recommendations"
    assert query(page) == {"region": ["London"], "recommendation": ["recommendation-3"]}
    turn_to(page, "compare?by=role&one=Commissioner")
    click_mark(page, "year", "1", "one")
    assert query(page) == {"by": ["role"], "one": ["Commissioner"], "year": ["1"]}
    click_mark(page, "7.5")
    assert (path(page), query(page)) == ("themes", {"theme": ["7.5"], "year": ["1"]})


def test_a_chart_says_its_message_has_a_table_and_filters_by_place_step_and_voice(
    visit: Visit,
) -> None:
    page = visit("participants")
    for message in ("East Midlands: most responses, 26 of 84.", "Service Provider: 45 of 84"):
        expect(page.get_by_role("figure", name=message)).to_have_count(1)
    page.get_by_role("button", name="Table").first.click()
    settled(page)
    expect(page.get_by_test_id("stPopoverBody").get_by_test_id("stDataFrame")).to_be_visible()
    page.keyboard.press("Escape")
    click_mark(page, "East Midlands", "1", "Commissioner")
    assert query(page) == {"region": ["East Midlands"], "year": ["1"], "role": ["Commissioner"]}
    expect(heading(page)).to_contain_text("13 responses")
    page.go_back()  # all three at once
    assert query(settled(page)) == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_a_title_and_the_way_to_its_table_stand_on_one_line(visit: Visit, width: int) -> None:
    page = visit("participants")
    page.set_viewport_size({"width": width, "height": 900})
    settled(page)
    row = page.locator(".st-key-title-places")
    title, opening = row.locator("p").first.bounding_box(), row.get_by_role("button").bounding_box()
    assert title
    assert opening
    middle = opening["y"] + opening["height"] / 2
    assert title["y"] + FIRST_LINE / 2 == pytest.approx(middle, abs=2)
