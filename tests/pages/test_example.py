"""The page that CONTRIBUTING shows as an example: small, and it does what it says."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.bare import FRAMES, bare
from tests.pages.reading import text
from tests.server import ROOT

EXAMPLE = ROOT / "tests" / "pages" / "example.py"
MOST_LINES = 25


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_file(EXAMPLE, default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def test_it_has_few_lines() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    assert sum(bool(line.strip()) for line in lines) <= MOST_LINES


def test_it_shows_a_cross_table_a_chart_and_quotes_under_the_filter() -> None:
    app = opened(region="London")
    [table] = app.table
    frame = table.value.set_axis(range(len(table.value.columns)), axis="columns")
    assert int(frame.to_numpy().sum()) == 6
    assert len(app.get("plotly_chart")) == 1
    assert "Possible" in text(app)


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMES)
def test_it_runs_for_evaluations_that_lack_something(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(bare(name, tmp_path)))
    opened()
