"""Take away: the page says what goes into a file, and offers each format."""

from pathlib import Path

import pytest

from evaldata.exports.formats import FORMATS, POWERPOINT
from evaldata.exports.scope import Scope
from evaldata.filters import Filter
from evaldata.storage import load
from evaldata.view import View
from tests.pages.conftest import Open, markup, text


def test_the_whole_evaluation_in_every_format(show: Open) -> None:
    app = show("takeaway")
    assert "The whole evaluation, as a file" in text(app)
    assert "33 quotes." in text(app)
    for format_ in FORMATS:
        assert f'href="files/{format_.suffix}">Download {format_.label}</a>' in markup(app)


def test_a_filter_a_theme_and_a_search_limit_it(show: Open) -> None:
    app = show("takeaway", region="North-East", theme="7.3", q="users")
    assert "North-East; theme 7.3 Engagement; quotes with the words “users”" in text(app)
    assert "ruled out and left out" in text(app)
    assert 'href="files/xlsx?region=North-East&amp;theme=7.3&amp;q=users"' in markup(app)
    assert '<a data-go href="takeaway">Take away the whole evaluation</a>' in markup(app)


@pytest.mark.usefixtures("walking_data")
def test_another_evaluation(show: Open) -> None:
    app = show("takeaway", nation="Wales")
    assert "2 of 4 quotes: 1 known to match, 1 possible. 2 ruled out and left out." in text(app)


def test_a_format_without_room_for_all_says_so(walking_data: Path) -> None:
    dataset = load(walking_data)
    scope = Scope(View.of(dataset, Filter()))
    assert POWERPOINT.limit(scope) == ""
    few = type(POWERPOINT)("x", "x", "x", "x", 3, POWERPOINT.write)
    assert few.limit(scope) == (
        "Holds 3 of the 4 quotes at most, each theme its share; the file says so."
    )
