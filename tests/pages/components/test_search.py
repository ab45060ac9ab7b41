"""One search finds quotes, themes and statements; it forgives, and says how it was understood."""

import pytest

from tests.hostile import PAYLOADS
from tests.pages.conftest import Open
from tests.pages.reading import links, markup, plain, text

HITS = ("themes", "findings", "recommendations")


def hits(show: Open, **address: str) -> list[tuple[str, str]]:
    """The links of the page to what was found: page and parameters."""
    inside = [link for link in links(show("quotes", **address)) if "=" in link[2]]
    return [(page, query) for _, page, query in inside if page in HITS]


def test_results_are_shown_by_kind(show: Open) -> None:
    app = show("quotes", q="money")
    shown = text(app)
    assert "“money” also finds “cost”, “funding” and “budget”." in shown
    places = [
        shown.index(f"{part} ")
        for part in ("Theme 7.5", "Theme 7.4", "Finding The time", "3 quotes with")
    ]
    assert places == sorted(places)
    assert ("themes", "theme=7.5") in hits(show, q="money")


def test_an_error_of_typing_is_corrected_told_and_marked(show: Open) -> None:
    app = show("quotes", q="comissioner")
    assert "“comissioner” is not in the data; shown is what holds “commissioner”." in text(app)
    assert "<mark>commissioner</mark>" in markup(app)
    assert app.query_params == {"q": "comissioner"}


def test_quotation_marks_keep_a_search_as_it_is_typed(show: Open) -> None:
    app = show("quotes", q='"comissioner"')
    assert plain(app.title[0].value) == "No quote has the phrase “comissioner”"
    assert "is not in the data" not in text(app)


def test_a_search_that_finds_nothing_offers_a_way_on(show: Open) -> None:
    app = show("quotes", q="zebra")
    app.button(key="example").click().run()
    assert app.title[0].value.endswith("with the words of your search")
    app = show("quotes", q="zebra")
    app.button(key="clear-search").click().run()
    assert app.title[0].value == "1 to 25 of 33 quotes"
    assert "example" not in [button.key for button in app.button]


def test_quotes_that_hold_it_in_their_text_come_first(show: Open) -> None:
    shown = markup(show("quotes", q="commission*")).split("<blockquote")[1:]
    texts = [quote.split("</blockquote")[0] for quote in shown]
    held = ["<mark>" in text for text in texts]
    assert any(held)
    assert held == sorted(held, reverse=True)
    assert not all(held)


def test_what_else_may_have_been_meant_is_one_click_away(show: Open) -> None:
    app = show("quotes", q="end of lief")
    app.button[-1].click().run()
    assert app.text_input(key="q").value == "end of lies"
    assert "is not in the data" not in text(app)


def test_it_is_on_take_away_as_well(show: Open) -> None:
    app = show("takeaway", words="end of lief")
    [other] = [each for each in app.button if each.label == "lies"]
    other.click().run()
    assert app.query_params == {"words": "end of lies"}
    assert app.text_input(key="address-words").value == "end of lies"


def test_more_hits_than_a_few_are_folded(show: Open) -> None:
    app = show("quotes", q="commissioner")
    assert "All 8 themes, 3 findings, 3 recommendations and 2 missing components" in text(app)
    before = len(app.page_link)
    app.session_state["all-hits"] = True
    app.run()
    assert len(app.page_link) == before + 16


def test_a_theme_narrows_the_results(show: Open) -> None:
    found = hits(show, q="commissioner", theme="7.3")
    assert [query for page, query in found if page == "themes"] == ["theme=7.3"]


def test_links_carry_the_filters_along(show: Open) -> None:
    assert ("themes", "region=London&theme=7.5") in hits(show, q="money", region="London")


def test_without_a_search_nothing_stands_beside_quotes(show: Open) -> None:
    assert hits(show) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_was_typed_is_shown_as_it_was_typed(show: Open, payload: str) -> None:
    app = show("quotes", q=f'"{payload}')
    assert app.text_input(key="q").value == f'"{payload}'
    assert payload not in markup(app)


def test_what_is_taken_away_says_how_the_search_was_understood(show: Open) -> None:
    app = show("takeaway", words="comissioner")
    assert "shown is what holds “commissioner”." in text(app)
    assert "Quotes with the words “commissioner”, as a file" in text(app)
