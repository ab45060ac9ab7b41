"""A WebSocket ends while nobody clicks, too, and says nothing after that."""

import asyncio
import time

import pytest
from starlette.types import Message

from evaldata.signin import until
from evaldata.signin.until import Until


def test_it_ends_while_nobody_clicks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(until, "LOOK_EVERY", 0.01)
    ends = time.monotonic() + 0.1
    sent: list[Message] = []

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    async def talk() -> list[Message]:
        socket = Until(never, send, lambda: time.monotonic() < ends, b"farewell")
        await socket.send({"type": "websocket.accept"})
        heard = [await socket.receive(), await socket.receive()]
        await socket.send({"type": "websocket.send", "bytes": b"late"})
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

    socket = Until(receive, send, lambda: False, b"farewell")
    assert asyncio.run(socket.receive())["type"] == "websocket.disconnect"
