"""A WebSocket is open to the app's own pages."""

import pytest

from evaldata.server.origin import SameOrigin
from tests.evaldata.server.asking import asked, connected, greeting

REFUSED = [{"type": "websocket.close", "code": 1008}]
APP = SameOrigin(greeting)


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
    assert connected(APP, origin=origin, host="findings.example:8501") == REFUSED


def test_a_page_of_the_app_is_let_in() -> None:
    answer = connected(APP, origin="https://Findings.example:8501", host="findings.example:8501")
    assert answer == connected(greeting)


def test_a_client_that_names_no_page_is_let_in() -> None:
    assert connected(APP, host="findings.example") == connected(greeting)


def test_a_plain_request_may_come_from_anywhere() -> None:
    assert asked(APP, origin="https://evil.example", host="a").body == b"Hello"
