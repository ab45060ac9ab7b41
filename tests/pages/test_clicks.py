"""A click on a point of a figure filters, or leads to what the point stands for."""

import json
from collections.abc import Sequence

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open
from tests.pages.reading import text

pytestmark = pytest.mark.slow

Address = dict[str, str | list[str]]

Click = tuple[str, Address, str, Sequence[str], Address]
"""A page and its address, the key of a figure, what a point of it carries, and where it leads."""

CLICKS: list[Click] = [
    ("overview", {}, "who-took-part", ["region", "London"], {"region": "London"}),
    ("overview", {"region": "London"}, "who-took-part", ["region", "London"], {}),
    (
        "overview",
        {"year": "3"},
        "who-took-part",
        ["role", "Commissioner"],
        {"year": "3", "role": "Commissioner"},
    ),
    (
        "overview",
        {"year": "3"},
        "small-grid",
        ["7.3", "Commissioner"],
        {"year": "3", "row": "7.3", "column": "Commissioner"},
    ),
    ("overview", {}, "small-grid", ["7.3", ""], {"row": "7.3"}),
    ("overview", {}, "small-grid", ["", "Commissioner"], {"column": "Commissioner"}),
    ("grid", {}, "grid", ["7.3", "Commissioner"], {"row": "7.3", "column": "Commissioner"}),
    ("grid", {"column": "Commissioner"}, "grid", ["7.3", ""], {"row": "7.3"}),
    (
        "findings",
        {"finding": "finding-3", "region": "London"},
        "trace-said-finding-3",
        ["said-recommendation-2"],
        {"recommendation": "recommendation-2", "region": "London"},
    ),
    ("findings", {"show": "trace"}, "whole-trace", ["said-finding-5"], {"finding": "finding-5"}),
    (
        "recommendations",
        {},
        "trace-said-recommendation-1",
        ["theme-7.1"],
        {"theme": "7.1"},
    ),
    ("recommendations", {"show": "trace"}, "whole-trace", ["theme-7.3"], {"theme": "7.3"}),
    (
        "findings",
        {"show": "trace"},
        "whole-trace",
        ["theme-7.3", "Commissioner"],
        {"row": "7.3", "column": "Commissioner"},
    ),
    (
        "themes",
        {"theme": "7.3"},
        "speakers",
        ["role", "Commissioner"],
        {"theme": "7.3", "role": "Commissioner"},
    ),
    (
        "participants",
        {},
        "places",
        ["London", "2", "Commissioner"],
        {"region": "London", "year": "2", "role": "Commissioner"},
    ),
    ("participants", {}, "quoted", ["role", "Service User"], {"role": "Service User"}),
    (
        "compare",
        {},
        "people",
        ["method", "Interview", "other"],
        {"by": "region", "one": "South-West England", "method": "Interview"},
    ),
    (
        "compare",
        {"region": "London", "other": "North-East"},
        "people",
        ["year", "2", "one"],
        {"region": "London", "by": "region", "one": "London", "other": "North-East", "year": "2"},
    ),
    (
        "compare",
        {"region": "London"},
        "themes-apart",
        ["7.9"],
        {"region": "London", "theme": "7.9"},
    ),
]


def figures(app: AppTest) -> dict[str, list[Sequence[str]]]:
    """What the points of each figure carry, by the figure's key."""
    found = {}
    for chart in app.get("plotly_chart"):
        traces = json.loads(chart.proto.spec)["data"]
        key = chart.proto.id.split("-", 2)[-1]
        found[key] = [point for trace in traces for point in trace.get("customdata", [])]
    return found


def clicked(app: AppTest, key: str, point: Sequence[str]) -> AppTest:
    """The page after a click on a point, which AppTest has no name for."""
    [chart] = [c for c in app.get("plotly_chart") if c.proto.id.endswith(f"-{key}")]
    return selected(app, chart.proto.id, [{"customdata": point}])


def selected(app: AppTest, widget: str, points: Sequence[object]) -> AppTest:
    """The page after the browser has told which points of a figure are selected."""
    selection = {"points": points, "point_indices": [], "box": [], "lasso": []}
    states = app._tree.get_widget_states()
    told = json.dumps({"selection": selection})
    states.widgets.append(WidgetState(id=widget, string_value=told))
    app._run(states)
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize("click", CLICKS, ids=lambda click: f"{click[0]} {click[2]} {click[3]}")
def test_a_click_leads_to_what_was_clicked(show: Open, click: Click) -> None:
    page, address, key, point, leads_to = click
    app = show(page, **address)
    assert list(point) in figures(app)[key]
    clicked(app, key, point)
    assert app.query_params == leads_to
    assert not app.warning


@pytest.mark.usefixtures("walking_data")
def test_a_click_on_two_themes_lists_what_is_filed_under_both(show: Open) -> None:
    app = clicked(show("grid", by="themes"), "grid", ["a", "b"])
    assert app.query_params == {"by": "themes", "row": "a", "column": "b"}
    assert not app.warning


def test_a_click_on_a_themes_voices_lists_their_quotes(show: Open) -> None:
    app = clicked(
        show("themes", theme="7.3", role="Service User"), "speakers", ["role", "Commissioner"]
    )
    assert app.query_params == {"theme": "7.3", "role": "Commissioner"}
    assert app.title[0].value.startswith("1 quote")


@pytest.mark.parametrize("page", ["overview", "findings", "grid", "participants", "compare"])
def test_no_figure_has_a_point_that_leads_nowhere(show: Open, page: str) -> None:
    for key, points in figures(show(page)).items():
        for point in points[:: max(1, len(points) // 3)]:
            assert not clicked(show(page), key, point).warning, (key, point)


def test_a_filter_leaves_the_groups_that_are_compared(show: Open) -> None:
    app = show("compare")
    app.selectbox(key="address-one").set_value("London").run()
    clicked(app, "people", ["year", "2", "one"])
    assert app.query_params == {"by": "region", "one": "London", "year": "2"}
    assert app.selectbox(key="address-one").value == "London"
    assert not app.warning


def test_a_click_beside_all_points_changes_nothing(show: Open) -> None:
    app = show("overview", region="London")
    before = text(app)
    [chart, *_] = app.get("plotly_chart")
    selected(app, chart.proto.id, [])
    assert app.query_params == {"region": "London"}
    assert text(app) == before
