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


def test_groups_that_differ_by_nothing_but_themselves_have_no_chart_of_who_took_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(bare("participants and findings", tmp_path)))
    page = opened("compare")
    assert len(page.get("plotly_chart")) == 1
