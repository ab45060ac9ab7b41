"""The address says what is on screen: it is read before anything is drawn, written by callbacks."""

import pytest

from evaldata.search.query import MOST_CHARACTERS
from tests.pages.callbacks import callback
from tests.pages.conftest import Open
from tests.pages.reading import links, text

CHOICES = [
    ("findings", "finding"),
    ("findings", "show"),
    ("recommendations", "recommendation"),
    ("recommendations", "show"),
    ("themes", "theme"),
    ("quotes", "theme"),
    ("quotes", "show"),
    ("takeaway", "theme"),
    ("grid", "by"),
    ("grid", "order"),
    ("grid", "row"),
    ("grid", "column"),
    ("compare", "by"),
    ("compare", "one"),
    ("compare", "other"),
]
"""Each page's choices beside the filters, by their parameters."""


def test_choices_are_put_into_the_address_together_and_leave_the_search() -> None:
    def choose() -> None:
        from pages import query_state

        query_state.choose_all({"region": ["London", "North-East"], "year": "2", "role": ""})

    chosen = {"region": ["London", "North-East"], "year": "2"}
    assert callback(choose, role="Commissioner").query_params == chosen
    searched = callback(choose, role="Commissioner", q="care").query_params
    assert searched == chosen | {"q": "care"}


def test_filters_are_read_by_the_ids_of_values(show: Open) -> None:
    app = show("quotes", region=["London", "North-East"], year="2")
    assert "London or North-East, Year 2" in text(app)
    assert app.query_params == {"region": ["London", "North-East"], "year": "2"}


@pytest.mark.parametrize(("page", "parameter"), CHOICES)
def test_a_choice_that_does_not_exist_is_told_and_the_default_shown(
    show: Open, page: str, parameter: str
) -> None:
    asked, plain = show(page, **{parameter: "<b>9.9</b>"}), show(page)
    [warning] = asked.warning
    assert warning.proto.body == (
        f"The address asked for {parameter} “&#60;b&#62;9.9&#60;/b&#62;”, "
        "which this evaluation does not have. It was left out."
    )
    assert asked.title[0].value == plain.title[0].value
    key = f"address-{parameter}"
    assert asked.session_state[key] == plain.session_state[key]


def test_a_choice_is_written_and_the_default_is_not(show: Open) -> None:
    app = show("findings", region="London")
    app.radio(key="address-finding").set_value("finding-3").run()
    assert app.query_params == {"region": "London", "finding": "finding-3"}
    assert app.header[0].value == "Commissioners and users are not drawn in enough"
    app.radio(key="address-finding").set_value("finding-1").run()
    assert app.query_params == {"region": "London"}


def test_the_address_goes_before_what_was_chosen_earlier(show: Open) -> None:
    app = show("findings", finding="finding-3")
    app.query_params["finding"] = "finding-5"
    app.run()
    assert app.radio(key="address-finding").value == "finding-5"
    assert app.header[0].value == "The time and the money to attend are hard to find"


def test_what_is_compared_by_takes_out_what_was_chosen_of_it(show: Open) -> None:
    app = show("compare", one="London", other="North-East")
    app.button_group(key="address-by").set_value("role").run()
    assert app.query_params == {"by": "role"}
    assert not app.warning
    app = show("grid", row="7.3", column="Commissioner")
    app.button_group(key="address-by").set_value("region").run()
    assert app.query_params == {"by": "region", "row": "7.3"}
    assert not app.warning


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "9" * 99, "١", "1e9", "<b>"])
def test_a_page_number_that_is_none_is_the_first(show: Open, number: str) -> None:
    app = show("quotes", page=number)
    assert app.title[0].value == "1 to 25 of 33 quotes"


def test_a_page_past_the_end_is_the_last(show: Open) -> None:
    assert show("quotes", page="99").title[0].value == "26 to 33 of 33 quotes"


def test_a_page_of_the_list_is_written_and_the_first_is_not(show: Open) -> None:
    app = show("quotes")
    app.pagination(key="address-page-1").set_value(2).run()
    assert app.query_params == {"page": "2"}
    app.pagination(key="address-page-2").set_value(1).run()
    assert app.query_params == {}


def test_a_list_begins_anew_when_a_filter_or_a_theme_changes_it(show: Open) -> None:
    app = show("quotes", page="2", region="North-East")
    app.button_group(key="region-0").set_value(["London"]).run()
    assert app.query_params == {"region": "London"}
    app = show("quotes", page="2")
    app.selectbox(key="address-theme").set_value("7.3").run()
    assert app.query_params == {"theme": "7.3"}


def test_a_list_stays_where_it_is_when_a_quote_is_chosen() -> None:
    def toggle() -> None:
        from pages.components import choosing

        choosing.toggle_quote("7.1-1")

    assert callback(toggle, page="2").query_params == {"page": "2", "chosen": "7.1-1"}


def test_what_is_chosen_for_one_side_is_taken_from_the_other(show: Open) -> None:
    app = show("compare", other="London")
    app.selectbox(key="address-one").set_value("London").run()
    assert app.query_params == {"by": "region", "one": "London"}
    assert not app.warning


def test_a_search_begins_at_the_first_page(show: Open) -> None:
    app = show("quotes", page="2")
    app.query_params["q"] = "care"  # as a browser does by itself, for the search is bound to it
    app.text_input(key="q").set_value("care").run()
    assert app.query_params == {"q": "care"}
    assert app.title[0].value == "13 quotes with the words of your search"


def test_a_click_on_a_value_filters_by_it_alone_and_a_second_no_longer() -> None:
    def toggle() -> None:
        from pages.components import participation

        participation.filter_by(["region", "London"])

    assert callback(toggle).query_params == {"region": "London"}
    assert callback(toggle, region="London").query_params == {}
    assert callback(toggle, region="North-East", year="2").query_params == {
        "region": "London",
        "year": "2",
    }


@pytest.mark.parametrize("page", ["overview", "quotes", "present"])
@pytest.mark.parametrize(
    "address",
    [
        {"region": ["London", *map(str, range(500))]},
        {f"name-{number}": "1" for number in range(501)},
        {"region": "London", "q": "a" * 7_000},
    ],
)
def test_an_address_that_is_too_long_is_left_out_and_told(
    show: Open, page: str, address: dict[str, list[str] | str]
) -> None:
    app = show(page, **address)
    [warning] = app.warning
    assert warning.value == (
        "The address holds more than 500 parameters or 7,000 characters. "
        "Its filters and choices were left out."
    )
    assert set(app.query_params) <= {"q"}
    assert len(app.query_params.get("q", "")) <= MOST_CHARACTERS


def test_what_stands_beside_a_filter_does_not_touch_it(show: Open) -> None:
    app = show("overview", region="London", **{f"name-{number}": "1" for number in range(499)})
    assert not app.warning
    assert ("Quotes", "quotes", "region=London") in links(app)
