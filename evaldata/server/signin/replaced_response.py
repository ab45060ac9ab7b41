"""An answer of the app, changed or replaced before it goes out."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

Answered = Callable[[int, MutableHeaders], Response | None]
"""Looks at the status and headers that the app answers, may change these, or says another answer.

The app's cookies go along with the other answer.
"""


def instead(scope: Scope, receive: Receive, send: Send, answered: Answered) -> Send:
    """What the app sends to, so that its answer is looked at first."""
    is_replaced = False

    async def send_or_replace(message: Message) -> None:
        nonlocal is_replaced
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            other = answered(message["status"], headers)
            if other is not None:
                is_replaced = True
                for cookie in headers.getlist("set-cookie"):
                    other.headers.append("set-cookie", cookie)
                await other(scope, receive, send)
        if not is_replaced:
            await send(message)

    return send_or_replace
