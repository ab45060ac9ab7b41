"""Whether data are there to be seen, for those who watch over the server."""

import asyncio
import hmac
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

if TYPE_CHECKING:
    from evaldata.dataset.live import Served

DIGITS = 12
PATIENCE = 0.03
"""Seconds to wait for a look at the data that takes long, before the last one is told again."""


class Health:
    """Says as JSON whether data are served; 503 where there are none.

    Args:
        served: The data of this moment.
        token: What a request must bring as `Authorization: Bearer` to be told which data, and how
            old; with an empty one nobody is. Behind a proxy no address tells who asks.
        more: What such a request is told beyond that; see `Catalogue.counts`.
    """

    def __init__(
        self,
        served: Callable[[], "Served"],
        *,
        token: str = "",
        more: Callable[[], Mapping[str, object]] = dict,
    ) -> None:
        self._served = served
        self._more = more
        self._expected = f"Bearer {token}".encode() if token else None
        self._seen: Served | None = None
        self._look: asyncio.Task[Served] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, after looking for new data as a visit does."""
        served = await self._current()
        said = report(served, datetime.now(UTC))
        authorization = Headers(scope=scope).get("authorization", "").encode()
        if self._expected and hmac.compare_digest(authorization, self._expected):
            said |= await asyncio.to_thread(self._more)
        else:
            said = {"data": said["data"]}
        status = 503 if served.dataset is None else 200
        await JSONResponse(said, status, {"cache-control": "no-store"})(scope, receive, send)

    async def _current(self) -> "Served":
        """What a look at the data sees, or the one before, while it waits for new data to load."""
        if self._look is None:
            self._look = asyncio.create_task(asyncio.to_thread(self._served))
        look = self._look
        await asyncio.wait({look}, timeout=None if self._seen is None else PATIENCE)
        if look.done():
            self._look = None
            self._seen = look.result()
        return self._seen or look.result()


def report(served: "Served", now: datetime) -> dict[str, Any]:
    """What is said of the data at that moment: nothing of what they hold.

    Keys: `data` (loaded or missing), `digest` (its beginning), `age_seconds` since loading,
    `refused` (when newer files were refused, or null), `problems` (how many they have).
    """
    dataset, since, refused = served.dataset, served.loaded_at, served.refused_at
    return {
        "data": "missing" if dataset is None else "loaded",
        "digest": None if dataset is None else dataset.digest[:DIGITS],
        "age_seconds": None if since is None else round((now - since).total_seconds(), 1),
        "refused": None if refused is None else refused.isoformat(timespec="seconds"),
        "problems": len(served.problems),
    }
