"""The guard before everything that is served: whom it does not know it does not let in."""

import asyncio
import logging
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from starlette import status
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evaldata.server.refusals import UPLOADS
from evaldata.server.signin import pages, return_address
from evaldata.server.signin.access import Access
from evaldata.server.signin.expiring_websocket import expiring
from evaldata.server.signin.session import CALLBACK, LOGOUT, Framework, Session, SignedOut

HEALTH = frozenset({"/healthz", "/_stcore/health"})
"""What answers anybody: whether the server is well. Details of it ask for a token of their own."""
ERRORS = frozenset(
    {
        *("access_denied", "invalid_request", "invalid_scope", "server_error"),
        *("interaction_required", "login_required", "temporarily_unavailable"),
        *("unauthorized_client", "unsupported_response_type", "consent_required"),
    }
)
"""What a provider may say that went wrong; its own words can name somebody, and are not logged."""

THREADS = 4
"""That look at the folder of those who have left, which may lie on a disk that does not answer."""

T = TypeVar("T")
_STATE = re.compile(r"[A-Za-z0-9_-]{1,100}")
LOG = logging.getLogger(__name__)


class Guard:
    """Lets those in whom a rule names, with a sign-in that lasts; denies whatever else there is.

    A browser on its way to a page is sent to the provider, and comes back to that page. All else
    is answered 401, or 403 where somebody is known and not let in; a WebSocket is not opened.

    Args:
        app: What stands behind.
        access: Who may see what.
        framework: What speaks with the provider.
        signed_out: Who has left.
    """

    def __init__(
        self, app: ASGIApp, *, access: Access, framework: Framework, signed_out: SignedOut
    ) -> None:
        self._app = app
        self._access = access
        self._framework = framework
        self._signed_out = signed_out
        self._beside = ThreadPoolExecutor(THREADS, "signed-out")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or not at all."""
        if scope["type"] == "http":
            answer = await self._http(scope, receive)
            await answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive) -> ASGIApp:
        """What answers a request: the app, or a page of the guard's."""
        path, reads = scope["path"], scope["method"] in {"GET", "HEAD"}
        if path in HEALTH and reads:
            return self._app
        session = await self._session(scope)
        if path == CALLBACK and reads:
            return await self._callback(session, scope, receive)
        if path == LOGOUT and reads:
            return await self._logout(session, scope, receive)
        if session is None:
            unknown = PlainTextResponse("Sign in first.", 401)
            return await self._begin(scope, receive) if _is_navigation(scope) else unknown
        if self._may(session, path):
            return self._app
        forbidden = PlainTextResponse("Not for you.", 403)
        return pages.not_allowed() if _is_navigation(scope) else forbidden

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        session = await self._session(scope)
        if session is None or not self._may(session, scope["path"]):
            await send({"type": "websocket.close", "code": status.WS_1008_POLICY_VIOLATION})
            return
        lasts = partial(self._lasts, session)
        await self._app(scope, *expiring(receive, send, lasts, self._framework.farewell))

    async def _session(self, scope: Scope) -> Session | None:
        """The sign-in that a request proves, if it lasts."""
        session = self._framework.read(HTTPConnection(scope).cookies)
        return session if session is not None and await self._lasts(session) else None

    async def _lasts(self, session: Session) -> bool:
        return await self._in_thread(self._signed_out.lasts, session)

    async def _in_thread(self, ask: Callable[[Session], T], session: Session) -> T:
        """What is told of a sign-in by a disk, which may take long: nobody else waits for it."""
        return await asyncio.get_running_loop().run_in_executor(self._beside, ask, session)

    def _may(self, session: Session, path: str) -> bool:
        """Whether a rule names the person; files bring those who may see everything."""
        grant = self._access.grant(session.claims)
        return grant.everything if UPLOADS.search(path) else bool(grant)

    async def _begin(self, scope: Scope, receive: Receive) -> Response:
        """Send a browser to the provider, and remember in it where it wanted to be."""
        address = return_address.asked(scope)
        path, _, query = self._framework.begin().partition("?")
        inner = {**scope, "path": path, "raw_path": path.encode(), "query_string": query.encode()}
        answer = await self._answer(inner, receive)
        state = _state(parse_qs(urlsplit(answer.headers.get("location", "")).query))
        if answer.status_code != status.HTTP_302_FOUND or not state:
            LOG.error("The provider of the sign-in does not answer.")
            back = address if return_address.is_local(address) else "/"
            return _instead(answer, pages.no_provider(back))
        for cookie in return_address.kept(state, address):
            answer.headers.append("set-cookie", cookie)
        return answer

    async def _callback(self, session: Session | None, scope: Scope, receive: Receive) -> Response:
        """Let the framework finish a sign-in, and lead to where it began."""
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        back = return_address.found(HTTPConnection(scope).cookies, _state(asked))
        home = self._framework.origin + back
        if "error" not in asked and "code" in asked:
            answer = await self._answer(scope, receive)
            if session is None and not self._signs_in(answer):
                return _instead(answer, pages.not_signed_in(back))
            answer.headers["location"] = home
            return answer
        if session is not None:
            return RedirectResponse(home, 302)
        if "error" in asked:
            said = asked["error"][0]
            LOG.warning("The provider refused a sign-in: %s", said if said in ERRORS else "other")
            return pages.not_signed_in(back)
        return pages.signed_out()

    def _signs_in(self, answer: Response) -> bool:
        cookies = answer.headers.getlist("set-cookie")
        begins = f"{self._framework.person}="
        return any(c.startswith(begins) and "max-age=0" not in c.lower() for c in cookies)

    async def _logout(self, session: Session | None, scope: Scope, receive: Receive) -> Response:
        """End a sign-in everywhere, then let the framework end it in the browser."""
        ended = True
        if session is not None:
            try:
                await self._in_thread(self._signed_out.end, session)
            except OSError as error:
                LOG.error("A sign-in could not be ended: %s", error.strerror)
                ended = False
            self._beside.submit(self._signed_out.tidy)
        answer = await self._answer(scope, receive)
        if not ended:
            return _instead(answer, pages.not_ended())
        is_elsewhere = urlsplit(answer.headers.get("location", "")).netloc
        return answer if is_elsewhere else _instead(answer, pages.signed_out())

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        """What the framework answers to a request of the sign-in, before anybody hears it."""
        answer = Response()

        async def hear(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status_code, answer.raw_headers = message["status"], [*message["headers"]]
            else:
                answer.body = bytes(answer.body) + message.get("body", b"")

        await self._app(scope, receive, hear)
        return answer


def _instead(answer: Response, other: Response) -> Response:
    """Another answer, with which the cookies of the first one go along."""
    for cookie in answer.headers.getlist("set-cookie"):
        other.headers.append("set-cookie", cookie)
    return other


def _is_navigation(scope: Scope) -> bool:
    """Whether a browser is on its way to a page, and not a page on its way to a file."""
    headers = Headers(scope=scope)
    fetches = headers.get("sec-fetch-mode", "navigate") != "navigate"
    return scope["method"] == "GET" and "text/html" in headers.get("accept", "") and not fetches


def _state(asked: dict[str, list[str]]) -> str:
    """By what the provider and the framework know one sign-in that has begun; or nothing."""
    state = asked.get("state", [""])[0]
    return state if _STATE.fullmatch(state) else ""
