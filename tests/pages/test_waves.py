"""Then and now, and Compare, with two waves of a programme."""

from pathlib import Path

import pytest

from tests.pages.conftest import Open
from tests.pages.reading import links, said, text
from tests.waves import STATUS, write_waves


@pytest.fixture(autouse=True)
def waves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Serves both waves."""
    folder = write_waves(tmp_path / "waves", tmp_path / "making")
    monkeypatch.setenv("EVALUATION_DATA", str(folder))
    return folder


def test_each_theme_stands_beside_the_one_that_it_continues(show: Open) -> None:
    app = show("waves", evaluation="second")
    assert app.title[0].value == "One theme continues, two are new and one was not found again"
    said = text(app)
    assert "this continues a theme “roads”, but wave 1 (2019) has no such theme." in said
    assert said.count("Not found in this wave") == 3
    assert "Shoes matter." in said
    assert f"{STATUS}. Source: minutes of May 2021." in said


def test_what_stands_in_a_wave_leads_to_that_wave(show: Open) -> None:
    inside = {(page, query) for _, page, query in links(show("waves", evaluation="second"))}
    assert ("themes", "evaluation=second&theme=a") in inside
    assert ("themes", "evaluation=first&theme=a") in inside
    assert ("recommendations", "evaluation=first&recommendation=recommendation-1") in inside


def test_a_recommendation_says_what_became_of_it(show: Open) -> None:
    app = show("recommendations", evaluation="first")
    assert f"What became of it: {STATUS}. Source: minutes of May 2021." in text(app)


def test_compare_takes_two_waves(show: Open) -> None:
    app = show("compare", evaluation="second", by="~wave")
    assert "Only in wave 2 (2022): Shoes and Paths." in text(app)
    assert len(app.get("plotly_chart")) == 1


def test_the_menu_tells_waves_apart_and_names_the_open_one_in_full(show: Open) -> None:
    app = show("themes", evaluation="second")
    chosen = app.selectbox(key="open-evaluation")
    assert [option.split(" ·")[0] for option in chosen.options] == ["Wave 1", "Wave 2"]
    assert "Walking groups 2022, for older people" in [said(line) for line in app.sidebar.caption]


def test_only_a_later_wave_offers_it(show: Open) -> None:
    assert "waves" in {page for _, page, _ in links(show(evaluation="second"))}
    assert "waves" not in {page for _, page, _ in links(show(evaluation="first"))}
    assert "No earlier wave" in text(show("waves", evaluation="first"))


def test_a_wave_that_cannot_be_opened_is_told(show: Open, waves: Path) -> None:
    (waves / "first" / "quotes.parquet").write_bytes(b"half")
    app = show("waves", evaluation="second")
    assert [w.value for w in app.warning][-1].startswith("The data of wave 1")


def test_a_filter_holds_for_both_waves(show: Open) -> None:
    app = show("waves", evaluation="second", nation="Wales")
    assert "1 response from a person of 60 to 74" in text(app)


def test_an_unknown_earlier_wave_is_told_and_no_link_leads_to_it(show: Open) -> None:
    app = show("waves", evaluation="second", earlier="nonsense")
    assert "nonsense" in " ".join(warning.value for warning in app.warning)
    assert not any("nonsense" in query for _, _, query in links(app))
