"""Work that is asked for by address: whose requests are answered, and how many at a time."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

Made = TypeVar("Made")


def refusal(request: Request) -> Response | None:
    """405 to anything but GET, 403 to a page of another site; None where there is no objection."""
    if request.method != "GET":
        return Response(status_code=405, headers={"allow": "GET"})
    if request.headers.get("sec-fetch-site") == "cross-site":
        return PlainTextResponse("This is for the site's own pages.", 403)
    return None


def parameters(request: Request) -> dict[str, list[str]]:
    """All values of each query parameter."""
    asked = request.query_params
    return {name: asked.getlist(name) for name in asked}


class TooManyError(Exception):
    """More wait for their turn than may."""


class Turns:
    """Lets `at_once` at a time do what takes long, off the server's loop: first come, first served.

    Attributes:
        most_waiting: How many may wait or work; further ones are refused.
    """

    def __init__(self, at_once: int, most_waiting: int) -> None:
        self.most_waiting = most_waiting
        self._turn = asyncio.Semaphore(at_once)
        self._here = 0

    async def take(self, make: Callable[[], Made]) -> Made:
        """What `make` makes, in its turn.

        Raises:
            TooManyError: At once, where too many wait.
        """
        if self._here >= self.most_waiting:
            raise TooManyError
        self._here += 1
        try:
            async with self._turn:
                return await asyncio.to_thread(make)
        finally:
            self._here -= 1
