"""Whoever sends without pause is slowed down, and loses nothing."""

import asyncio
from types import SimpleNamespace

import pytest
from starlette.types import Message, Receive, Scope, Send

from evaldata.server import rate_limit
from evaldata.server.rate_limit import BURST, RateLimited
from tests.evaldata.server.asking import connected


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    del scope
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": message["bytes"]})


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that messages waited, one after the other."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return waited


def at(monkeypatch: pytest.MonkeyPatch, *moments: float) -> None:
    """Let messages come at these moments, on one connection that is made at the first."""
    coming = iter(moments)
    clock = SimpleNamespace(monotonic=lambda: next(coming))
    monkeypatch.setattr(rate_limit, "time", clock)
    connected(RateLimited(echo), [*[said(0)] * (len(moments) - 1), {"type": "disconnect"}])


def said(number: int) -> Message:
    return {"type": "websocket.receive", "bytes": bytes([number])}


def test_a_burst_passes_and_then_so_many_a_second(
    waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, *[7] * (BURST + 3))
    assert waited[:BURST] == [0] * BURST
    assert waited[BURST:] == pytest.approx([0.1, 0.2])


def test_rest_gives_the_burst_back_and_no_more(
    waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, *[0] * (BURST + 3), *[1e6] * (BURST + 1))
    assert waited[-BURST - 1 : -1] == [0] * BURST
    assert waited[-1] == pytest.approx(0.1)


def test_every_message_arrives_in_order_after_its_wait(waited: list[float]) -> None:
    sent = [said(number) for number in range(30)]
    answered = connected(RateLimited(echo), [*sent, {"type": "websocket.disconnect"}])
    assert [message["bytes"][0] for message in answered] == list(range(30))
    assert len(waited) == 30
    assert not any(waited[:20])
    assert all(waited[20:])


def test_an_answer_to_somebody_who_has_gone_is_no_error() -> None:
    async def gone(message: Message) -> None:
        del message
        raise OSError("client disconnected")

    async def talk() -> None:
        coming = iter([{"type": "websocket.receive", "bytes": b"1"}])

        async def receive() -> Message:
            return next(coming, {"type": "websocket.disconnect"})

        await RateLimited(echo)({"type": "websocket"}, receive, gone)

    asyncio.run(talk())
