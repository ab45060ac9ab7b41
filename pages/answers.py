"""Answers to clicks: the page at an address, for the script to put in the place of another.

A run of Streamlit's costs a browser far more than the page itself does: each message of a run is
drawn by itself, and each block of markup is taken apart and put together again. So Streamlit runs
for a visit, and wherever elements of its own are to be drawn; other clicks are answered here.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from evaldata.store import Served
from pages.address import START, Address
from pages.composing import show_menu, show_page
from pages.menu import LABELS, Shell, shell_of
from pages.visit import Visit, data_folder, store

AT_ONCE = 2
"""Pages that are made at the same time; others wait for their turn, first come, first served."""
MOST_WAITING = 200
"""Requests that may wait; further ones are refused at once."""

_turns = asyncio.Semaphore(AT_ONCE)
_waiting = 0


async def answer(request: Request) -> Response:
    """The page that the path names, and the menu beside it, as JSON.

    Answers 404 for a page that is not there, 409 for one that Streamlit must draw, 403 to a page of
    another site, 405 to anything but GET, 503 where there are no data or too many wait. The script
    lets Streamlit answer then.
    """
    global _waiting  # noqa: PLW0603  counts the requests of the one loop
    if request.method != "GET":
        return Response(status_code=405, headers={"allow": "GET"})
    if request.headers.get("sec-fetch-site") == "cross-site":
        return PlainTextResponse("Pages are made for this site's own visitors.", 403)
    page = request.path_params.get("page") or START
    if page not in LABELS:
        return PlainTextResponse("There is no such page.", 404)
    if _waiting >= MOST_WAITING:
        return PlainTextResponse("Too many pages are being made.", 503, {"retry-after": "1"})
    asked = request.query_params
    parameters = {name: asked.getlist(name) for name in asked}
    _waiting += 1
    try:
        async with _turns:
            return await asyncio.to_thread(_answer, page, parameters)
    finally:
        _waiting -= 1


def _answer(page: str, parameters: dict[str, list[str]]) -> Response:
    served = store(data_folder()).current()
    if served.dataset is None:
        return PlainTextResponse("There are no data to show.", 503)
    address, dropped = Address.read(page, parameters, served.dataset)
    if shell_of(address) is Shell.NATIVE:
        return PlainTextResponse("Streamlit draws this page.", 409)
    visit = Visit.of(served.dataset, address, dropped)
    return JSONResponse(_parts(visit, served), headers={"cache-control": "no-store"})


def _parts(visit: Visit, served: Served) -> dict[str, str]:
    show_page(visit, served)
    page = visit.taken()
    show_menu(visit)
    return {"shell": visit.shell, "title": visit.title, "page": page, "menu": visit.taken()}
