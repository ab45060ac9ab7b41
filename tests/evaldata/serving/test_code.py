"""The QR code of an address of this server, and of no other."""

import asyncio
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from evaldata.serving.code import code


def answer(address: str) -> Response:
    scope = {
        "type": "http",
        "headers": [(b"host", b"here.test")],
        "query_string": urlencode({"address": address}).encode(),
    }
    return asyncio.run(code(Request(scope)))


def test_an_address_of_this_server_becomes_a_code() -> None:
    one = answer("http://here.test/quotes?region=London")
    other = answer("http://here.test/quotes?region=North-East")
    assert (one.status_code, one.media_type) == (200, "image/svg+xml")
    assert bytes(one.body).startswith(b"<?xml")
    assert one.body != other.body


@pytest.mark.parametrize(
    "address",
    ["", "http://elsewhere.test/", "javascript:alert(1)", "http://here.test/" + "x" * 2000],
)
def test_any_other_address_is_refused(address: str) -> None:
    assert answer(address).status_code == 400
