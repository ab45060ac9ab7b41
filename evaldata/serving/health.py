"""Whether data are there to be seen, for those who watch over the server."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

if TYPE_CHECKING:
    from evaldata.store import Served

DIGITS = 12


class Health:
    """Says as JSON which data are served and how old they are; 503 where there are none."""

    def __init__(self, served: Callable[[], "Served"]) -> None:
        self._served = served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, after looking for new data as a visit does."""
        served = await asyncio.to_thread(self._served)
        status = 200 if served.dataset is not None else 503
        answer = JSONResponse(report(served, datetime.now(UTC)), status)
        answer.headers["cache-control"] = "no-store"
        await answer(scope, receive, send)


def report(served: "Served", now: datetime) -> dict[str, Any]:
    """What is said of the data at that moment: nothing of what they hold.

    Keys: `data` (loaded or missing), `digest` (its beginning), `age_seconds` since loading,
    `refused` (when newer files were refused, or null), `problems` (how many they have).
    """
    dataset, since, refused = served.dataset, served.since, served.failed
    return {
        "data": "missing" if dataset is None else "loaded",
        "digest": None if dataset is None else dataset.digest[:DIGITS],
        "age_seconds": None if since is None else round((now - since).total_seconds(), 1),
        "refused": None if refused is None else refused.isoformat(timespec="seconds"),
        "problems": len(served.problems),
    }
