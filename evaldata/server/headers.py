"""Headers that keep a browser from doing what no page of the app does."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evaldata.server.policy import content_security_policy

SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "camera",
            "display-capture",
            "geolocation",
            "microphone",
            "midi",
            "payment",
            "serial",
            "usb",
        )
    ),
}


class SafeHeaders:
    """Puts a policy and its companions on every response."""

    def __init__(self, app: ASGIApp, *, document: str, embedders: Sequence[str] = ()) -> None:
        self._app = app
        self._headers = SAFE | {
            "content-security-policy": content_security_policy(document, embedders)
        }
        if not embedders:  # it cannot name anybody; browsers that know the policy ignore it
            self._headers["x-frame-options"] = "DENY"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, the headers added."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_safely if scope["type"] == "http" else send)
