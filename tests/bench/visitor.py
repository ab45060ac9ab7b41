"""A visitor without a browser: runs the app over a WebSocket, as Streamlit's own script does."""

import asyncio
import time
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
AGAIN = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
ANSWER_LIMIT = 60.0


class NoAnswerError(Exception):
    """A click was answered by an error in place of a page."""


class Visitor:
    """One open page, whose clicks are waited for."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    @classmethod
    async def arriving(cls, url: str, own: str | None = None) -> Self:
        """A visitor who opens the first page and waits until it is drawn.

        Args:
            url: Of the dashboard.
            own: The visitor's own address on this machine; any if None.
        """
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        socket = await connect(
            address,
            origin=None,
            subprotocols=None,
            max_size=None,
            local_addr=None if own is None else (own, 0),
        )
        visitor = cls(socket)
        await visitor.click()
        return visitor

    async def click(self, query: str = "", page: str = "") -> float:
        """Go to an address and wait for the whole answer; the seconds that it took.

        Raises:
            NoAnswerError: Where the page failed.
        """
        begun = time.perf_counter()
        await self._send(query, page)
        async with asyncio.timeout(ANSWER_LIMIT):
            await self._answer()
        return time.perf_counter() - begun

    async def storm(self, query: str, page: str) -> None:
        """Click without pause, and wait for no answer."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._drain())
            tasks.create_task(self._send_on(query, page))

    async def leave(self) -> None:
        """Close the page."""
        await self._socket.close()

    async def _send(self, query: str, page: str) -> None:
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        await self._socket.send(message.SerializeToString())

    async def _send_on(self, query: str, page: str) -> None:
        while True:
            await self._send(query, page)
            await asyncio.sleep(0.005)

    async def _drain(self) -> None:
        async for _ in self._socket:
            pass

    async def _answer(self) -> None:
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self._socket.recv(decode=False))
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                raise NoAnswerError(message.delta.new_element.exception.message)
            if kind == "script_finished" and message.script_finished != AGAIN:
                if message.script_finished != FINISHED:
                    raise NoAnswerError(f"the run ended with status {message.script_finished}")
                return
