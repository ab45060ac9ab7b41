"""A visitor without a browser, who opens a page at an address."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.evaluations import built
from tests.server import ROOT

Open = Callable[..., AppTest]


def opened(page: str = "overview", /, **parameters: list[str] | str) -> AppTest:
    """A page, by its name, as a new visitor sees it at an address with these parameters."""
    app = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)
    for name, values in parameters.items():
        app.query_params[name] = values
    if page != "overview":
        app.switch_page(f"{page}.py")
    app.run()
    assert not app.exception, app.exception
    return app


@pytest.fixture
def show() -> Open:
    """Opens a page as a new visitor does; see `opened`."""
    return opened


@pytest.fixture
def walking_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Serves the small evaluation with other attributes instead of the shipped one."""
    dataset = built(tmp_path)
    monkeypatch.setenv("EVALUATION_DATA", str(dataset))
    return dataset
