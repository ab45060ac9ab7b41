"""Every address names the methods that it serves, and refuses others."""

import pytest

from evaldata.server.methods import AllowedMethods
from tests.evaldata.server.asking import asked, connected, greeting

APP = AllowedMethods(greeting)
UPLOAD = "/_stcore/upload_file/session/file"


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/media/a.png", "/no/such"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"])
def test_what_is_read_is_not_written(path: str, method: str) -> None:
    answer = asked(APP, path, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_is_the_apps(method: str) -> None:
    assert asked(APP, "/healthz", method=method).body == b"Hello"


def test_a_file_is_brought_and_removed_and_never_read() -> None:
    for method in ("PUT", "DELETE", "OPTIONS"):
        assert asked(APP, UPLOAD, method=method).body == b"Hello"
    answer = asked(APP, UPLOAD)
    assert (answer.status, answer.headers["allow"]) == (405, "DELETE, OPTIONS, PUT")


def test_a_websocket_has_no_method() -> None:
    assert connected(APP) == connected(greeting)
