"""Headers that keep a browser from doing what no page of the app does."""

import base64
import hashlib
import re
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
EMBEDDER = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?")
NOT_PERMITTED = (
    *("camera", "display-capture", "geolocation", "microphone", "midi"),
    *("payment", "serial", "usb"),
)


class SafeHeaders:
    """Puts a policy and its companions on every response."""

    def __init__(self, app: ASGIApp, *, document: str, embedders: Sequence[str] = ()) -> None:
        self._app = app
        self._headers = {
            "content-security-policy": content_security_policy(document, embedders),
            "permissions-policy": ", ".join(f"{feature}=()" for feature in NOT_PERMITTED),
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
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


def content_security_policy(document: str, embedders: Sequence[str] = ()) -> str:
    """What a page may do, and who may show it in a frame, for an app that starts with a document.

    Args:
        document: The HTML whose own inline scripts may run; no other may.
        embedders: Origins whose pages may show the app in a frame; empty for nobody.

    Raises:
        ValueError: Where an embedder is no origin.
    """
    for embedder in embedders:
        if not EMBEDDER.fullmatch(embedder):
            raise ValueError(f"{embedder!r} is no origin such as https://www.example.org")
    scripts = (hashlib.sha256(script.encode()) for script in INLINE_SCRIPT.findall(document))
    digests = (base64.b64encode(script.digest()).decode() for script in scripts)
    rules = {
        "default-src": ["'none'"],
        # The scripts of Streamlit's components run from a blob that the page makes of them.
        "script-src": ["'self'", "blob:", *(f"'sha256-{digest}'" for digest in digests)],
        # Streamlit and Plotly set styles while they draw.
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'self'", *embedders] if embedders else ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())
