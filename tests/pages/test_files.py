"""The files that are taken away, asked for by their address."""

import asyncio
import csv
import io
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from evaldata.exports.formats import FORMATS
from pages.files import TURNS, taken_file


def asked(suffix: str, query: str = "", method: str = "GET", **headers: str) -> Response:
    """The answer to a request for a file; `sec_fetch_site="cross-site"` is a header."""
    scope = {
        "type": "http",
        "method": method,
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
        ],
        "query_string": query.encode(),
        "path_params": {"suffix": suffix},
    }
    return asyncio.run(taken_file(Request(scope)))


@pytest.mark.usefixtures("walking_data")
@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: str(format_.suffix))
def test_each_format_has_an_address(format_: object) -> None:
    [wanted] = [one for one in FORMATS if one is format_]
    answer = asked(wanted.suffix)
    assert (answer.status_code, answer.media_type) == (200, wanted.mime)
    assert answer.headers["content-disposition"].endswith(f".{wanted.suffix}")
    assert answer.headers["cache-control"] == "no-store"
    assert len(bytes(answer.body)) > 100


def test_the_parameters_of_a_page_choose_what_is_in_it() -> None:
    content = bytes(asked("csv", "theme=7.5&region=West+Midlands").body)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["7.5-2", "7.5-1"]
    assert len(bytes(asked("csv", "q=zebra").body).splitlines()) == 1


def test_an_unknown_format_is_not_found() -> None:
    answer = asked("exe")
    assert (answer.status_code, bytes(answer.body)) == (404, b"There is no such kind of file.")


def test_without_data_there_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(tmp_path / "nowhere"))
    answer = asked("csv")
    assert answer.status_code == 503
    assert str(tmp_path).encode() not in bytes(answer.body)


def test_a_value_that_is_not_known_never_gives_more_than_was_asked_for() -> None:
    answer = asked("csv", "region=Atlantis")
    assert answer.status_code == 400
    assert "Atlantis" in bytes(answer.body).decode()


def test_another_site_makes_no_work() -> None:
    assert asked("csv", sec_fetch_site="cross-site").status_code == 403
    assert asked("csv", sec_fetch_site="same-origin").status_code == 200
    assert asked("csv", method="HEAD").status_code == 405


def test_a_theme_and_a_search_limit_an_office_format_too() -> None:
    whole, some = (len(bytes(asked("docx", query).body)) for query in ("", "theme=7.5&q=travel"))
    assert some < whole


def test_too_many_requests_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TURNS, "most_waiting", 0)
    answer = asked("csv")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "10")
