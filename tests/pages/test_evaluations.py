"""Several evaluations behind one address: a list, one that is open, and links that stay with it."""

import shutil
from pathlib import Path

import pytest

from tests.evaluations import EVALUATION, built
from tests.pages.conftest import Open
from tests.pages.reading import links, markdown, text


@pytest.fixture(autouse=True)
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Serves two evaluations."""
    folder = tmp_path / "several"
    for name in ("apples", "berries"):
        named = EVALUATION.replace("Walking groups", f"Growing {name},")
        shutil.copytree(built(tmp_path / name, evaluation=named), folder / name)
    monkeypatch.setenv("EVALUATION_DATA", str(folder))
    return folder


def test_the_first_page_lists_them_with_a_link_to_each(show: Open) -> None:
    app = show()
    assert [title.value for title in app.title] == ["Evaluations"]
    assert "Growing apples, for older people" in text(app)
    assert "4 responses · 4 quotes" in text(app)


def test_the_address_opens_one_and_the_menu_names_it(show: Open) -> None:
    app = show("themes", evaluation="berries")
    chosen = app.selectbox(key="open-evaluation")
    assert chosen.value == "berries"
    assert chosen.options == ["Growing apples", "Growing berries"]


def test_another_is_opened_from_the_menu_without_the_filters_of_the_first(show: Open) -> None:
    app = show("themes", evaluation="berries", nation="Wales")
    app.selectbox(key="open-evaluation").set_value("apples").run()
    assert not app.exception
    assert dict(app.query_params) == {"evaluation": "apples"}


def test_every_link_stays_with_the_open_evaluation(show: Open) -> None:
    app = show("findings", evaluation="berries")
    inside = [query for _, page, query in links(app) if page != "evaluations"]
    assert inside
    assert all("evaluation=berries" in query for query in inside)


def test_an_unknown_one_is_told_and_the_list_keeps_the_rest_of_the_link(show: Open) -> None:
    app = show("themes", evaluation="cherries", theme="a")
    assert "cherries" in " ".join(warning.value for warning in app.warning)
    assert ("themes", "evaluation=berries&theme=a") in [link[1:] for link in links(app)]


def test_a_broken_one_says_so_and_leads_back(show: Open, several: Path) -> None:
    (several / "berries" / "quotes.parquet").write_bytes(b"half")
    assert "There are no data to show" in text(show("themes", evaluation="berries"))
    assert "It cannot be opened: 1 problem." in text(show("evaluations"))
    assert show("themes", evaluation="apples").title


def test_a_search_over_all_leads_to_the_quotes_of_each(show: Open) -> None:
    app = show("evaluations", words="company")
    assert "2 themes and statements" in text(app)
    assert "Theme: 1 Company" in text(app)
    assert ":orange-background[Company]" in "".join(markdown(app))
    assert ("quotes", "q=company&evaluation=apples") in [link[1:] for link in links(app)]


def test_a_link_without_a_name_opens_the_only_one(
    show: Open, several: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(several / "apples")
    assert show("themes").title[0].value != "Evaluations"
    monkeypatch.setenv("EVALUATION_DATA", str(several / "berries"))
    assert show("themes", evaluation="berries").title[0].value != "Evaluations"


def test_equal_titles_are_told_apart(show: Open, several: Path) -> None:
    for name in ("cherries", "dates"):
        shutil.copytree(several / "berries", several / name)
    app = show("themes", evaluation="berries")
    assert app.selectbox(key="open-evaluation").options == [
        "Growing apples",
        "Growing berries (berries)",
        "Growing berries (cherries)",
        "Growing berries (dates)",
    ]
    app.run()
    assert app.query_params["evaluation"] in ("berries", ["berries"])


def test_a_click_after_the_evaluation_has_gone_leads_to_the_list(
    show: Open, several: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaldata.dataset.catalogue.LOOK_EVERY", 0)
    app = show("themes", evaluation="berries", nation="Wales")
    shutil.rmtree(several / "berries")
    app.button(key="clear").click().run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Evaluations"]


def test_one_that_comes_beside_the_only_one_takes_nobody_away_from_it(
    show: Open, several: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaldata.dataset.catalogue.LOOK_EVERY", 0)
    shutil.move(several / "apples", tmp_path / "later")
    app = show("themes", nation="Wales")
    shutil.move(tmp_path / "later", several / "apples")
    app.button(key="clear").click().run()
    assert app.selectbox(key="open-evaluation").value == "berries"
    inside = [query for _, page, query in links(app) if page != "evaluations"]
    assert all("evaluation=berries" in query for query in inside)
    assert show("themes").title[0].value == "Evaluations"
