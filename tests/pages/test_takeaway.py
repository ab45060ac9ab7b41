"""Take away: the page says what goes into a file, and offers each format."""

from pathlib import Path

import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.storage import load
from evaldata.exports.formats import FORMATS, POWERPOINT
from evaldata.exports.scope import Scope
from tests.pages.conftest import Open
from tests.pages.reading import said, text


def test_the_whole_evaluation_in_every_format(show: Open) -> None:
    app = show("takeaway")
    assert app.title[0].value == "The whole evaluation, as a file"
    assert "33 quotes." in text(app)
    assert [said(button) for button in app.download_button] == [
        f"Download {format_.label}" for format_ in FORMATS
    ]
    assert [format_.purpose for format_ in FORMATS if format_.purpose not in text(app)] == []


def test_a_file_is_made_when_it_is_asked_for(show: Open) -> None:
    [csv] = [b for b in show("takeaway").download_button if b.key == "download-csv"]
    assert csv.proto.deferred_file_id
    assert not csv.proto.url
    assert csv.proto.ignore_rerun


def test_a_filter_a_theme_and_a_search_limit_it(show: Open) -> None:
    app = show("takeaway", region="North-East", theme="7.3", words="users")
    assert "North-East; theme 7.3 Engagement; quotes with the words “users”" in text(app)
    assert "3 of 4 quotes: 0 known to match, 3 possible. 1 ruled out and left out." in text(app)
    app.selectbox(key="address-theme").set_value("").run()
    assert app.query_params["region"] == "North-East"
    assert "theme" not in app.query_params
    assert "North-East; quotes with the words “users”, as a file" in text(app)
    app = show("takeaway", words="travelling")
    assert app.title[0].value == "Quotes with the words “travelling”, as a file"


def test_one_thing_is_named_over_what_it_says(show: Open) -> None:
    app = show("takeaway", about="theme-7.5", region="London")
    assert app.title[0].value.startswith("Going to meetings costs time, staff and travel")
    assert "London; Theme 7.5, Costs, as a file" in text(app)


def test_the_note_in_each_file_can_be_read_before(show: Open) -> None:
    [note] = show("takeaway", region="London").expander
    shown = " ".join(said(line) for line in note.markdown)
    assert shown.startswith("Evaluation Strategic Development of Children's Palliative Care")
    assert "London" in shown


def test_a_filter_that_leaves_no_quotes_says_so(show: Open) -> None:
    app = show("takeaway", theme="7.9", region="North-East")
    assert "0 of 2 quotes: 0 known to match, 0 possible. 2 ruled out and left out." in text(app)
    [warning] = app.warning
    assert said(warning) == "The files would hold no quote: the filter rules out all 2 quotes."
    assert len(app.download_button) == len(FORMATS)


def test_a_search_that_finds_nothing_says_so(show: Open) -> None:
    [warning] = show("takeaway", words="zeppelin").warning
    assert said(warning) == "The files would hold no quote: the search finds none."
    assert not show("takeaway", region="North-East").warning


@pytest.mark.usefixtures("walking_data")
def test_another_evaluation(show: Open) -> None:
    app = show("takeaway", nation="Wales")
    assert "2 of 4 quotes: 1 known to match, 1 possible. 2 ruled out and left out." in text(app)


def test_a_format_without_room_for_all_says_so(walking_data: Path) -> None:
    scope = Scope(View.of(load(walking_data), Filter()))
    assert POWERPOINT.limit(scope) == ""
    few = type(POWERPOINT)("x", "x", "x", "x", 3, POWERPOINT.writer)
    assert few.limit(scope) == (
        "Holds 3 of the 4 quotes at most, each theme its share; the file says so."
    )
