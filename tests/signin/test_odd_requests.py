"""Requests as no browser sends them find no route that the tidy ones have missed."""

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException, HTTPResponse
from random import Random
from urllib.parse import urlsplit

import pytest

from tests.attack.wire import handshake, request
from tests.signin.served import ServedDashboard

pytestmark = pytest.mark.slow
REQUESTS, AT_ONCE = 300, 4
TOLD = (b"ok", b'{"data":"loaded"}', b"", b"You are signed out")
"""What health says, and the route of the sign-in."""


def answered(host: str, method: str, sent: bytes) -> tuple[int, bytes]:
    """The status and body that come back for these bytes; 0 where none do."""
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), 1) as connection:
        with suppress(OSError):  # refused before it was all sent
            connection.sendall(sent)
        answer = HTTPResponse(connection, method=method)
        try:
            answer.begin()
            return answer.status, b"" if answer.status == 101 else answer.read()
        except (OSError, HTTPException, ValueError):
            return 0, b""


def test_no_odd_request_of_a_stranger_is_let_in(served_dashboard: ServedDashboard) -> None:
    host = urlsplit(served_dashboard.origin).netloc

    def wrong(number: int) -> tuple[int, int, bytes] | None:
        chance = Random(number)  # noqa: S311  # the same every time
        if number % 5:
            method, sent = request(chance, host)
        else:
            method, sent = "GET", handshake(chance, host)
        status, body = answered(host, method, sent)
        is_told = status == 200 and (body in TOLD or TOLD[-1] in body)
        if not is_told and not 400 <= status < 500 and status not in {0, 302}:
            return number, status, body[:80]
        return None

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert [*filter(None, pool.map(wrong, range(REQUESTS)))] == []
