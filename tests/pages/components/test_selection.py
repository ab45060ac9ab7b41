"""Chosen quotes: chosen anywhere, carried by every link, ordered, noted, suggested and told of."""

import re

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from evaldata.analysis.selection import MOST
from evaldata.analysis.suggestion import RULE
from pages.components import choosing
from pages.components.menu import ENTRIES
from tests.pages.callbacks import callback
from tests.pages.conftest import Open
from tests.pages.reading import links, markup, text

TWO = {"chosen": ["7.3-2", "7.1-1"], "named": "Costs", "noted": "1 Read <b>this</b> first"}


def cards(app: AppTest) -> list[str]:
    return re.findall(r'id="quote-([^"]+)"', markup(app))


def button(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("quotes", {}),
        ("quotes", {"quote": "7.1-1"}),
        ("themes", {"theme": "7.1"}),
        ("findings", {"finding": "finding-2"}),
        ("grid", {"row": "7.1"}),
        ("compare", {"by": "role", "one": "Commissioner"}),
    ],
)
def test_every_card_can_be_chosen(show: Open, page: str, address: dict[str, str]) -> None:
    shown = markup(show(page, chosen="7.1-1", **address))
    every = re.findall("<figure.*?</figure>", shown, re.DOTALL)
    listed = [card for card in every if 'class="quote ruled_out' not in card]
    assert listed
    assert [card for card in listed if 'data-choose="' not in card] == []
    chosen = "".join(card for card in every if 'id="quote-7.1-1"' in card)
    assert 'aria-label="Chosen: take out this quote">✓ Chosen</button>' in chosen
    assert 'href="quotes?quote=7.1-1&amp;chosen=7.1-1"' in chosen


def test_what_is_ruled_out_can_only_be_taken_out(show: Open) -> None:
    app = show("themes", theme="7.1", region="North-East", chosen="7.1-1")
    folded = markup(app).split("<details>")[1]
    assert folded.count("data-choose") == 1
    assert 'data-choose="7.1-1"' in folded


def test_a_click_chooses_a_quote_and_a_second_no_longer() -> None:
    def toggle() -> None:
        from pages.components import choosing

        choosing.toggle_quote("7.1-1")

    assert callback(toggle).query_params == {"chosen": "7.1-1"}
    assert callback(toggle, region="London", chosen="7.1-1").query_params == {"region": "London"}


def test_what_there_is_not_cannot_be_chosen() -> None:
    def toggle() -> None:
        from pages.components import choosing

        choosing.toggle_quote("<b>")

    assert callback(toggle).query_params == {}


def test_no_more_is_chosen_than_an_address_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(st, "toast", told.append)
    many = {f"chosen-{n}": "1" for n in range(498)}

    def toggle() -> None:
        from pages.components import choosing

        choosing.toggle_quote("7.1-1")

    assert "chosen" in callback(toggle, **dict(list(many.items())[:-2])).query_params
    assert told == []
    assert "chosen" not in callback(toggle, **many, more="1", most="1").query_params
    assert told == [choosing.FULL]
    assert str(MOST) in choosing.FULL


@pytest.mark.slow
def test_every_link_carries_the_selection(show: Open) -> None:
    carried = "chosen=7.3-2&chosen=7.1-1&named=Costs&noted=1+Read+%3Cb%3Ethis%3C%2Fb%3E+first"
    for page in ENTRIES:
        if page in ("present", "bring"):
            continue
        found = links(show(page, **TWO))
        assert [link for link in found if carried not in link[2]] == []
    filtered = links(show("compare", region="London", **TWO))
    assert [link for link in filtered if "region=London&" + carried not in link[2]] == []


def test_the_number_of_chosen_quotes_leads_to_them(show: Open) -> None:
    assert "chosen-quotes" not in [b.key for b in show("themes").button]
    app = show("themes", theme="7.3", region="London", **TWO)
    assert app.button(key="chosen-quotes").label == "Chosen (2)"
    button(app, "chosen-quotes")
    assert app.title[0].value == "Costs"
    assert app.query_params == {"region": "London", "show": "chosen", **TWO}


def test_chosen_quotes_stand_in_order_under_their_name(show: Open) -> None:
    app = show("quotes", show="chosen", **TWO)
    assert app.title[0].value == "Costs"
    assert cards(app) == ["7.3-2", "7.1-1"]
    assert app.text_input(key="note-7.3-2").value == "Read <b>this</b> first"
    said = text(app)
    assert "not by the evaluation's editors" in said
    assert "Chosen are 2 of 33 quotes" in said
    assert show("quotes", show="chosen", chosen="7.3-2").title[0].value == "1 chosen quote"
    assert "Choose" not in text(show("quotes", show="chosen", **TWO)).replace("Choose quotes", "")


def test_without_a_chosen_quote_the_page_says_how(show: Open) -> None:
    app = show("quotes", show="chosen")
    assert app.title[0].value == "No quote is chosen yet"
    assert not app.warning


def test_quotes_are_moved_taken_out_named_and_noted(show: Open) -> None:
    app = show("quotes", show="chosen", region="London", **TWO)
    button(app, "arrow_downward-7.3-2")
    assert cards(app) == ["7.1-1", "7.3-2"]
    assert app.query_params["noted"] == "2 Read <b>this</b> first"
    app.text_input(key="note-7.1-1").set_value("  And\tthis ").run()
    assert app.query_params["noted"] == ["1 And this", "2 Read <b>this</b> first"]
    app.text_input(key="name-selection").set_value("").run()
    assert app.title[0].value == "1 of 2 chosen quotes"
    button(app, "close-7.3-2")
    assert app.query_params["noted"] == "1 And this"
    button(app, "close-7.1-1")
    assert app.query_params == {"show": "chosen", "region": "London"}


def test_a_click_that_leaves_a_field_keeps_what_was_written(show: Open) -> None:
    app = show("quotes", show="chosen", **TWO)
    app.text_input(key="note-7.1-1").set_value("Ask Ann")
    button(app, "arrow_downward-7.3-2")
    assert cards(app) == ["7.1-1", "7.3-2"]
    assert app.query_params["noted"] == ["1 Ask Ann", "2 Read <b>this</b> first"]


def test_two_clicks_at_once_both_count(show: Open) -> None:
    app = show("quotes", show="chosen", chosen=["7.3-2", "7.1-1", "7.2-1"])
    app.button(key="close-7.3-2").click()
    button(app, "close-7.2-1")
    assert app.query_params["chosen"] == "7.1-1"


def test_ids_that_there_are_not_are_told_and_taken_out(show: Open) -> None:
    app = show("quotes", show="chosen", chosen=["nothing", "7.1-1"])
    [warning] = app.warning
    assert "1 quote as chosen that this evaluation does not have" in warning.value
    button(app, "mend")
    assert app.query_params["chosen"] == "7.1-1"
    assert not app.warning
    assert show("takeaway", about="chosen", chosen="nothing").warning
    assert show("takeaway", about="chosen").warning
    assert show("present", about="chosen", chosen="nothing").toast


def test_what_is_one_sided_is_marked(show: Open) -> None:
    app = show("quotes", show="chosen", chosen=["7.1-1", "7.1-2"])
    assert "▲ Both chosen are on 7.1 Purpose of the network; 30 of 33 quotes are not." in text(app)


def test_a_filter_marks_what_it_rules_out(show: Open) -> None:
    app = show("quotes", show="chosen", region="North-East", **TWO)
    assert "Ruled out: North-East (1 quote)" in text(app)
    assert "Possible, not known: North-East" in text(app)
    assert "1 of 2 chosen quotes" in text(
        show("takeaway", about="chosen", region="North-East", **TWO)
    )


def test_chosen_quotes_are_presented_and_taken_away(show: Open) -> None:
    shown = markup(show("present", about="chosen", **TWO))
    assert re.findall('data-screen="quote-([^"]+)"', shown) == ["7.3-2", "7.1-1"]
    assert "Read &lt;b&gt;this" not in shown
    assert "Note: Read &lt;b&gt;this&lt;/b&gt; first" in markup(
        show("present", about="chosen", notes="1", **TWO)
    )
    app = show("takeaway", about="chosen", **TWO)
    assert app.title[0].value == "Costs"
    assert "2 chosen quotes, as a file" in text(app)
    assert "Chosen, named and noted by whoever" in text(app)


@pytest.mark.parametrize(
    ("page", "address", "key"),
    [
        ("themes", {"theme": "7.3"}, "suggest-theme-7.3"),
        ("compare", {"by": "role", "one": "Commissioner"}, "suggest-group"),
        ("quotes", {"role": "Commissioner"}, "suggest-group"),
    ],
)
def test_three_are_suggested_by_a_stated_rule(
    show: Open, page: str, address: dict[str, str], key: str
) -> None:
    app = show(page, chosen="7.1-1", **address)
    assert app.button(key=key).proto.help == RULE
    button(app, key)
    chosen = app.query_params["chosen"]
    assert chosen[0] == "7.1-1"
    assert 3 <= len(chosen) <= 4
    assert [toast.value for toast in app.toast] == [
        f"{len(chosen) - 1} quotes more chosen, as suggested."
    ]
    button(app, key)
    assert app.query_params["chosen"] == chosen


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("quotes", {}),
        ("themes", {"theme": "7.1"}),
        ("quotes", {"region": "North-East", "role": "Service User"}),
    ],
    ids=["of everybody", "of three", "of none"],
)
def test_nothing_is_suggested(show: Open, page: str, address: dict[str, str]) -> None:
    app = show(page, **address)
    assert not [b for b in app.button if str(b.key).startswith("suggest")]
