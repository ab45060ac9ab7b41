"""The files that are taken away, made when their address is asked for.

A file has an address like a page: the same parameters choose what is in it.
"""

from datetime import UTC, datetime
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from evaldata.dataset import Dataset
from evaldata.exports.formats import FORMATS, Format
from evaldata.exports.scope import Scope
from evaldata.sentences import dropped_in_words
from evaldata.serving.turns import TooManyError, Turns, parameters, refusal
from evaldata.view import View
from pages.address import Address
from pages.visit import data_folder, store

TURNS = Turns(at_once=1, most_waiting=20)


async def taken_file(request: Request) -> Response:
    """The file of the format that the path names.

    Answers 404 for another format, 400 for a value that the evaluation does not know, 403 to a page
    of another site, 405 to anything but GET, 429 where too many wait, 503 where there are no data.
    """
    refused = refusal(request)
    if refused is not None:
        return refused
    wanted = request.path_params["suffix"]
    format_ = next((format_ for format_ in FORMATS if format_.suffix == wanted), None)
    if format_ is None:
        return PlainTextResponse("There is no such kind of file.", 404)
    dataset = store(data_folder()).current().dataset
    if dataset is None:
        return PlainTextResponse("There are no data to take away.", 503)
    address, dropped = Address.read("takeaway", parameters(request), dataset)
    if dropped:  # never more than was asked for
        return PlainTextResponse(dropped_in_words(dropped), 400)
    try:
        return await TURNS.take(partial(_made, dataset, address, format_))
    except TooManyError:
        return PlainTextResponse("Too many files are being made.", 429, {"retry-after": "10"})


def _made(dataset: Dataset, address: Address, format_: Format) -> Response:
    scope = Scope(View.of(dataset, address.filter), address.theme_chosen, address.query)
    taken = format_.taken(scope, datetime.now(UTC).date())
    name = quote(format_.file_name(taken))
    return Response(
        format_.file(taken),
        media_type=format_.mime,
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{name}",
            "cache-control": "no-store",
        },
    )
