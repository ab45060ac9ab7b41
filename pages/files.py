"""The files that are taken away, made when their address is asked for.

A file has an address like a page: the same parameters choose what is in it.
"""

from datetime import UTC, datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from evaldata.exports.formats import FORMATS
from evaldata.exports.scope import Scope
from evaldata.view import View
from pages.address import Address
from pages.visit import data_folder, store


def file(request: Request) -> Response:
    """The file of the format that the path names; 404 for another, 503 where there are no data."""
    wanted = request.path_params["suffix"]
    format_ = next((format_ for format_ in FORMATS if format_.suffix == wanted), None)
    if format_ is None:
        return PlainTextResponse("There is no such kind of file.", 404)
    dataset = store(data_folder()).current().dataset
    if dataset is None:
        return PlainTextResponse("There are no data to take away.", 503)
    asked = request.query_params
    parameters = {name: asked.getlist(name) for name in asked}
    address, _ = Address.read("takeaway", parameters, dataset)
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
