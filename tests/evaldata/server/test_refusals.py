"""What no page needs is refused, whatever it holds: foreign, too long, shut, or not served."""

import pytest

from evaldata.model.address import MOST_CHARACTERS, MOST_PARAMETERS, too_long
from evaldata.server.refusals import (
    MOST_OF_HEADERS,
    MOST_OF_PATH,
    Refused,
    foreign,
    long,
    not_served,
    shut,
)
from tests.evaldata.server.asking import asked, connected, greeting

REFUSED = [{"type": "websocket.close", "code": 1008}]
OWN = Refused(greeting, foreign)
SHORT = Refused(greeting, long)
SERVED = Refused(greeting, not_served)
UPLOAD = "/_stcore/upload_file/session/file"
MOST = "&".join(["a"] * MOST_PARAMETERS)
LONGEST = "a" * MOST_CHARACTERS


def opened(*, uploads: bool = True, sign_in: bool = False) -> Refused:
    return Refused(greeting, shut(uploads=uploads, sign_in=sign_in))


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://findings.example",
        "http://findings.example:8501.evil.example",
        "http://findings.example:8501@evil.example",
        "null",
        "",
        "http://[",
    ],
)
def test_a_foreign_page_is_refused(origin: str) -> None:
    assert connected(OWN, origin=origin, host="findings.example:8501") == REFUSED


def test_a_page_of_the_app_is_let_in() -> None:
    answer = connected(OWN, origin="https://Findings.example:8501", host="findings.example:8501")
    assert answer == connected(greeting)


def test_a_client_that_names_no_page_is_let_in() -> None:
    assert connected(OWN, host="findings.example") == connected(greeting)


def test_a_plain_request_may_come_from_anywhere() -> None:
    assert asked(OWN, origin="https://evil.example", host="a").body == b"Hello"


@pytest.mark.parametrize("query", ["", "a", MOST, LONGEST])
def test_what_a_page_may_need_is_answered(query: str) -> None:
    assert asked(SHORT, f"/quotes?{query}").body == b"Hello"
    assert connected(SHORT, path=f"/_stcore/stream?{query}") == connected(greeting)
    assert not too_long(query)


@pytest.mark.parametrize("query", [f"{MOST}&", f"{MOST}&a", f"{LONGEST}a", "&" * 15_800])
def test_a_long_query_is_refused_and_told(query: str) -> None:
    answer = asked(SHORT, f"/quotes?{query}")
    assert answer.status == 414
    assert answer.body == (b"The address holds more than 500 parameters or 7,000 characters.")
    assert connected(SHORT, path=f"/_stcore/stream?{query}") == REFUSED
    assert too_long(query)
    assert too_long(query.encode())


def test_a_long_path_is_refused() -> None:
    assert asked(SHORT, "/" + "a" * (MOST_OF_PATH - 1)).body == b"Hello"
    assert asked(SHORT, "/" + "a" * MOST_OF_PATH).status == 414
    assert connected(SHORT, path="/" + "a" * MOST_OF_PATH) == REFUSED


def test_long_headers_are_refused() -> None:
    assert asked(SHORT, cookie="a" * (MOST_OF_HEADERS - 6)).body == b"Hello"
    assert asked(SHORT, cookie="a" * MOST_OF_HEADERS).status == 431
    assert connected(SHORT, cookie="a" * MOST_OF_HEADERS) == REFUSED


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/below/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/auth/login",
        "/auth/logout/",
        "/oauth2callback",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "OPTIONS"])
def test_a_shut_door_is_not_found(path: str, method: str) -> None:
    answer = asked(opened(), path, method=method)
    assert (answer.status, answer.body) == (404, b"Not Found")


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/upload_file/session/file", "/metrics", "/auth"]
)
def test_others_stay_open(path: str) -> None:
    assert asked(opened(), path).body == b"Hello"


def test_without_importing_nobody_brings_a_file() -> None:
    app = opened(uploads=False)
    assert asked(app, "/_stcore/upload_file/session/file", method="PUT").status == 404
    assert asked(app, "/_stcore/upload_files").body == b"Hello"


def test_where_people_sign_in_those_doors_are_open() -> None:
    app = opened(sign_in=True)
    assert [asked(app, path).status for path in ("/auth/logout", "/oauth2callback")] == [200, 200]
    assert asked(app, "/_stcore/metrics").status == 404


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/_stcore/stream/"])
def test_a_websocket_is_open_at_one_door(path: str) -> None:
    app = opened()
    assert connected(app, path=path) == REFUSED
    assert connected(app, path="/below/_stcore/stream") == connected(greeting)


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/media/a.png", "/no/such"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"])
def test_what_is_read_is_not_written(path: str, method: str) -> None:
    answer = asked(SERVED, path, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_is_the_apps(method: str) -> None:
    assert asked(SERVED, "/healthz", method=method).body == b"Hello"


def test_a_file_is_brought_and_removed_and_never_read() -> None:
    for method in ("PUT", "DELETE", "OPTIONS"):
        assert asked(SERVED, UPLOAD, method=method).body == b"Hello"
    answer = asked(SERVED, UPLOAD)
    assert (answer.status, answer.headers["allow"]) == (405, "DELETE, OPTIONS, PUT")


def test_a_websocket_has_no_method() -> None:
    assert connected(SERVED) == connected(greeting)


def test_the_first_rule_that_refuses_answers() -> None:
    app = Refused(greeting, long, shut(uploads=False, sign_in=False), not_served)
    assert asked(app, UPLOAD + "a" * MOST_OF_PATH).status == 414
    assert asked(app, UPLOAD).status == 404
    assert asked(app, "/", method="POST").status == 405
