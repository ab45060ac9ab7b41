"""What is longer than any page needs is refused, whatever it holds."""

import pytest

from evaldata.model.address import MOST_CHARACTERS, MOST_PARAMETERS, too_long
from evaldata.server.query_length import MOST_OF_HEADERS, MOST_OF_PATH, LimitedQuery
from tests.evaldata.server.asking import asked, connected, greeting

APP = LimitedQuery(greeting)
REFUSED = [{"type": "websocket.close", "code": 1008}]
MOST = "&".join(["a"] * MOST_PARAMETERS)
LONGEST = "a" * MOST_CHARACTERS


@pytest.mark.parametrize("query", ["", "a", MOST, LONGEST])
def test_what_a_page_may_need_is_answered(query: str) -> None:
    assert asked(APP, f"/quotes?{query}").body == b"Hello"
    assert connected(APP, path=f"/_stcore/stream?{query}") == connected(greeting)
    assert not too_long(query)


@pytest.mark.parametrize("query", [f"{MOST}&", f"{MOST}&a", f"{LONGEST}a", "&" * 15_800])
def test_a_long_query_is_refused_and_told(query: str) -> None:
    answer = asked(APP, f"/quotes?{query}")
    assert answer.status == 414
    assert answer.body == (b"The address holds more than 500 parameters or 7,000 characters.")
    assert connected(APP, path=f"/_stcore/stream?{query}") == REFUSED
    assert too_long(query)
    assert too_long(query.encode())


def test_a_long_path_is_refused() -> None:
    assert asked(APP, "/" + "a" * (MOST_OF_PATH - 1)).body == b"Hello"
    assert asked(APP, "/" + "a" * MOST_OF_PATH).status == 414
    assert connected(APP, path="/" + "a" * MOST_OF_PATH) == REFUSED


def test_long_headers_are_refused() -> None:
    assert asked(APP, cookie="a" * (MOST_OF_HEADERS - 6)).body == b"Hello"
    assert asked(APP, cookie="a" * MOST_OF_HEADERS).status == 431
    assert connected(APP, cookie="a" * MOST_OF_HEADERS) == REFUSED
