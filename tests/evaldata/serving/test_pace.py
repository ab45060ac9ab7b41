"""Whoever sends without pause is slowed down, and loses nothing."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from evaldata.serving.pace import Pace, Paced, Paces
from tests.evaldata.serving.asking import connected


def test_a_burst_passes_and_then_so_many_a_second() -> None:
    pace = Pace(per_second=10, burst=3)
    assert [pace.wait(7) for _ in range(5)] == pytest.approx([0, 0, 0, 0.1, 0.2])


def test_rest_gives_the_burst_back_and_no_more() -> None:
    pace = Pace(per_second=10, burst=2)
    for _ in range(4):
        pace.wait(0)
    assert [pace.wait(1e6) for _ in range(3)] == pytest.approx([0, 0, 0.1])


def test_as_many_as_a_burst_may_wait() -> None:
    pace = Pace(per_second=10, burst=2)
    waited = 0
    while not pace.spent(0):
        pace.wait(0)
        waited += 1
    assert waited == 4
    assert not pace.spent(0.1)


def test_each_name_has_a_pace_until_others_come() -> None:
    paces = Paces(most=2)
    first = paces.of("a")
    assert paces.of("b") is not first
    assert paces.of("a") is first
    paces.of("c")
    assert paces.of("a") is first
    paces.of("d")
    paces.of("e")
    assert paces.of("a") is not first


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
    answered = connected(Paced(echo), [*sent, {"type": "websocket.disconnect"}])
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

        await Paced(echo)({"type": "websocket"}, receive, gone)

    asyncio.run(talk())
