"""Quotes: searched as one types, page by page, copied, linked to, and their terms explained."""

from playwright.sync_api import expect

from tests.browser.acting import click_in_sight, heading, path, query, turn_to
from tests.browser.settling import settled
from tests.browser.visiting import PHONE, Visit


def test_a_search_answers_as_one_types_and_stands_in_the_address(visit: Visit) -> None:
    page = visit("quotes")
    field = page.get_by_role("searchbox")
    field.press_sequentially("TRAVELLING", delay=30)
    expect(page.locator("mark")).to_have_text(["travelling"])
    expect(heading(page)).to_have_text("1 quote with the words of your search")
    assert query(settled(page)) == {"q": ["TRAVELLING"]}
    expect(field).to_be_focused()
    page.reload()
    expect(settled(page).locator("mark")).to_have_text(["travelling"])
    expect(field).to_have_value("TRAVELLING")
    field.fill("")
    expect(page.locator(".quotes figure")).to_have_count(25)
    assert query(settled(page)) == {}


def test_a_search_forgives_its_letters_are_no_steps_and_back_leads_to_it(visit: Visit) -> None:
    page = visit("quotes")
    steps = page.evaluate("history.length")
    page.get_by_role("searchbox").press_sequentially("comissioner", delay=30)
    expect(page.get_by_text("“comissioner” is not in the data")).to_be_visible()
    expect(heading(page)).to_have_text("11 quotes with the words of your search")
    assert settled(page).evaluate("history.length") == steps  # a letter is none
    page.get_by_role("link", name="Commissioners and users are not drawn in enough").click()
    page.wait_for_url("**/findings?*")
    settled(page).go_back()
    assert (path(settled(page)), query(page)) == ("quotes", {"q": ["comissioner"]})
    expect(page.get_by_role("searchbox")).to_have_value("comissioner")
    expect(heading(page)).to_have_text("11 quotes with the words of your search")


def test_a_long_list_has_pages(visit: Visit) -> None:
    page = visit("quotes")
    expect(heading(page)).to_contain_text("1 to 25 of 33 quotes")
    click_in_sight(page.get_by_test_id("stPagination").get_by_role("button", name="2"))
    expect(heading(page)).to_contain_text("26 to 33 of 33 quotes")
    assert query(settled(page)) == {"page": ["2"]}
    expect(heading(page)).to_be_in_viewport(ratio=1)  # one reads on from the head
    page.go_back()
    expect(heading(settled(page))).to_contain_text("1 to 25 of 33 quotes")


def test_a_quote_is_copied_with_its_source_and_a_link_opens_it_with_what_rests_on_it(
    visit: Visit,
) -> None:
    page = visit("quotes?theme=7.9")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = page.locator("figure").filter(has_text="Service User 1").first
    figure.get_by_role("button", name="Copy this quote").click()
    expect(figure.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    text = figure.locator("blockquote").inner_text()
    note = "Service User 1, section 7.9 (paraphrase, not the speaker's own words)"
    assert page.evaluate("navigator.clipboard.readText()") == f"{text}\n{note}"
    expect(figure.get_by_role("button", name="Copy this quote")).to_be_visible()
    turn_to(page, "themes?theme=7.9")
    card = page.locator("figure").filter(has_text="Service User 1").first
    assert card.locator("blockquote").inner_text() == text
    card.get_by_role("link", name="Link to this quote").click()
    page.wait_for_url("**/quotes?quote=7.9-1")
    linked = settled(page).locator("figure").first
    assert linked.locator("blockquote").inner_text() == text
    page.get_by_role("link", name="7.9 Communication").first.click()
    assert (path(settled(page)), query(page)) == ("themes", {"theme": ["7.9"]})


def test_quotes_are_chosen_by_keys_ordered_noted_and_opened_elsewhere(visit: Visit) -> None:
    page = visit("themes?theme=7.3")
    page.get_by_role("button", name="Choose this quote").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Chosen: take out this quote")).to_be_focused()
    click_in_sight(page.get_by_role("button", name="Choose this quote").first)
    assert len(query(settled(page))["chosen"]) == 2
    page.get_by_role("button", name="Chosen (2)").click()
    page.get_by_placeholder("Note").first.fill("Read <b>this</b> first")
    page.keyboard.press("Enter")
    click_in_sight(settled(page).get_by_role("button", name="Move down").first)
    chosen = query(settled(page))
    assert chosen["noted"] == ["2 Read <b>this</b> first"]
    elsewhere = visit(page.url.split("/", 3)[3])
    expect(heading(elsewhere)).to_have_text("2 chosen quotes")
    ids = elsewhere.locator(".quotes figure").evaluate_all("all => all.map((f) => f.id)")
    assert ids == [f"quote-{quote_id}" for quote_id in chosen["chosen"]]
    expect(elsewhere.get_by_placeholder("Note").last).to_have_value("Read <b>this</b> first")
    page.go_back()
    assert query(settled(page))["noted"] == ["1 Read <b>this</b> first"]


def test_on_a_phone_quotes_are_chosen_too_and_a_second_click_takes_them_out(visit: Visit) -> None:
    page = visit("quotes?region=London", size=PHONE)
    page.get_by_role("button", name="Choose this quote").first.click()
    page.get_by_role("button", name="Chosen: take out this quote").click()
    expect(page.locator(".quotes .chosen")).to_have_count(0)
    assert query(settled(page)) == {"region": ["London"]}
