"""Links and changes of page carry what was chosen along."""

from typing import Any

import pytest
import streamlit as st

from pages import navigation, query_state
from pages.components.subject import leave_talk
from tests.pages.callbacks import callback
from tests.pages.conftest import Open
from tests.pages.reading import links


def test_links_carry_filters_and_drop_what_belongs_to_the_page(show: Open) -> None:
    app = show("quotes", year="2", region="London", theme="7.3", q="care", page="1", quote="7.3-1")
    assert ("Overview", "", "region=London&year=2") in links(app)
    assert ("7.3 Engagement", "themes", "region=London&year=2&theme=7.3") in links(app)
    assert (
        "Take these quotes away",
        "takeaway",
        "region=London&year=2&words=care&theme=7.3",
    ) in links(app)


def test_going_to_a_page_carries_the_filters(show: Open) -> None:
    app = show("overview", region="London")
    gone = callback(lambda: navigation.go_to("grid", row="7.3", column=""), region="London")
    app.session_state["page-to-go-to"] = gone.session_state["page-to-go-to"]
    app.run()
    assert not app.exception
    assert app.query_params == {"region": "London", "row": "7.3"}
    assert app.subheader[0].value == "7.3 Engagement"


@pytest.mark.parametrize(
    ("back", "page"),
    [("quotes", "quotes"), ("nowhere", "overview"), ("frame", "overview"), ("", "overview")],
)
def test_a_talk_ends_on_the_page_where_it_began_if_there_is_one(
    monkeypatch: pytest.MonkeyPatch, back: str, page: str
) -> None:
    left: list[Any] = []
    monkeypatch.setattr(
        st, "switch_page", lambda path, query_params: left.append((path, query_params))
    )
    address = {"back": [back], "region": ["London", "North-East"], "screen": ["who"]}
    leave_talk(query_state.view(address), address)
    assert left == [(f"{page}.py", {"region": ["London", "North-East"]})]


def test_a_talk_about_one_thing_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[Any] = []
    monkeypatch.setattr(
        st, "switch_page", lambda path, query_params: left.append((path, query_params))
    )
    subjects = ("theme-7.3", "said-recommendation-2", "said-valued-1", "group", "chosen")
    for about in subjects:
        address = {"about": [about], "back": ["quotes"], "year": ["2"], "chosen": ["b", "a"]}
        leave_talk(query_state.view(address), address)
    carried = {"year": ["2"], "chosen": ["b", "a"]}
    assert left == [
        ("themes.py", carried | {"theme": ["7.3"]}),
        ("recommendations.py", carried | {"recommendation": ["recommendation-2"]}),
        ("findings.py", carried | {"valued": ["valued-1"], "show": ["valued"]}),
        ("compare.py", carried),
        ("quotes.py", carried | {"show": ["chosen"]}),
    ]
