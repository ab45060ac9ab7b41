"""A WebSocket ends while nobody clicks, too, and says nothing after that."""

import asyncio
import time
from contextlib import suppress

import pytest
from starlette.types import Message

from evaldata.server.signin import expiring_websocket
from evaldata.server.signin.expiring_websocket import expiring


def test_it_ends_while_nobody_clicks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expiring_websocket, "LOOK_EVERY", 0.01)
    ends = time.monotonic() + 0.1
    sent: list[Message] = []

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    async def lasts() -> bool:
        return time.monotonic() < ends

    async def talk() -> list[Message]:
        hear, say = expiring(never, send, lasts, b"farewell")
        await say({"type": "websocket.accept"})
        heard = [await hear(), await hear()]
        await say({"type": "websocket.send", "bytes": b"late"})
        return heard

    gone = {"type": "websocket.disconnect", "code": 1008}
    assert asyncio.run(talk()) == [gone, gone]
    assert time.monotonic() >= ends
    assert sent == [
        {"type": "websocket.accept"},
        {"type": "websocket.send", "bytes": b"farewell"},
        {"type": "websocket.close", "code": 1008},
    ]


def test_one_who_has_gone_is_no_error() -> None:
    async def receive() -> Message:
        raise AssertionError

    async def send(message: Message) -> None:
        raise OSError(message)

    async def lasts() -> bool:
        return False

    async def talk() -> Message:
        hear, _ = expiring(receive, send, lasts, b"farewell")
        return await hear()

    assert asyncio.run(talk())["type"] == "websocket.disconnect"


def test_nobody_waits_for_a_message_when_the_app_has_given_up() -> None:
    waits = asyncio.Event()
    given_up: list[bool] = []

    async def never() -> Message:
        try:
            await asyncio.Event().wait()
        finally:
            given_up.append(True)
        raise AssertionError

    async def send(message: Message) -> None:
        raise AssertionError(message)

    async def hangs() -> bool:
        waits.set()
        await asyncio.Event().wait()
        return True

    async def talk() -> None:
        hear, _ = expiring(never, send, hangs, b"farewell")
        receiving = asyncio.ensure_future(hear())
        await waits.wait()
        receiving.cancel()
        with suppress(asyncio.CancelledError):
            await receiving
        await asyncio.sleep(0)
        assert given_up == [True]

    asyncio.run(talk())
