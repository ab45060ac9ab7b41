"""The row of filters: pills for few values, a list to type in for many, each with its responses."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.evaluations import EVALUATION, PARTICIPANTS, built
from tests.pages.conftest import Open, opened
from tests.pages.reading import plain, said, text

MANY = 300


@pytest.fixture
def villages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The quotes of an evaluation with a village for each of 300 values, four of them visited."""
    values = ", ".join(f'{{ value = "V{number}" }}' for number in range(1, MANY + 1))
    village = '[[attributes]]\nid = "village"\nlabel = "Village"\nplural = "villages"\n'
    evaluation = EVALUATION.replace("[[glossary]]", f"{village}values = [{values}]\n\n[[glossary]]")
    head, *people = PARTICIPANTS.splitlines()
    named = [f"{person},V{number}" for number, person in enumerate(people, 1)]
    participants = "\n".join([f"{head},village", *named, ""])
    dataset = built(tmp_path, evaluation=evaluation, participants=participants)
    monkeypatch.setenv("EVALUATION_DATA", str(dataset))
    return opened("quotes")


def pills(app: AppTest, name: str) -> list[str]:
    """The labels of an attribute's pills."""
    [group] = [g for g in app.button_group if str(g.key).startswith(f"{name}-")]
    return [plain(option.content) for option in group.proto.options]


def test_each_value_says_how_many_responses_it_would_leave(show: Open) -> None:
    assert pills(show(), "role") == ["Commissioner 27", "Service Provider 45", "Service User 12"]
    filtered = show(region="London", role="Commissioner")
    assert pills(filtered, "role") == ["Commissioner 1", "Service Provider 5", "Service User 0"]
    assert pills(filtered, "region")[:3] == [
        "South-West England 7",
        "East Midlands 13",
        "West Midlands 2",
    ]


def test_a_filter_says_what_is_chosen(show: Open) -> None:
    assert "Region All Region and its responses" in text(show())
    assert "Region London, North-East Region and" in text(show(region=["North-East", "London"]))
    three = show(region=["North-East", "London", "East Midlands"])
    assert "Region 3 of 9 Region and" in text(three)
    second = text(show(year="2"))
    assert "Year 2 Year and its responses" in second
    assert "Year Year 2" not in second


def test_values_are_chosen_several_at_once_and_released(show: Open) -> None:
    app = show("quotes", year="2")
    app.button_group(key="region-0").set_value(["London", "North-East"]).run()
    assert app.query_params == {"year": "2", "region": ["London", "North-East"]}
    app.button_group(key="region-0").set_value([]).run()
    assert app.query_params == {"year": "2"}


def test_what_the_address_says_is_what_is_chosen(show: Open) -> None:
    app = show(region=["London", "North-East"])
    [region, *_] = app.button_group
    assert region.value == ["London", "North-East"]
    app.query_params["region"] = "East Midlands"
    app.run()
    [region, *_] = app.button_group
    assert region.value == ["East Midlands"]


@pytest.mark.usefixtures("walking_data")
def test_values_that_are_numbers_are_chosen_too(show: Open) -> None:
    app = show(age_group="75")
    assert "Age group 75 and over" in text(app)
    assert pills(app, "nation") == ["Scotland 1", "Wales 0"]


def test_of_many_values_one_is_found_by_typing(villages: AppTest) -> None:
    [village] = villages.multiselect
    assert len(village.options) == MANY
    assert village.options[:5] == ["V1 (1)", "V2 (1)", "V3 (1)", "V4 (1)", "V5 (0)"]
    assert said(village).startswith("Village V1 (1)")
    groups = [str(group.key) for group in villages.button_group]
    assert groups == ["nation-0", "age_group-0", "address-show"]


def test_many_values_filter_as_few_do(villages: AppTest) -> None:
    villages.multiselect[0].set_value(["V4", "V300"]).run()
    assert villages.query_params == {"village": ["V4", "V300"]}
    assert "V4 or V300. Showing 1 of 4 responses" in text(villages)
    assert pills(villages, "nation") == ["Scotland 0", "Wales 1"]


def test_the_button_that_shows_everything_stands_only_where_a_filter_holds(show: Open) -> None:
    assert "clear" not in [button.key for button in show().button]
    assert "clear" in [button.key for button in show(region="London").button]


def test_what_is_shared_is_the_address(show: Open) -> None:
    app = show("quotes", region="London")
    app.session_state["share"] = True
    app.run()
    assert app.code[0].value.endswith("?region=London")
    assert "The address holds page, filters, search and chosen quotes." in text(app)
