"""Whoever sends without pause is slowed down, and loses nothing."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from evaldata.server.rate_limit import RateLimited, TokenBucket
from tests.evaldata.server.asking import connected


def test_a_burst_passes_and_then_so_many_a_second() -> None:
    bucket = TokenBucket(per_second=10, burst=3)
    assert [bucket.wait(7) for _ in range(5)] == pytest.approx([0, 0, 0, 0.1, 0.2])


def test_rest_gives_the_burst_back_and_no_more() -> None:
    bucket = TokenBucket(per_second=10, burst=2)
    for _ in range(4):
        bucket.wait(0)
    assert [bucket.wait(1e6) for _ in range(3)] == pytest.approx([0, 0, 0.1])


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    del scope
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": message["bytes"]})


def test_every_message_arrives_in_order_after_its_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    sent: list[Message] = [
        {"type": "websocket.receive", "bytes": bytes([number])} for number in range(30)
    ]
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
