"""A tour can be begun, followed, ended at any step, and found again."""

from pathlib import Path
from typing import TypeGuard

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from evaldata.dataset.storage import load
from evaldata.wording.tour import tour
from tests.bare import FRAMES, bare
from tests.pages.conftest import Open, opened
from tests.pages.reading import Node, links, nodes, said, text

NEW = "A one-minute tour"


def pressed(app: AppTest, label: str) -> None:
    """Press a button of that label."""
    next(button for button in app.button if button.label == label).click().run()


def test_it_is_offered_at_the_start_until_it_is_declined(show: Open) -> None:
    app = show("overview")
    assert NEW in [button.label for button in app.button]
    pressed(app, "No, thanks")
    assert NEW not in [button.label for button in app.button]
    assert NEW not in [button.label for button in show("quotes").button]
    app = show("overview")
    pressed(app, NEW)
    assert "1 of 4: " in text(app)


def test_what_is_offered_stands_in_a_frame_apart_from_the_menu(show: Open) -> None:
    frames = [node for node in nodes(show("overview")) if _is_framed(node)]
    labels = [[said(button) for button in frame.get("button")] for frame in frames]
    assert labels == [[NEW, "No, thanks"]]


def _is_framed(node: Node) -> TypeGuard[Block]:
    return (
        isinstance(node, Block)
        and node.type == "flex_container"
        and node.proto.flex_container.border
    )


def test_each_step_stands_on_its_page_and_can_be_ended(show: Open) -> None:
    for number, page in enumerate(("overview", "quotes", "findings", "themes"), 1):
        app = show(page, tour=str(number))
        assert f"{number} of 4: " in text(app)
        ends = [button for button in app.button if button.label == "End the tour"]
        ends[0].click().run()
        assert "of 4: " not in text(app)
        assert "tour" not in app.query_params


def test_the_next_step_is_on_another_page(show: Open) -> None:
    app = show("overview", tour="1")
    next(button for button in app.button if button.label == "Next").click().run()
    assert "2 of 4: Known and possible" in text(app)


def test_its_filter_is_an_example_that_ends_with_it(show: Open) -> None:
    for label in ("Next", "End the tour"):
        app = show("overview", tour="1")
        pressed(app, "Next")
        assert app.query_params["region"] == "South-West England"
        menu = {page: query for _, page, query in links(app)}
        assert "region" not in menu["participants"]
        pressed(app, label)
        assert "region" not in app.query_params


def test_a_visitors_own_filter_stays(show: Open) -> None:
    app = show("overview", tour="1", region="London")
    for label in ("Next", "Next", "End the tour"):
        pressed(app, label)
        assert app.query_params["region"] == "London"
        assert ("About", "about", "region=London") in links(app)


@pytest.mark.parametrize("number", ["0", "5", "x", "-1", "9" * 50, "9" * 5_000])
def test_a_step_that_is_none_is_not_shown(show: Open, number: str) -> None:
    assert " of 4: " not in text(show("overview", tour=number))


def test_it_is_found_again_under_about(show: Open) -> None:
    assert "Take the tour" in [link[0] for link in links(show("about"))]


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMES)
def test_steps_on_what_is_missing_are_left_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(bare(name, tmp_path)))
    for number, step in enumerate(tour(load(tmp_path)), 1):
        app = opened(step.page, tour=str(number), **step.chosen)
        assert not app.exception
        assert f"{number} of " in text(app)
