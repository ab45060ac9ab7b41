"""About: how the evaluation was made, whose it is, and what the data went through."""

from pathlib import Path

import pytest

from evaldata.dataset.storage import load
from tests.pages.conftest import Open
from tests.pages.reading import said, text


def test_about_tells_methods_rights_limits_and_terms(show: Open) -> None:
    app = show("about")
    assert [said(heading) for heading in app.subheader] == [
        "What this evaluation cannot tell you",
        "Aims",
        "Methods",
        "Ethics",
        "Limits",
        "Slips in the report",
        "Rights",
        "How filters count quotes",
        "How participants are protected",
        "Terms",
        "References",
        "The data",
    ]


@pytest.mark.parametrize(
    ("page", "key", "query"),
    [
        ("quotes", "limits", {"region": "London"}),
        ("compare", "limits-of-comparison", {"by": "year"}),
    ],
)
def test_what_it_cannot_tell_is_shown_where_it_is_asked_for(
    show: Open, page: str, key: str, query: dict[str, str]
) -> None:
    app, limit = show(page, **query), "How many people think something"
    assert limit not in text(app)
    app.button(key=key).click().run()
    assert limit in text(app)
    assert not app.exception


def test_about_says_what_the_data_hold_and_that_they_were_checked(show: Open) -> None:
    shown = text(show("about"))
    assert "The data hold 84 responses, 10 themes, 10 findings, 7 recommendations" in shown
    assert "it passed the seal of its files and 15 rules." in shown


@pytest.mark.usefixtures("walking_data")
def test_what_an_evaluation_does_not_say_has_no_heading(show: Open) -> None:
    app = show("about")
    assert [said(heading) for heading in app.subheader] == [
        "What this evaluation cannot tell you",
        "Rights",
        "How filters count quotes",
        "How participants are protected",
        "Terms",
        "The data",
    ]
    assert "walk leader Somebody who knows the way." in text(app)
    left, right = ([said(heading) for heading in column.subheader] for column in app.columns)
    assert left == [
        "What this evaluation cannot tell you",
        "Rights",
        "How filters count quotes",
        "How participants are protected",
    ]
    assert right == ["Terms", "The data"]


def test_the_fingerprint_is_of_the_data(show: Open, walking_data: Path) -> None:
    fingerprint = load(walking_data).digest[:16]
    assert f"Fingerprint of the data: {fingerprint}" in text(show("about"))
