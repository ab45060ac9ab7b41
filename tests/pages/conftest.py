"""A visitor without a browser: runs a page at an address and reads what is on it."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.evaluations import built

Open = Callable[..., AppTest]


@pytest.fixture
def show(app: AppTest) -> Open:
    """Opens a page, by its name, at an address with these parameters."""

    def show(page: str = "overview", /, **parameters: list[str] | str) -> AppTest:
        for name, values in parameters.items():
            app.query_params[name] = values
        if page != "overview":
            app.switch_page(f"{page}.py")
        app.run()
        assert not app.exception, app.exception
        return app

    return show


@pytest.fixture
def walking_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Serves the small evaluation with other attributes instead of the shipped one."""
    dataset = built(tmp_path)
    monkeypatch.setenv("EVALUATION_DATA", str(dataset))
    return dataset


def markup(app: AppTest) -> str:
    """All markup of the page, the style sheets left out."""
    blocks = [block.proto.body for block in app.get("html")]
    return "\n".join(block for block in blocks if not block.startswith("<style"))


def text(app: AppTest) -> str:
    """All text of the page as a reader sees it, in one line."""
    plain = re.sub(r"<span class=\"meaning\" popover.*?</span>", "", markup(app), flags=re.DOTALL)
    plain = re.sub(r"</?(button|mark)[^>]*>", "", plain)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", plain)).split())
