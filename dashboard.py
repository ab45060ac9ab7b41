"""The findings dashboard as an ASGI app: `streamlit run dashboard.py`, or under uvicorn.

The frame is the entry script, not this file: with a folder `pages/` beside the entry script
Streamlit would run a page on its own, without filters, on the first visit to it.
"""

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from evaldata.server.compression import Compressed
from evaldata.server.headers import SafeHeaders
from evaldata.server.health import Health
from evaldata.server.messages import KnownMessages
from evaldata.server.rate_limit import RateLimited
from evaldata.server.refusals import Refused, foreign, long, not_served, shut
from evaldata.server.signin.access import BadAccessError
from sign_in import guards

if TYPE_CHECKING:
    from evaldata.dataset.catalogue import Catalogue

FRAME = Path(__file__).parent / "pages" / "frame.py"
SHELL = Path(st.__file__).parent / "static"
EMBEDDERS = os.environ.get("EVALUATION_EMBEDDED_BY", "").split()
HEALTH_TOKEN = os.environ.get("EVALUATION_HEALTH_TOKEN", "")
UPLOADS = os.environ.get("EVALUATION_IMPORT") == "yes"
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # its own would keep what is let go
try:
    GUARDS = guards()
except BadAccessError as error:
    sys.exit(f"The dashboard does not start, for the sign-in is not set up. {error}")


def catalogue() -> "Catalogue":
    """The evaluations that are served."""
    from pages.data import whole_catalogue  # late, so that the server answers sooner

    return whole_catalogue()


def kind(message: bytes) -> str | None:
    """What a message of Streamlit's script asks for; None for nothing.

    Raises:
        ValueError: Where it is no message.
    """
    try:
        read = BackMsg.FromString(message)
    except Exception as error:  # protobuf's own, and what it is called is Streamlit's to know
        raise ValueError("no message") from error
    asked: str | None = read.WhichOneof("type")
    if asked == "backend_operation_request":
        asked = read.backend_operation_request.WhichOneof("payload")
    return asked


def redacted(message: bytes) -> bytes:
    """What Streamlit says to a browser, less where the app lies on the server's disk."""
    if str(FRAME).encode() not in message:
        return message
    said = ForwardMsg.FromString(message)
    if said.WhichOneof("type") == "new_session":
        said.new_session.main_script_path = FRAME.name
    return bytes(said.SerializeToString())


def prepare() -> None:
    """Load the data and what draws them; keep what stays for ever out of garbage collection."""
    # Imported now, so that no visitor waits for Plotly or for templates.
    import evaldata.charts  # noqa: F401
    from pages.components import quote_cards, slides  # noqa: F401

    gc.disable()
    try:
        catalogue().first()
        gc.freeze()
    finally:
        gc.enable()


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """Prepare while the first browser fetches the scripts: a visit waits for what is not there."""
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    yield
    await preparing


health = Health(lambda: catalogue().first(), token=HEALTH_TOKEN, more=lambda: catalogue().counts())
app = st.App(
    FRAME,
    lifespan=ready,
    routes=[Route("/healthz", health)],
    middleware=[
        Middleware(
            SafeHeaders,
            document=(SHELL / "index.html").read_text(encoding="utf-8"),
            embedders=EMBEDDERS,
        ),
        Middleware(Refused, foreign, long),
        *GUARDS,
        Middleware(Refused, shut(uploads=UPLOADS, sign_in=bool(GUARDS)), not_served),
        Middleware(Compressed, folder=SHELL / "static"),
        Middleware(RateLimited),
        Middleware(KnownMessages, kind=kind, redact=redacted),
    ],
)
