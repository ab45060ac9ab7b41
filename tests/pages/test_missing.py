"""What an evaluation does not have is not shown, and no page fails for want of it."""

from pathlib import Path

import pytest

from tests.bare import FRAMES, bare
from tests.pages.conftest import opened
from tests.pages.test_pages import PAGES


@pytest.fixture(params=FRAMES)
def lacking(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = str(request.param)
    monkeypatch.setenv("EVALUATION_DATA", str(bare(name, tmp_path)))
    return name


@pytest.mark.parametrize("page", [*PAGES, "present"])
def test_no_page_fails_for_want_of_something(lacking: str, page: str) -> None:
    assert lacking
    assert not opened(page).exception
