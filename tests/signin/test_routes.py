"""Every route of the server is shut to whoever may not come in."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from evaldata.server.signin.session import LONGEST
from tests.signin.served import ServedDashboard
from tests.signin.visitor import NAVIGATION, PATIENCE, Visitor, signed_cookies

pytestmark = pytest.mark.slow
LIST = """
import json, dashboard
app = dashboard.app._build_starlette_app()
kinds = [(type(r).__name__, r.path, sorted(getattr(r, "methods", None) or [])) for r in app.routes]
print(json.dumps(kinds))
"""
OPEN = {"/healthz", "/_stcore/health"}
WAYS = {"/auth/logout", "/oauth2callback"}
"""Routes of the sign-in itself. They lead in nobody."""
PATHS = [
    *("/", "/quotes", "/nowhere", "/index.html", "/static/", "/favicon.png", "/manifest.json"),
    *("/healthz/", "/_stcore/health/x", "/healthz/../quotes", "/%2e%2e/quotes", "//healthz"),
    *("/HEALTHZ", "/auth/login/", "/oauth2callback/x", "/_stcore/script-health-check"),
    *("/app/static/a.png", "/vendor/a.js", "/_stcore/allowed-message-origins"),
]
AT_ONCE = 6
"""Requests; the provider is asked about each that a browser would make, and takes its time."""
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"]
WITHOUT = ["none", "another's", "expired", "forged", "future", "another host's", "cut", "not yet"]


@pytest.fixture(scope="module")
def routes(served_dashboard: ServedDashboard) -> list[tuple[str, str, list[str]]]:
    """The kind, path and methods of each route that the server has."""
    listed = subprocess.run(
        [sys.executable, "-c", LIST],
        cwd=served_dashboard.folder,
        env=served_dashboard.environment,
        capture_output=True,
        check=True,
    )
    found: list[tuple[str, str, list[str]]] = json.loads(listed.stdout)
    return found


@pytest.fixture(scope="module", params=WITHOUT)
def outside(request: pytest.FixtureRequest, served_dashboard: ServedDashboard) -> str:
    """The cookies of somebody who may not come in."""
    origin, now = served_dashboard.origin, time.time()
    good = signed_cookies(origin, "ann", now)
    cookies = {
        "none": "",
        "another's": signed_cookies(origin, "cat", now),
        "expired": signed_cookies(origin, "ann", now - LONGEST - 1),
        "forged": signed_cookies(origin, "ann", now, secret="guessed" * 9),
        "future": signed_cookies(origin, "ann", now + 3_600),
        "another host's": signed_cookies("http://elsewhere.example", "ann", now),
        "cut": good[:-1],
        "not yet": good.replace("_streamlit_user=", "_streamlit_user_1="),
    }
    return cookies[request.param]


def example(path: str) -> str:
    """An address that a route answers."""
    return re.sub(r"\{[^}]*\}", "x", path or "/")


def test_the_server_has_the_routes_that_are_tried(
    routes: list[tuple[str, str, list[str]]],
) -> None:
    paths = {path for _, path, _ in routes}
    assert {*OPEN, *WAYS, "/auth/login", "/_stcore/metrics", "/_stcore/stream"} <= paths
    assert len(routes) > 20


def test_every_door_is_shut(
    routes: list[tuple[str, str, list[str]]], served_dashboard: ServedDashboard, outside: str
) -> None:
    tried = {*map(example, (path for _, path, _ in routes)), *PATHS} - OPEN - WAYS
    url = httpx.URL(served_dashboard.origin)
    with (
        httpx.Client(headers={"cookie": outside}, timeout=PATIENCE) as http,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):

        def wrong(asked: tuple[str, str, dict[str, str]]) -> str:
            path, method, headers = asked
            whole = url.copy_with(raw_path=path.encode())
            answer = http.request(method, whole, headers=headers)
            return "" if is_refusal(answer) else f"{method} {path}: {answer.status_code}"

        asked = product(sorted(tried), METHODS, ({}, NAVIGATION))
        assert [*filter(None, pool.map(wrong, asked))] == []


def is_refusal(answer: httpx.Response) -> bool:
    """Whether an answer lets nobody in, and tells nothing."""
    if answer.status_code == 302:
        return "/oauth2/authorize?" in answer.headers["location"] and not answer.content
    told = ("Sign in first.", "Not for you.", "")
    return answer.status_code in {401, 403} and (
        answer.text in told or "Nothing to see" in answer.text
    )


@pytest.mark.parametrize("path", sorted(WAYS))
def test_routes_of_the_sign_in_let_nobody_in(
    served_dashboard: ServedDashboard, outside: str, path: str
) -> None:
    with httpx.Client(base_url=served_dashboard.origin, timeout=PATIENCE) as http:
        for query in ("", "?code=a&state=b", "?error=a", "?code=a", "?state=" + "a" * 30):
            for method in ("GET", "HEAD"):
                answer = http.request(method, path + query, headers={"cookie": outside})
                assert answer.status_code in {200, 302, 403}
                assert "_streamlit_user=e" not in str(answer.headers)
                assert "noscript" not in answer.text
        for method in METHODS[2:]:
            answer = http.request(method, path, headers={"cookie": outside})
            assert is_refusal(answer)


def test_no_websocket_opens(
    routes: list[tuple[str, str, list[str]]], served_dashboard: ServedDashboard, outside: str
) -> None:
    sockets = [path for kind, path, _ in routes if kind == "WebSocketRoute"]
    assert sockets == ["/_stcore/stream"]
    with Visitor(served_dashboard.origin) as visitor:
        for _ in sockets:
            with pytest.raises(InvalidStatus, match="403"), visitor.connected(outside):
                pass


def test_health_tells_nothing_else(served_dashboard: ServedDashboard) -> None:
    assert httpx.get(f"{served_dashboard.origin}/healthz").json() == {"data": "loaded"}
    assert httpx.get(f"{served_dashboard.origin}/_stcore/health").text == "ok"


@pytest.fixture
def ann(served_dashboard: ServedDashboard) -> Iterator[Visitor]:
    """Somebody who has signed in and may see one of the evaluations."""
    with Visitor(served_dashboard.origin) as visitor:
        visitor.sign_in("ann")
        yield visitor


def test_the_same_doors_are_open_to_somebody_who_may(ann: Visitor) -> None:
    for path in ("/", "/quotes", "/_stcore/host-config", "/favicon.png"):
        assert ann.open(path).status_code == 200
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/media/none"):
        assert ann.open(path).status_code == 404


def test_uploads_are_for_those_who_may_see_everything(
    ann: Visitor, served_dashboard: ServedDashboard
) -> None:
    path = "/_stcore/upload_file/session/file"
    assert ann.http.put(path).status_code == 403
    with Visitor(served_dashboard.origin) as dan:
        dan.sign_in("dan")
        assert "XSRF" in dan.http.put(path).text
