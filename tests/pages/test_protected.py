"""Of a protected dataset no page says that somebody did not take part, who is only not shown."""

from pathlib import Path

import pytest

from tests.linked import CANARY, linked
from tests.pages.conftest import Open, markup, text

PAGES = [
    "overview",
    "findings",
    "recommendations",
    "synthesis",
    "themes",
    "quotes",
    "chain",
    "voices",
    "takeaway",
    "group",
    "compare",
    "participants",
    "present",
    "about",
]
FALSE = [
    "Nobody took part",
    "nobody took part",
    "Nobody who took part fits this filter",
    "; no ",
    "There were no",
    "took part everywhere",
    "The report does not say",
    "the report does not say",
    "gave no responses",
    "gave 0 of",
    "Only in Everyone",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("region", ["Islands", "North"])
def test_what_is_not_shown_is_not_said_to_be_absent(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, region: str
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(linked(tmp_path)))
    app = show(page, region=region, theme="a", screen="who")
    assert [phrase for phrase in FALSE if phrase in text(app)] == []
    assert CANARY not in markup(app)
