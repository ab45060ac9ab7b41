"""Present: a talk of one thing a screen, and the choice of its parts."""

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from pages.components.browser import Switch
from tests.evaluations import QUOTES, THEMES, built
from tests.pages.conftest import Open, opened
from tests.pages.reading import links, markup, nodes, text

Told = list[tuple[list[str], str, list[Switch]]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What the browser is told: the screens, the one to begin with, and the switches."""
    heard: Told = []

    def keys(screens: list[str], screen: str, switches: list[Switch], *, notes: bool) -> bool:
        assert not notes
        heard.append((screens, screen, switches))
        return False

    monkeypatch.setattr("pages.components.browser.talk_keys", keys)
    return heard


def shown(markup_: str) -> list[str]:
    """The names of the screens that are not hidden."""
    return re.findall('data-screen="([^"]+)" style="display: flex"', markup_)


def test_a_talk_stands_alone(show: Open) -> None:
    app = show("present")
    assert not app.sidebar.children
    assert not app.page_link
    assert "Showing all" not in text(app)


def test_a_talk_begins_with_its_title_and_its_keys(show: Open, told: Told) -> None:
    app = show("present")
    assert shown(markup(app)) == ["title"]
    assert "→ ← move · 1 to 9 region, 0 all" in text(app)
    assert "Below: ‹ before · › next" in text(app)
    [(screens, screen, switches)] = told
    assert (screens[:3], screen) == (["title", "who", "said-finding-1"], "title")
    assert [switch.name for switch in switches] == ["region", "year", "role", "method"]


def test_the_address_names_the_screen(show: Open, told: Told) -> None:
    assert shown(markup(show("present", screen="theme-7.3"))) == ["theme-7.3"]
    assert told[-1][1] == "theme-7.3"


@pytest.mark.parametrize("screen", ["nowhere", "", "<b>"])
def test_a_screen_that_does_not_exist_gives_the_first(show: Open, screen: str) -> None:
    assert shown(markup(show("present", screen=screen))) == ["title"]


@pytest.mark.parametrize(
    ("parts", "screens"),
    [
        (["gaps", "title"], ["gaps", "gaps-2", "title"]),
        (["title", "nowhere"], ["title"]),
    ],
)
def test_the_address_names_the_parts_in_their_order(
    show: Open, told: Told, parts: Sequence[str], screens: list[str]
) -> None:
    show("present", parts=[*parts])
    assert told[-1][0] == screens


def test_a_filter_leaves_out_quotes_that_it_rules_out(show: Open, told: Told) -> None:
    show("present")
    show("present", region="North-East")
    [(everything, _, _), (filtered, _, _)] = told
    quotes = [
        [name for name in names if name.startswith("quote-")] for names in (everything, filtered)
    ]
    assert [len(names) for names in quotes] == [33, 23]


def test_each_screen_says_how_it_stands_to_the_filter(show: Open) -> None:
    app = show("present", region="North-East")
    assert "North-East is chosen; this is about everyone" in text(app)
    assert "Possible, not known: North-East" in text(app)


@pytest.mark.parametrize("back", ["quotes", "nowhere", "frame"])
def test_a_talk_is_left_for_the_page_where_it_began(
    monkeypatch: pytest.MonkeyPatch, back: str
) -> None:
    def leaves(*_: Any, **__: Any) -> bool:  # noqa: ANN401
        return True

    monkeypatch.setattr("pages.components.browser.talk_keys", leaves)
    app = opened("present", back=back, region="London")
    assert app.query_params == {"region": "London"}
    assert ("1 to 25 of 29 quotes" in text(app)) is (back == "quotes")


def test_parts_are_chosen_and_ordered(show: Open) -> None:
    app = show("present", prepare="1", region="London")
    assert app.title[0].value == "Choose and order the parts of the talk"
    assert "The talk has 67 screens." in text(app)
    app.multiselect(key="parts").set_value(["gaps", "findings"]).run()
    assert app.query_params["parts"] == ["gaps", "findings"]
    app.radio(key="moved-part").set_value("findings").run()
    app.button(key="arrow_upward").click().run()
    assert app.query_params["parts"] == ["findings", "gaps"]
    app.button(key="arrow_upward").click().run()
    assert app.query_params["parts"] == ["findings", "gaps"]
    app.button(key="arrow_downward").click().run()
    assert app.query_params["parts"] == ["gaps", "findings"]
    app.button(key="vertical_align_top").click().run()
    assert app.query_params["parts"] == ["findings", "gaps"]
    assert ("Begin the talk", "present", "region=London&parts=findings&parts=gaps") in links(app)


def test_the_way_back_to_a_talk_keeps_its_screen_and_its_way_home(show: Open) -> None:
    app = show("present", prepare="1", screen="theme-7.3", back="participants")
    assert ("Back to the talk", "present", "screen=theme-7.3&back=participants") in links(app)


def test_an_address_does_not_name_all_parts_in_their_usual_order(show: Open) -> None:
    app = show("present", prepare="1", screen="theme-7.3")
    assert ("Back to the talk", "present", "screen=theme-7.3") in links(app)
    app.button(key="arrow_downward").click().run()
    assert app.query_params["parts"][:2] == ["who", "title"]
    app.button(key="arrow_upward").click().run()
    assert app.query_params == {"prepare": "1", "screen": "theme-7.3"}
    everything = app.multiselect(key="parts").value
    app.multiselect(key="parts").set_value(everything[1:]).run()
    app.multiselect(key="parts").set_value(everything).run()
    assert app.query_params == {"prepare": "1", "screen": "theme-7.3"}


@pytest.mark.usefixtures("walking_data")
def test_another_evaluation_has_other_parts(show: Open) -> None:
    app = show("present", prepare="1")
    assert app.multiselect(key="parts").options == [
        "Title",
        "Who took part",
        "Findings",
        "1 Company",
        "2 Weather",
        "Recommendations",
        "Gaps",
        "Closing questions",
    ]


def test_parts_of_one_name_are_told_apart(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes = THEMES.replace("a,1,", "a,,").replace("b,2,", "b,,").replace("Weather", "Company")
    monkeypatch.setenv("EVALUATION_DATA", str(built(tmp_path, themes=themes)))
    app = show("present", prepare="1")
    names = ["Company (theme-a)", "Company (theme-b)"]
    assert app.multiselect(key="parts").options[3:5] == names
    assert [unescape(label) for label in app.radio(key="moved-part").options[3:5]] == names


def test_the_presenters_screens_hold_what_comes_next_and_notes() -> None:
    drawn = markup(opened("present", notes="1", about="theme-7.3"))
    assert drawn.count('<p class="over">Next</p>') == drawn.count("data-screen=")
    assert "The end" in drawn
    assert "Stands for 7.3 Engagement." in drawn


def test_a_talk_about_one_thing_has_its_screens_alone() -> None:
    drawn = markup(opened("present", about="said-finding-3"))
    assert shown(drawn) == ["said-finding-3"]
    assert "What is not known" in drawn
    assert "7.10" not in drawn


def test_the_map_of_a_talk_scrolls_before_its_names_lie_on_each_other(show: Open) -> None:
    blocks = [getattr(node.proto, "id", "") for node in nodes(show("present", screen="who"))]
    assert any("room-600-map-of-talk" in str(block) for block in blocks)


def test_a_quote_that_has_no_room_says_where_the_rest_is(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = QUOTES.replace("We just talk", "We talk" + " and talk" * 300)
    monkeypatch.setenv("EVALUATION_DATA", str(built(tmp_path, quotes=quotes)))
    said = text(show("present"))
    assert "and talk …" in said
    assert "Ann. The page Quotes has the rest." in said
