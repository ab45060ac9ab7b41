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
from evaldata.serving.compression import Compressed
from evaldata.serving.headers import SafeHeaders
from evaldata.serving.health import Health
from evaldata.serving.memory import leave_no_memory_idle
from evaldata.serving.origin import SameOrigin
from evaldata.serving.rate_limit import RateLimited

if TYPE_CHECKING:
    from evaldata.store import Served

FRAME = Path(__file__).parent / "pages" / "frame.py"
SHELL = Path(st.__file__).parent / "static"
EMBEDDERS = os.environ.get("EVALUATION_EMBEDDED_BY", "").split()


def served() -> "Served":
    """The data that a visit at this moment sees."""
    from pages.data import served  # late, so that the server answers sooner

    return served()


def prepare() -> None:
    """Load the data and what draws them; keep what stays for ever out of garbage collection."""
    import evaldata.charts  # noqa: F401  # imported now, so that no visitor waits for Plotly

    gc.disable()
    served()
    gc.freeze()
    gc.enable()


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """Prepare while the first browser fetches the scripts: a visit waits for what is not there."""
    leave_no_memory_idle()
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    yield
    await preparing


app = st.App(
    FRAME,
    lifespan=ready,
    routes=[Route("/healthz", Health(served))],
    middleware=[
        Middleware(SameOrigin),
        Middleware(
            SafeHeaders,
            document=(SHELL / "index.html").read_text(encoding="utf-8"),
            embedders=EMBEDDERS,
        ),
        Middleware(Closed),
        Middleware(Compressed, folder=SHELL),
        Middleware(RateLimited),
    ],
)
