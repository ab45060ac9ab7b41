"""The findings dashboard as an ASGI app: `streamlit run dashboard.py`, or under uvicorn.

The frame is the entry script, not this file: with a folder `pages/` beside the entry script
Streamlit would run a page on its own, without filters, on the first visit to it.
"""

import asyncio
import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from evaldata.serving.closed import Closed
from evaldata.serving.code import code
from evaldata.serving.compression import Compressed
from evaldata.serving.frugality import leave_no_memory_idle, leave_pandas_out
from evaldata.serving.headers import SafeHeaders
from evaldata.serving.health import Health
from evaldata.serving.lighter import Lighter
from evaldata.serving.origin import SameOrigin
from evaldata.serving.pace import Paced

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from evaldata.store import Served

FRAME = Path(__file__).parent / "pages" / "frame.py"
SHELL = Path(st.__file__).parent / "static"
EMBEDDERS = os.environ.get("EVALUATION_EMBEDDED_BY", "").split()


def served() -> "Served":
    """The data that a visit at this moment sees."""
    from pages.visit import data_folder, store  # late, so that the server answers sooner

    return store(data_folder()).current()


async def answer(request: "Request") -> "Response":
    """A page for a visitor who is here already."""
    from pages.answers import answer  # late, so that the server answers sooner

    return await answer(request)


async def file(request: "Request") -> "Response":
    """A file that is taken away."""
    from pages.files import taken_file  # late, so that the server answers sooner

    return await taken_file(request)


def prepare() -> None:
    """Load the data, and keep what stays for ever out of every collection of garbage."""
    gc.disable()
    served()
    gc.freeze()
    gc.enable()


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """Prepare while the first browser fetches the scripts: a visit waits for what is not there."""
    leave_no_memory_idle()
    leave_pandas_out()
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    yield
    await preparing


app = st.App(
    FRAME,
    lifespan=ready,
    routes=[
        Route("/healthz", Health(served)),
        Route("/qr.svg", code),
        Route("/answers", answer),
        Route("/answers/{page}", answer),
        Route("/files/{suffix}", file),
    ],
    middleware=[
        Middleware(SameOrigin),
        Middleware(
            SafeHeaders,
            document=(SHELL / "index.html").read_text(encoding="utf-8"),
            embedders=EMBEDDERS,
        ),
        Middleware(Closed),
        Middleware(Lighter),
        Middleware(Compressed, folder=SHELL),
        Middleware(Paced),
    ],
)
