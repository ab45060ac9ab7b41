"""The address of what is on screen as a QR code, for those who sit in the room."""

from io import BytesIO
from urllib.parse import urlsplit

import segno
from starlette.requests import Request
from starlette.responses import Response

LONGEST = 2000
"""Characters; a longer address makes a code that no camera reads from a seat."""


async def code(request: Request) -> Response:
    """A QR code of the `address` asked for, as SVG; 400 for another host's, or one too long."""
    address = request.query_params.get("address", "")
    if len(address) > LONGEST or urlsplit(address).netloc != request.headers.get("host"):
        return Response(status_code=400)
    image = BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="svg", scale=4, border=2)
    return Response(image.getvalue(), media_type="image/svg+xml")
