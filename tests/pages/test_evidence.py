"""The pages of evidence: quotes, the grid, participants and the comparison of groups."""

import pytest

from evaldata.wording.evidence import groups
from tests.pages.conftest import Open
from tests.pages.reading import markup, said, text


def test_quotes_are_paged(show: Open) -> None:
    first, second = show("quotes"), show("quotes", page="2")
    assert first.title[0].value == "1 to 25 of 33 quotes"
    assert markup(first).count("<figure") == 25
    assert second.title[0].value == "26 to 33 of 33 quotes"
    assert markup(second).count("<figure") == 8


def test_quotes_are_searched_and_marked(show: Open) -> None:
    app = show("quotes", q="TRAVEL")
    assert app.title[0].value == "1 quote with the words of your search"
    assert markup(app).count("<mark>travel</mark>") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("zebra", "No quote contains “zebra”"),
        ("zebra foal", "No quote has all the words of “zebra foal”"),
    ],
)
def test_a_search_without_result_says_so(show: Open, words: str, told: str) -> None:
    app = show("quotes", q=words)
    assert app.title[0].value == told
    assert "<figure" not in markup(app)


def test_a_search_without_result_on_a_theme_says_on_which_it_looked(show: Open) -> None:
    app = show("quotes", q="TRAVEL", theme="7.9")
    assert app.title[0].value == "No quote on this theme contains “TRAVEL”"


def test_a_theme_narrows_the_quotes(show: Open) -> None:
    app = show("quotes")
    app.selectbox(key="address-theme").set_value("7.9").run()
    assert app.query_params == {"theme": "7.9"}
    assert app.title[0].value == "2 quotes"
    assert markup(app).count("<figure") == 2


def test_quotes_that_a_filter_rules_out_are_counted(show: Open) -> None:
    app = show("quotes", theme="7.9", region="North-East")
    assert "2 quotes ruled out and not listed." in text(app)
    assert "<figure" not in markup(app)


def test_a_link_leads_to_its_quote_whatever_filters_hold(show: Open) -> None:
    app = show("quotes", quote="7.9-1", region="North-East")
    assert "The quote that was linked to" in text(app)
    assert 'id="quote-7.9-1"' in markup(app)
    app.button(key="close-quote").click().run()
    assert app.query_params == {"region": "North-East"}
    assert 'id="quote-7.9-1"' not in markup(app)


def test_a_link_to_a_quote_that_does_not_exist_is_told(show: Open) -> None:
    [warning] = show("quotes", quote="<b>").warning
    assert warning.value == "The address names a quote that this evaluation does not have."


def test_the_grid_says_how_many_quotes_each_theme_has_of_whom(show: Open) -> None:
    app = show("grid")
    assert app.title[0].value == "Seven of ten themes are voiced by one role alone"
    [grid] = app.get("plotly_chart")
    assert "7.9 Communication – Service User: 2" in said(grid)
    assert "7.9 Communication, Commissioner: no quotes known, 0 possible" in said(grid)
    assert "<figure" not in markup(app)


@pytest.mark.parametrize(
    ("chosen", "heading", "number"),
    [
        ({"row": "7.3"}, "7.3 Engagement", 7),
        ({"row": "7.3", "column": "Commissioner"}, "7.3 Engagement: Commissioner", 1),
    ],
)
def test_the_grid_shows_the_quotes_of_a_cell(
    show: Open, chosen: dict[str, str], heading: str, number: int
) -> None:
    app = show("grid", **chosen)
    assert app.subheader[0].value.replace("&#58;", ":").startswith(heading)
    assert markup(app).count("<figure") == number


def test_the_grid_is_chosen_from_without_the_figure(show: Open) -> None:
    app = show("grid", row="7.3")
    app.selectbox(key="address-column").set_value("Service Provider").run()
    assert app.query_params == {"row": "7.3", "column": "Service Provider"}
    assert markup(app).count("<figure") == 6


@pytest.mark.parametrize(
    ("page", "chosen", "address"),
    [
        ("themes", {"theme": "7.3", "year": "1"}, "year=1&amp;theme=7.3"),
        ("grid", {"row": "7.3", "by": "year", "column": "1"}, "year=1&amp;theme=7.3"),
        ("recommendations", {"recommendation": "recommendation-2", "year": "1"}, "year=1"),
    ],
)
def test_quotes_that_are_not_listed_are_a_link_away(
    show: Open,
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    chosen: dict[str, str],
    address: str,
) -> None:
    monkeypatch.setattr(groups, "__defaults__", (2,))
    assert f'more are on the page <a href="quotes?{address}"' in markup(show(page, **chosen))


@pytest.mark.usefixtures("walking_data")
def test_themes_are_crossed_with_themes_where_a_quote_is_filed_under_two(show: Open) -> None:
    app = show("grid", by="themes", row="a", column="b")
    assert not app.warning
    assert app.subheader[0].value == "1 Company and 2 Weather"
    assert markup(app).count("<figure") == 1


def test_themes_are_not_crossed_where_they_share_no_quote(show: Open) -> None:
    app = show("grid", by="themes")
    assert "The address asked for by “themes”, which this evaluation does not have" in text(app)
    assert app.button_group(key="address-by").value == "role"
    assert app.button_group(key="address-by").options == ["Role", "Region", "Year", "Method"]


def test_participants_show_figures_with_words(show: Open) -> None:
    app = show("participants")
    alternatives = [chart.proto.alt.split(".")[0] for chart in app.get("plotly_chart")]
    assert "East Midlands: most responses, 26 of 84" in alternatives
    assert "Service Provider: 45 of 84 responses, and 24 of 33 quotes" in alternatives
    assert "Year 1: most responses, 47 of 84" in text(app)
    assert "No service users in West Midlands, South Central, London," in text(app)


def test_quotes_that_are_only_possible_make_no_share_of_participants(show: Open) -> None:
    app = show("participants", region="London")
    assert "6 responses: 1 from a commissioner and 5 from service providers" in text(app)
    assert "Service Provider: 5 of 6 responses, and no quotes known, 23 possible" in text(app)
    assert "23 of 29" not in text(app)
    whole = "Of the whole evaluation Commissioners gave 16 of 33 survey responses"
    assert whole in text(app)
    assert "Of the whole evaluation" not in text(show("participants"))


def test_participants_show_the_reports_own_tables(show: Open) -> None:
    app = show("participants", region="London")
    assert len(app.table) == 4
    interviews = app.table[2].value
    assert interviews.loc["Commissioner"].tolist() == ["4", "5", "2", "11"]
    assert interviews.loc["Total"].tolist() == ["14", "20", "17", "51"]
    assert "Table 3. Interviews by role and year" in text(app)
    assert "Section 5, Table 3" in text(app)


def test_participants_say_when_nobody_is_left(show: Open) -> None:
    app = show("participants", region="London", role="Service User")
    assert app.title[0].value == "Nobody took part"
    assert len(app.get("plotly_chart")) == 0
    assert "No service users among these" not in text(app)


def test_a_table_opens_under_each_figure(show: Open) -> None:
    app = show("themes", theme="7.3")
    assert len(app.dataframe) == 0
    app.session_state["table-speakers"] = True
    app.run()
    [table] = app.dataframe
    assert "Service Provider" in text(app)
    assert 6 in table.value.to_numpy().ravel().tolist()


def test_groups_begin_with_what_is_filtered(show: Open) -> None:
    app = show("compare", year="2")
    assert app.button_group(key="address-by").value == "year"
    assert app.selectbox(key="address-one").value == "2"
    assert app.selectbox(key="address-other").value == "~"
    assert app.title[0].value == ("29 of 33 quotes could be from either Year 2 or everyone else")


def test_two_groups_are_compared(show: Open) -> None:
    app = show("compare", by="role", one="Commissioner", other="Service User")
    assert "Commissioners gave 27 responses, service users 12." in text(app)
    assert [s.value for s in app.subheader] == [
        "What can be said of commissioners",
        "What can be said of service users",
    ]
    assert "Commissioner 1" in markup(app)
    assert "Service User 1" in markup(app)
    app.selectbox(key="address-other").set_value("Service Provider").run()
    assert app.query_params["other"] == "Service Provider"
    assert "Commissioners gave 27 responses, service providers 45." in text(app)


def test_a_quote_that_could_be_either_stands_once_and_is_folded(show: Open) -> None:
    app = show("compare")
    [folded] = app.expander
    assert said(folded) == "Could be either (32)"
    cards = [markup(app).count(f'id="quote-{quote}"') for quote in ("7.1-1", "7.5-2")]
    assert cards == [1, 1]
    assert markup(app).count("<figure") == 25 + 1
    assert "<h3>Known to be from everyone else</h3>" in markup(app)
    rest = '<a href="quotes?region=South-West+England" target="_self">Quotes</a>'
    assert f"7 quotes more are on the page {rest}." in markup(app)


def test_of_two_groups_everyone_else_has_a_name(show: Open) -> None:
    app = show("compare", by="method")
    assert app.title[0].value == (
        "32 of 33 quotes could be from either survey responses or interviews"
    )
    assert app.selectbox(key="address-other").options == ["interviews"]
    assert "everyone else" not in text(app)
    app.selectbox(key="address-one").set_value("Interview").run()
    assert app.query_params == {"by": "method", "one": "Interview"}
    assert app.selectbox(key="address-other").options == ["survey responses"]
    assert not show("compare", by="method", other="Interview").warning


def test_a_group_is_not_compared_with_itself(show: Open) -> None:
    app = show("compare", by="role", one="Commissioner")
    assert app.selectbox(key="address-other").options == [
        "everyone else",
        "service providers",
        "service users",
    ]
