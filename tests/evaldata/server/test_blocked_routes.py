"""Routes that no visitor needs are shut."""

import pytest

from evaldata.server.blocked_routes import BlockedRoutes
from tests.evaldata.server.asking import asked, connected, greeting


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
    answer = asked(BlockedRoutes(greeting), path, method=method)
    assert (answer.status, answer.body) == (404, b"Not Found")


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/upload_file/session/file", "/metrics", "/auth"]
)
def test_others_stay_open(path: str) -> None:
    assert asked(BlockedRoutes(greeting), path).body == b"Hello"


def test_without_importing_nobody_brings_a_file() -> None:
    app = BlockedRoutes(greeting, uploads=False)
    assert asked(app, "/_stcore/upload_file/session/file", method="PUT").status == 404
    assert asked(app, "/_stcore/upload_files").body == b"Hello"


def test_where_people_sign_in_those_doors_are_open() -> None:
    app = BlockedRoutes(greeting, sign_in=True)
    assert [asked(app, path).status for path in ("/auth/logout", "/oauth2callback")] == [200, 200]
    assert asked(app, "/_stcore/metrics").status == 404


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/_stcore/stream/"])
def test_a_websocket_is_open_at_one_door(path: str) -> None:
    app = BlockedRoutes(greeting)
    assert connected(app, path=path) == [{"type": "websocket.close", "code": 1008}]
    assert connected(app, path="/below/_stcore/stream") == connected(greeting)
