"""Answers to clicks: the page at an address, for the script to put in the place of another.

`docs/decisions.md` says why Streamlit does not draw it.
"""

import asyncio
import time
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from evaldata.serving.pace import BURST, PER_SECOND, Paces
from evaldata.serving.turns import TooManyError, Turns, parameters, refusal
from evaldata.store import Served
from pages.address import START, Address
from pages.composing import show_menu, show_page
from pages.menu import LABELS, Shell
from pages.visit import Visit, data_folder, store

TURNS = Turns(at_once=2, most_waiting=200)
PACES = Paces(most=1_024)
VISITOR = "x-visitor"
"""The header by which the script tells a visitor from others; it means nothing else."""
LONGEST_PAUSE = BURST / PER_SECOND
"""Seconds after which a visitor who asks too fast is refused."""


async def answer(request: Request) -> Response:
    """The page that the path names, and the menu beside it, as JSON.

    Of a page that Streamlit must draw it says only that. Answers 404 for a page that is not there,
    429 to a visitor who asks too fast or where too many wait, 403 to a page of another site, 405 to
    anything but GET, 503 where there are no data. The script lets Streamlit answer then.
    """
    refused = refusal(request)
    if refused is not None:
        return refused
    page = request.path_params.get("page", START)
    if page not in LABELS:
        return PlainTextResponse("There is no such page.", 404)
    pace = PACES.of(request.headers.get(VISITOR, "")[:40])
    if pace.spent(time.monotonic()):
        await asyncio.sleep(LONGEST_PAUSE)
        return PlainTextResponse("This is faster than anybody reads.", 429)
    await asyncio.sleep(pace.wait(time.monotonic()))
    try:
        return await TURNS.take(partial(_answer, page, parameters(request)))
    except TooManyError:
        return PlainTextResponse("Too many pages are being made.", 429, {"retry-after": "1"})


def _answer(page: str, asked: dict[str, list[str]]) -> Response:
    served = store(data_folder()).current()
    if served.dataset is None:
        return PlainTextResponse("There are no data to show.", 503)
    address, dropped = Address.read(page, asked, served.dataset)
    visit = Visit.of(served.dataset, address, dropped)
    return JSONResponse(_parts(visit, served), headers={"cache-control": "no-store"})


def _parts(visit: Visit, served: Served) -> dict[str, str]:
    if visit.shell is Shell.NATIVE:
        return {"shell": visit.shell}
    show_page(visit, served)
    page = visit.taken()
    show_menu(visit)
    return {"shell": visit.shell, "title": visit.title, "page": page, "menu": visit.taken()}
