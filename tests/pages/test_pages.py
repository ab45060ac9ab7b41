"""Each page: with everything, filtered, with nothing left, and on another evaluation."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, markup, text

PAGES = [
    "overview",
    "findings",
    "recommendations",
    "themes",
    "quotes",
    "synthesis",
    "chain",
    "voices",
    "takeaway",
    "group",
    "compare",
    "participants",
    "about",
]


@pytest.mark.usefixtures("walking_data")
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_for_every_evaluation(show: Open, page: str) -> None:
    app = show(page)
    assert "Walking groups" in text(app)
    assert "Nation All" in text(app)
    assert "Age group All" in text(app)
    assert "palliative" not in text(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_a_filter_leaves(show: Open, page: str) -> None:
    app = show(page, region="North-East")
    assert "Showing 2 of 84 responses and 23 of 33 quotes: 0 known to match" in text(app)
    assert "2 service providers took part; no commissioners and no service users." in text(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_offers_to_loosen_a_filter_that_leaves_nobody(show: Open, page: str) -> None:
    app = show(page, region="London", role="Service User")
    assert "Nobody who took part fits this filter. Show all roles" in text(app)
    assert 'href="' + ("./" if page == "overview" else page) + '?region=London"' in markup(app)


@pytest.mark.parametrize("page", PAGES)
def test_values_that_are_not_known_are_dropped_with_a_notice(show: Open, page: str) -> None:
    app = show(page, region=["London", "Atlantis"])
    assert "The address asked for Region “Atlantis”" in text(app)
    assert "Region London" in text(app)


def test_overview_leads_on_to_each_finding(show: Open) -> None:
    app = show()
    assert "33 survey responses and 51 interviews in nine regions." in text(app)
    for number in range(1, 11):
        assert f'href="findings#finding-{number}"' in markup(app)
    assert text(app).count("no recommendation") == 2


def test_overview_follows_the_filter(show: Open) -> None:
    app = show(region="West Midlands")
    assert 'class="tile step-2 chosen"' in markup(app)
    assert re.search(r"South-West England</span>\s*<b>21</b>", markup(app))
    assert "2 quotes: 1 match, 1 possible" in text(app).replace("1 matches", "1 match")


def test_findings_show_what_takes_them_up_and_the_gaps(show: Open) -> None:
    app = show("findings")
    assert "Two of ten findings are taken up by no recommendation" in text(app)
    assert text(app).count("No recommendation takes this up.") == 2
    assert 'href="recommendations#recommendation-5"' in markup(app)
    assert 'href="themes?theme=7.3"' in markup(app)


def test_recommendations_rest_on_findings(show: Open) -> None:
    app = show("recommendations")
    assert 'href="findings#finding-6"' in markup(app)
    assert text(app).count("stated in the report") == 1


def test_a_theme_is_chosen_from_the_list(show: Open) -> None:
    app = show("themes")
    [cards] = re.findall('<ol class="cards">.*?</ol>', markup(app), re.DOTALL)
    assert cards.count('href="themes?theme=7.') == 10


def test_a_theme_says_its_message_points_statements_and_quotes(show: Open) -> None:
    app = show("themes", theme="7.5")
    assert "<h1>Going to meetings costs time" in markup(app)
    assert "2 quotes from 2 speakers, service providers; in paraphrase" in text(app)
    assert "No recommendation takes up this theme." in text(app)
    assert markup(app).count("<figure") == 2
    assert "Theme 7.5 Costs" in text(app)


def test_a_themes_quotes_stand_by_role_or_by_class(show: Open) -> None:
    assert "<h3>Commissioners</h3>" in markup(show("themes", theme="7.1"))
    filtered = markup(show("themes", theme="7.1", region="North-East"))
    assert "<h3>Possible, not known: North-East</h3>" in filtered
    assert "<summary>Ruled out: North-East (2 quotes)</summary>" in filtered
    assert "Known to match" not in filtered.split("<h1>")[1]


def test_quotes_are_paged(show: Open) -> None:
    first = show("quotes")
    assert markup(first).count("<figure") == 25
    assert 'href="quotes?page=2"' in markup(first)
    second = show("quotes", page="2")
    assert markup(second).count("<figure") == 8
    past = show("quotes", page="99")
    assert "Page 2 of 2" in text(past)


def test_quotes_are_searched_and_marked(show: Open) -> None:
    app = show("quotes", q="TRAVEL")
    assert markup(app).count("<figure") == 1
    assert markup(app).count("<mark>travel</mark>") == 2


def test_a_search_without_result_says_so(show: Open) -> None:
    app = show("quotes", q="zebra")
    assert "No quote contains “zebra”. Show all quotes" in text(app)
    app = show("quotes", q="zebra foal", region="London")
    assert "No quote has all the words of “zebra foal”. Clear the search Show all" in text(app)


def test_a_filter_without_result_offers_to_loosen(show: Open) -> None:
    app = show("quotes", theme="7.9", region="North-East")
    assert "The filter leaves none of these quotes. Show all regions" in text(app)
    assert 'href="quotes?theme=7.9"' in markup(app)


def test_a_link_leads_to_its_quote_whatever_filters_hold(show: Open) -> None:
    app = show("quotes", quote="7.9-1", region="North-East")
    assert 'id="quote-7.9-1"' in markup(app)
    gone = show("quotes", quote="nine")
    assert "The address names a quote that this evaluation does not have." in text(gone)


def test_participants_show_charts_with_words_and_tables(show: Open) -> None:
    app = show("participants")
    charts = app.get("plotly_chart")
    assert [chart.proto.alt.split(".")[0] for chart in charts] == [
        "East Midlands: most responses, 26 of 84",
        "Year 1: most responses, 47 of 84",
        "Interview: most responses, 51 of 84",
    ]
    assert markup(app).count("The same as a table") == 3
    assert "Table 4. " in text(app)
    assert "No service users in West Midlands, South Central, London," in text(app)


def test_participants_say_when_nobody_is_left(show: Open) -> None:
    app = show("participants", region="London", role="Service User")
    assert not app.get("plotly_chart")


def test_about_tells_methods_rights_limits_and_checks(show: Open) -> None:
    shown = text(show("about"))
    for heading in (
        "Aims",
        "Methods",
        "Ethics",
        "Limits",
        "Slips in the report",
        "Rights",
        "Terms",
    ):
        assert heading in shown
    assert "The data hold 84 responses, 10 themes, 10 findings" in shown


def test_data_that_are_not_there_are_told_without_a_path(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(tmp_path / "nowhere"))
    app.run()
    assert not app.exception
    assert "There are no data to show" in text(app)
    assert "quotes.parquet The file is missing." in text(app)
    assert str(tmp_path) not in markup(app)


def test_files_that_go_bad_leave_the_last_good_data(show: Open, walking_data: Path) -> None:
    show("quotes")
    (walking_data / "quotes.parquet").write_bytes(b"half")
    app = show("quotes")
    assert "New data were refused on" in text(app)
    assert markup(app).count("<figure") == 4


def test_the_chain_follows_a_thread(show: Open) -> None:
    app = show("chain", focus="said-finding-3")
    assert "In focus: Finding 3 Commissioners and users are not drawn in enough" in text(app)
    assert 'href="chain?focus=theme-7.3"' in markup(app)
    assert markup(app).count('class="threads"') == 3


def test_the_chain_stands_in_tables_too(show: Open) -> None:
    app = show("chain")
    assert "Recommendation 5 Give every network administrative support Speaks of 7.6 :" in text(app)
    assert (
        "Finding 6 More administrative help would focus the meetings editorial link Recommendation"
        in text(app)
    )
    assert "No recommendation Finding 5 The time and the money" in text(app)
    assert "7.9 Communication one service user only editorial link 0 0 2" in text(app)
    thread = text(show("chain", focus="said-finding-3"))
    assert "This thread as tables Recommendations and the findings they take up" in thread
    assert "7.3 Engagement editorial link 1 6 0" in thread


@pytest.mark.usefixtures("walking_data")
def test_the_tables_of_the_chain_count_quotes_whose_voice_is_not_stated(show: Open) -> None:
    shown = text(show("chain"))
    assert "Quotes of people of 75 and over Age group not stated" in shown
    assert "1 Company stated in the report 1 1 1" in shown


def test_two_groups_stand_in_the_address(show: Open) -> None:
    app = show("compare", **{"region": "London", "vs-region": ["North-East", "Atlantis"]})
    assert "London beside North-East" in text(app)
    assert 'href="compare?region=North-East&amp;vs-region=London"' in markup(app)
    assert "Beside it: Region North-East" in text(app)
    assert "Region “Atlantis”" in text(app)


def test_what_is_valued_and_missing_has_its_chain_too(show: Open) -> None:
    app = show("synthesis")
    assert "Five valued attributes and four missing components" in text(app)
    assert markup(app).count('<article class="statement"') == 9
