"""What the server as it is put together sends round every page, and to whom it opens."""

import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

import httpx
import pytest

pytestmark = pytest.mark.slow
EVERYWHERE = ["", "quotes?region=London", "_stcore/health", "_stcore/metrics", "healthz", "x/y.js"]
FORMER_DOORS = ["qr.svg", "answers", "answers/quotes", "files/csv"]
CLOSED = ["_stcore/metrics", "_stcore/agent", "auth/login"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_response_is_safe(app_url: str, path: str) -> None:
    headers = httpx.get(f"{app_url}/{path}").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


def test_there_is_one_door_beside_those_of_streamlit(app_url: str) -> None:
    with httpx.Client(base_url=app_url) as asked:
        assert asked.get("/healthz").json() == {"data": "loaded"}
        assert asked.post("/healthz").status_code == 405
        assert [asked.get(f"/{path}").status_code for path in CLOSED] == [404] * 3
        shell = asked.get("/").text
        # As for any page that there is not, whose name the app then tells.
        assert [path for path in FORMER_DOORS if asked.get(f"/{path}").text != shell] == []


def test_a_foreign_page_gets_no_connection(app_url: str) -> None:
    connection = HTTPConnection(urlsplit(app_url).netloc, timeout=5)
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Origin": "https://other.example",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        },
    )
    assert connection.getresponse().status == 403
    connection.close()


def test_memory_is_given_back_at_once() -> None:
    program = "import dashboard, pyarrow; print(pyarrow.default_memory_pool().backend_name)"
    answer = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert answer.stdout.split() == ["system"]
