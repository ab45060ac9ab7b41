"""A visitor without a browser: asks for pages as the script does, and runs as Streamlit does."""

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
ANSWER_LIMIT = 60.0
CONNECTIONS = 6
"""How many a browser opens to one host."""


class NoAnswerError(Exception):
    """A click was answered by an error in place of a page."""


class Asking:
    """A connection on which pages are asked for, as the script in the browser does."""

    def __init__(self, url: str, visitor: str) -> None:
        self._connection = HTTPConnection(urlsplit(url).netloc, timeout=ANSWER_LIMIT)
        self._thread = ThreadPoolExecutor(1)  # of its own, so that nobody waits for another's
        self._headers = {"x-visitor": visitor, "accept-encoding": "gzip"}

    async def page(self, page: str, query: str) -> bool:
        """Ask for a page. Whether it came; if not, Streamlit must draw it.

        Raises:
            NoAnswerError: Where the server has failed.
        """
        loop = asyncio.get_running_loop()
        path = f"/answers/{page}".rstrip("/") + f"?{query}"
        return await loop.run_in_executor(self._thread, self._page, path)

    def close(self) -> None:
        """Close the connection."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._connection.close()

    def _page(self, path: str) -> bool:
        try:
            response = self._response(path)
        except ConnectionError:  # closed as it lay idle; a browser asks again, too
            self._connection.close()
            response = self._response(path)
        content = response.read()
        if response.status >= 500:
            raise NoAnswerError(f"status {response.status}")
        # Only a page is long enough to be compressed; what is short says that Streamlit draws it.
        zipped = response.headers.get("content-encoding") == "gzip"
        return response.status == 200 and (zipped or json.loads(content)["shell"] != "native")

    def _response(self, path: str) -> HTTPResponse:
        self._connection.request("GET", path, headers=self._headers)
        return self._connection.getresponse()


class Visitor:
    """One open page, whose clicks are waited for."""

    def __init__(self, url: str, socket: ClientConnection) -> None:
        self._url = url
        self._socket = socket
        self._asking = Asking(url, f"{id(self)}")
        self._native = False

    @classmethod
    async def arriving(cls, url: str) -> Self:
        """A visitor who opens the first page and waits until it is drawn."""
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        socket = await connect(address, origin=None, subprotocols=None, max_size=None)
        visitor = cls(url, socket)
        await visitor.run()
        return visitor

    async def click(self, query: str = "", page: str = "") -> tuple[float, bool]:
        """Go to an address and wait for it; the seconds that it took, and whether it was a run.

        Raises:
            NoAnswerError: Where the page failed.
        """
        begun = time.perf_counter()
        if not self._native and await self._asking.page(page, query):
            return time.perf_counter() - begun, False
        self._native = page == "participants"
        await self.run(query, page)
        return time.perf_counter() - begun, True

    async def run(self, query: str = "", page: str = "") -> None:
        """Let Streamlit draw an address and wait for the whole answer."""
        await self.send(query, page)
        async with asyncio.timeout(ANSWER_LIMIT):
            await self._answer()

    async def send(self, query: str = "", page: str = "") -> None:
        """Let Streamlit draw an address, without waiting for what comes."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        await self._socket.send(message.SerializeToString())

    async def storm(self, query: str, page: str) -> None:
        """Ask for runs and for pages without pause, on as many connections as a browser has."""
        askings = [Asking(self._url, f"{id(self)}") for _ in range(CONNECTIONS)]
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._drain())
                tasks.create_task(self._send_on(query, page))
                for asking in askings:
                    tasks.create_task(_ask_on(asking, query, page))
        finally:
            for asking in askings:
                asking.close()

    async def leave(self) -> None:
        """Close the page."""
        self._asking.close()
        await self._socket.close()

    async def _send_on(self, query: str, page: str) -> None:
        while True:
            await self.send(query, page)
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
            if kind == "script_finished":
                if message.script_finished != FINISHED:
                    raise NoAnswerError(f"the run ended with status {message.script_finished}")
                return


async def _ask_on(asking: Asking, query: str, page: str) -> None:
    while True:
        await asking.page(page, query)
