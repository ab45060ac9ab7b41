"""Clicks are answered with the same pages that Streamlit draws."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from pages.answers import LONGEST_PAUSE, TURNS, answer
from pages.menu import LABELS, NATIVE
from tests.pages.conftest import Open

ADDRESSES: list[tuple[str, dict[str, str]]] = [
    *((page, {}) for page in LABELS if page not in NATIVE),
    ("overview", {"region": "West Midlands"}),
    ("findings", {"region": "London", "year": "2"}),
    ("themes", {"theme": "7.3", "region": "North-East"}),
    ("quotes", {"q": "TRAVEL", "role": "Commissioner"}),
    ("quotes", {"page": "2"}),
    ("quotes", {"region": "London", "role": "Service User"}),
    ("compare", {"region": "London", "vs-region": "North-East"}),
    ("chain", {"focus": "said-finding-3"}),
    ("present", {"screen": "gaps"}),
    ("present", {"prepare": "1"}),
    ("themes", {"region": "Atlantis"}),
]


def asked(
    page: str, parameters: dict[str, str] | None = None, headers: dict[str, str] | None = None
) -> Response:
    """The answer to a click that leads to a page."""
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
        "query_string": urlencode(parameters or {}).encode(),
        "path_params": {"page": page} if page else {},
    }
    return asyncio.run(answer(Request(scope)))


def content(response: Response) -> dict[str, str]:
    assert response.status_code == 200
    parts = json.loads(bytes(response.body))
    assert isinstance(parts, dict)
    return parts


@pytest.mark.parametrize(("page", "parameters"), ADDRESSES)
def test_the_answer_is_the_page_that_streamlit_draws(
    show: Open, page: str, parameters: dict[str, str]
) -> None:
    app = show(page, **parameters)
    parts = content(asked(page, parameters))
    pattern = re.compile(
        f'<div class="drawn [0-9a-f]+" data-shell="{parts["shell"]}">(.*)</div>', re.DOTALL
    )
    blocks = [block.proto.body for block in app.get("html")]
    drawn = [pattern.sub(r"\1", block) for block in blocks if not block.startswith("<style>")]
    assert drawn == [part for part in (parts["page"], parts["menu"]) if part]
    assert {element.type for element in app.main} - {"main"} == {"html", "bidi_component"}
    assert parts["title"] == f"{LABELS[page]} · Children's palliative care networks"


def test_the_first_page_needs_no_name() -> None:
    assert content(asked("")) == content(asked("overview"))


def test_a_talk_stands_alone() -> None:
    parts = content(asked("present"))
    assert (parts["shell"], parts["menu"]) == ("alone", "")


@pytest.mark.parametrize("page", sorted(NATIVE))
def test_streamlit_draws_what_has_elements_of_its_own(page: str) -> None:
    assert content(asked(page)) == {"shell": "native"}


def test_unknown_pages_are_not_found() -> None:
    assert asked("frame").status_code == 404
    assert asked("../data").status_code == 404


def test_without_data_streamlit_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(tmp_path / "nowhere"))
    response = asked("quotes")
    assert response.status_code == 503
    assert str(tmp_path).encode() not in bytes(response.body)


def test_other_sites_are_refused() -> None:
    assert asked("quotes", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_too_many_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TURNS, "most_waiting", 0)
    response = asked("quotes")
    assert (response.status_code, response.headers["retry-after"]) == (429, "1")


def test_a_visitor_who_asks_too_fast_is_slowed_and_others_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("pages.answers.asyncio.sleep", sleep)
    hasty = [asked("about", headers={"x-visitor": "hasty"}).status_code for _ in range(60)]
    assert hasty[:20] == [200] * 20
    assert 429 in hasty
    assert not any(waited[:20])
    assert max(waited) <= LONGEST_PAUSE + 0.1
    waited.clear()
    assert asked("about", headers={"x-visitor": "calm"}).status_code == 200
    assert waited == [0.0]
