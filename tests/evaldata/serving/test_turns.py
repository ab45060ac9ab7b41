"""Work that lasts is done by a few at a time, and only for the site's own pages."""

import asyncio
import threading

import pytest
from starlette.requests import Request

from evaldata.serving.turns import TooManyError, Turns, refusal


def request(method: str = "GET", site: str | None = None) -> Request:
    headers = [(b"sec-fetch-site", site.encode())] if site else []
    return Request({"type": "http", "method": method, "headers": headers})


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (request("POST"), 405),
        (request("HEAD"), 405),
        (request(site="cross-site"), 403),
    ],
)
def test_other_methods_and_other_sites_are_refused(asked: Request, status: int) -> None:
    refused = refusal(asked)
    assert refused is not None
    assert refused.status_code == status


@pytest.mark.parametrize("site", [None, "same-origin", "none"])
def test_own_pages_and_those_that_do_not_say_are_answered(site: str | None) -> None:
    assert refusal(request(site=site)) is None


def test_so_many_work_at_a_time_and_what_they_make_comes_back() -> None:
    here, most, lock = 0, 0, threading.Lock()
    begun = threading.Barrier(2)

    def work() -> str:
        nonlocal here, most
        with lock:
            here += 1
            most = max(most, here)
        begun.wait(10)  # two must be here at once, or nobody gets on
        with lock:
            here -= 1
        return "done"

    async def everybody() -> list[str]:
        turns = Turns(at_once=2, most_waiting=6)
        return await asyncio.gather(*(turns.take(work) for _ in range(6)))

    assert asyncio.run(everybody()) == ["done"] * 6
    assert most == 2


def test_too_many_are_refused_and_a_failure_leaves_its_place() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    async def crowd() -> None:
        turns = Turns(at_once=1, most_waiting=1)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await turns.take(fail)
        results = await asyncio.gather(
            *(turns.take(lambda: "made") for _ in range(3)), return_exceptions=True
        )
        assert results[0] == "made"
        assert [type(result) for result in results[1:]] == [TooManyError, TooManyError]

    asyncio.run(crowd())
