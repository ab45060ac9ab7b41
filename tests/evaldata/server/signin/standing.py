"""A guard with a framework of a line, which reads who is signed in from a cookie as it stands."""

import time
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from evaldata.server.signin.access import Access
from evaldata.server.signin.guard import Guard
from evaldata.server.signin.session import LONGEST, Cookies, Framework, Session, SignedOut

RULES = """
signed_out = "out"
[[allow]]
evaluations = ["apples"]
groups = ["growers"]
[[allow]]
evaluations = ["*"]
groups = ["keepers"]
"""
ORIGIN = "https://dashboard.example"
PROVIDER = "https://provider.example/authorize?client_id=a&state=s1"
BROWSER = {"accept": "text/html,*/*", "sec_fetch_mode": "navigate"}
GOODBYE = b"load again"
NOW = time.time()


def read(cookies: Cookies) -> Session | None:
    """The sign-in of `person=GROUP`, or of `person=GROUP.SECONDS` that is so old."""
    group, _, age = cookies.get("person", "").partition(".")
    if not group:
        return None
    return Session({"groups": [group]}, NOW - float(age or 0), group.encode())


FRAMEWORK = Framework(ORIGIN, lambda: "/auth/login?provider=p", read, "person", "tokens", GOODBYE)


class App:
    """What stands behind the guard: it greets, and answers the routes of the sign-in.

    Attributes:
        asked: The paths and queries that came through.
    """

    def __init__(self, callback: dict[str, str] | None = None, login: str = PROVIDER) -> None:
        self.asked: list[tuple[str, bytes]] = []
        self._headers: dict[str, dict[str, str]] = {
            "/auth/login": {"location": login, "set-cookie": "pending=s1"},
            "/auth/logout": {"location": "/", "set-cookie": "person=; Max-Age=0"},
            "/oauth2callback": callback or {"location": "/", "set-cookie": "person=growers"},
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and remember what was asked."""
        self.asked.append((scope["path"], scope["query_string"]))
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            while (message := await receive())["type"] == "websocket.receive":
                await send({"type": "websocket.send", "bytes": message["bytes"]})
            return
        headers = self._headers.get(scope["path"], {})
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        status = 302 if "location" in headers else 200
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": b"" if headers else b"Hello"})


def guard(folder: Path, app: ASGIApp) -> Guard:
    """The guard before an app."""
    file = folder / "access.toml"
    file.write_text(RULES, encoding="utf-8")
    access = Access.read(file)
    out = SignedOut(access.signed_out)
    return Guard(app, access=access, framework=FRAMEWORK, signed_out=out)


def signed_in(group: str = "growers", *, left: float = LONGEST) -> dict[str, str]:
    """The header of somebody who is signed in, so many seconds before the end."""
    return {"cookie": f"person={group}.{LONGEST - left}"}
