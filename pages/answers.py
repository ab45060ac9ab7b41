"""Answers to clicks: the page at an address, for the script to put in the place of another.

A run of Streamlit's costs a browser far more than the page itself does: each message of a run is
drawn by itself, and each block of markup is taken apart and put together again. So Streamlit runs
for a visit, and wherever elements of its own are to be drawn; other clicks are answered here.
"""

import asyncio
import time
from functools import lru_cache, partial

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from evaldata.serving.pace import Pace
from evaldata.serving.turns import TooManyError, Turns, refusal
from evaldata.store import Served
from pages.address import START, Address
from pages.composing import show_menu, show_page
from pages.menu import LABELS, Shell
from pages.visit import Visit, data_folder, store

TURNS = Turns(at_once=2, most_waiting=200)
VISITOR = "x-visitor"
"""The header by which the script tells a visitor from others; it means nothing else."""
MOST_VISITORS = 1_024
"""Visitors whose pace is remembered, those who came last."""
LONGEST_PAUSE = 2.0
"""Seconds after which a visitor who asks too fast is refused."""


async def answer(request: Request) -> Response:
    """The page that the path names, and the menu beside it, as JSON.

    Of a page that Streamlit must draw it says only that. Answers 404 for a page that is not there,
    429 to a visitor who asks too fast, 403 to a page of another site, 405 to anything but GET, 503
    where there are no data or too many wait. The script lets Streamlit answer then.
    """
    refused = refusal(request)
    if refused is not None:
        return refused
    page = request.path_params.get("page", START)
    if page not in LABELS:
        return PlainTextResponse("There is no such page.", 404)
    pace = _pace(request.headers.get(VISITOR, "")[:40])
    if pace.spent(time.monotonic()):
        await asyncio.sleep(LONGEST_PAUSE)
        return PlainTextResponse("This is faster than anybody reads.", 429)
    await asyncio.sleep(pace.wait(time.monotonic()))
    asked = request.query_params
    parameters = {name: asked.getlist(name) for name in asked}
    try:
        return await TURNS.take(partial(_answer, page, parameters))
    except TooManyError:
        return PlainTextResponse("Too many pages are being made.", 503, {"retry-after": "1"})


@lru_cache(MOST_VISITORS)
def _pace(visitor: str) -> Pace:
    del visitor
    return Pace()


def _answer(page: str, parameters: dict[str, list[str]]) -> Response:
    served = store(data_folder()).current()
    if served.dataset is None:
        return PlainTextResponse("There are no data to show.", 503)
    address, dropped = Address.read(page, parameters, served.dataset)
    visit = Visit.of(served.dataset, address, dropped)
    return JSONResponse(_parts(visit, served), headers={"cache-control": "no-store"})


def _parts(visit: Visit, served: Served) -> dict[str, str]:
    if visit.shell is Shell.NATIVE:
        return {"shell": visit.shell}
    show_page(visit, served)
    page = visit.taken()
    show_menu(visit)
    return {"shell": visit.shell, "title": visit.title, "page": page, "menu": visit.taken()}
