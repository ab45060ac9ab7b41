"""Every page: with everything, filtered, with nobody left, on another evaluation, without data."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.pages.conftest import Open
from tests.pages.reading import links, markup, said, text

PAGES = [
    "overview",
    "findings",
    "recommendations",
    "themes",
    "quotes",
    "grid",
    "participants",
    "compare",
    "takeaway",
    "about",
]
"""All pages but the talk, which stands alone on the screen."""

MOVED = {
    "synthesis": "Five valued attributes and four missing components",
    "chain": "Two findings lead to no recommendation and seven themes rest on one role alone",
    "voices": "Seven of ten themes are voiced by one role alone",
    "group": "What can be said of",
    "words": "About this evaluation",
}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_one_title_and_says_how_much_it_shows(show: Open, page: str) -> None:
    app = show(page)
    assert len(app.title) == 1
    assert "Showing all 33 quotes and 84 responses" in text(app)
    assert [warning.value for warning in app.warning] == []


@pytest.mark.slow
@pytest.mark.usefixtures("walking_data")
@pytest.mark.parametrize("page", [*PAGES, "present"])
def test_every_page_runs_for_every_evaluation(show: Open, page: str) -> None:
    shown = text(show(page))
    assert "Walking" in shown
    assert "palliative" not in shown
    assert "Region" not in shown


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_a_filter_leaves(show: Open, page: str) -> None:
    app = show(page, region="North-East")
    [info] = app.info
    assert info.value.startswith("**North-East.** Showing 2 of 84 responses and 23 of 33 quotes")
    whose = "2 responses from service providers"
    absent = "; none from commissioners or service users."
    in_headline = page in ("overview", "participants")
    assert (f"{whose}{absent}" in said(info)) != in_headline
    assert whose in said(app.title[0] if in_headline else info)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_page_offers_to_loosen_a_filter_that_leaves_nobody(show: Open, page: str) -> None:
    app = show(page, region="London", role="Service User")
    assert "Nobody who took part fits this filter. Show all roles Show all regions" in text(app)
    app.button(key="release-role").click().run()
    assert app.query_params == {"region": "London"}
    assert "Showing 6 of 84 responses and 29 of 33 quotes" in text(app)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_everything_again(show: Open, page: str) -> None:
    app = show(page, region="London", year="2")
    app.button(key="clear").click().run()
    assert app.query_params == {}
    assert "Showing all 33 quotes and 84 responses" in text(app)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_page_tells_values_that_are_not_known(show: Open, page: str) -> None:
    app = show(page, region=["London", "Atlantis"])
    [warning] = app.warning
    assert warning.value.startswith("The address asked for Region “Atlantis”, which this")
    assert "Region London" in text(app)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_link_carries_the_filter_along(show: Open, page: str) -> None:
    app = show(page, region=["London", "North-East"], year="2")
    led = [link for link in links(app) if "about=group" not in link[2]]  # that has its own filter
    assert len(led) >= 11
    carried = "region=London&region=North-East&year=2"
    assert [link for link in led if not link[2].startswith(carried)] == []


def test_the_menu_leads_to_every_page_and_a_talk_back_here(show: Open) -> None:
    wanted = [
        ("Overview", "", ""),
        ("Findings", "findings", ""),
        ("Recommendations", "recommendations", ""),
        ("Themes", "themes", ""),
        ("Quotes", "quotes", ""),
        ("Evidence grid", "grid", ""),
        ("Participants", "participants", ""),
        ("Compare", "compare", ""),
        ("Present", "present", "back=grid"),
        ("Take away", "takeaway", ""),
        ("About", "about", ""),
    ]
    assert [link for link in links(show("grid")) if link in wanted] == wanted


@pytest.mark.parametrize(("former", "told"), MOVED.items())
def test_a_former_address_leads_to_where_its_content_is(
    app: AppTest, former: str, told: str
) -> None:
    app._page_hash = calc_hash(former)  # AppTest opens pages by their files, and these have none
    app.query_params["year"] = "2"
    app.run()
    assert not app.exception
    assert told in text(app)
    assert app.query_params["year"] == "2"


def test_data_that_are_not_there_are_told_without_a_path(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(tmp_path / "nowhere"))
    app.run()
    assert not app.exception
    assert "There are no data to show" in text(app)
    assert "quotes.parquet The file is missing." in text(app)
    assert str(tmp_path) not in text(app)


def test_files_that_go_bad_leave_the_last_good_data(show: Open, walking_data: Path) -> None:
    show("quotes")
    (walking_data / "quotes.parquet").write_bytes(b"half")
    app = show("quotes")
    [warning] = app.warning
    assert warning.value.startswith("New data were refused on ")
    assert warning.value.endswith(" UTC; these are the last good ones.")
    assert markup(app).count("<figure") == 4
