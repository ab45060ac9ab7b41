"""What an evaluation does not have is not shown, and no page fails for want of it."""

from pathlib import Path

import pytest

from tests.bare import FRAMES, bare
from tests.pages.conftest import opened
from tests.pages.test_pages import PAGES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=FRAMES)
def lacking(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bare(str(request.param), tmp_path_factory.mktemp("lacking"))


@pytest.mark.parametrize("page", [*PAGES, "present"])
def test_no_page_fails_for_want_of_something(
    lacking: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(lacking))
    assert not opened(page).exception
