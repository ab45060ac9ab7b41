"""Somebody with a browser that has no screen: it follows, keeps cookies, and opens a WebSocket."""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.signin.served import PEOPLE, SECRET

NAVIGATION = {"accept": "text/html", "sec-fetch-mode": "navigate"}
PATIENCE = 60.0


class Visitor:
    """A browser at a dashboard.

    Args:
        url: Where the server listens.
        origin: What the browser's address line says; the same if missing.
    """

    def __init__(self, url: str, origin: str = "") -> None:
        self.origin = origin or url
        self.host = urlsplit(self.origin).netloc
        self.http = httpx.Client(base_url=url, headers={"host": self.host}, timeout=PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()

    def open(self, path: httpx.URL | str) -> httpx.Response:
        """What a browser is answered that goes to a page."""
        return self.http.get(path, headers=NAVIGATION)

    def sent_to_provider(self, path: str) -> str:
        """The provider's address to which a browser is sent that goes to a page."""
        answer = self.open(path)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]

    def returned(self, provider: str, who: str) -> str:
        """The path with which the provider sends back somebody who has signed in there."""
        answer = httpx.post(provider, data={"sub": who}, timeout=PATIENCE)
        assert answer.status_code == 302, answer.text
        address: str = answer.headers["location"]
        assert address.startswith(f"{self.origin}/oauth2callback?")
        return address.removeprefix(self.origin)

    def sign_in(self, who: str, path: str = "/") -> str:
        """Sign in on the way to a page; the address at which that ends."""
        answer = self.open(self.returned(self.sent_to_provider(path), who))
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]

    @property
    def cookies(self) -> str:
        """The cookies that go to every page, as a header says them."""
        return "; ".join(f"{c.name}={c.value}" for c in self.http.cookies.jar if c.path == "/")

    @contextmanager
    def connected(self, cookies: str | None = None) -> Iterator[ClientConnection]:
        """A WebSocket to the app, as a page opens it."""
        token = self.http.get("/_stcore/health").cookies["_streamlit_xsrf"]
        kept = self.cookies if cookies is None else f"{cookies}; _streamlit_xsrf={token}"
        url = self.http.base_url
        with connect(
            f"ws://{self.host}/_stcore/stream",
            sock=socket.create_connection((url.host, url.port or 80)),
            origin=Origin(self.origin),
            subprotocols=[Subprotocol("streamlit"), Subprotocol(token)],
            additional_headers={"cookie": kept},
            max_size=None,
            open_timeout=PATIENCE,
        ) as talk:
            yield talk

    def shown(self, page: str = "", query: str = "") -> str:
        """All that a page says to this visitor, read loosely."""
        return b"".join(self.said(page, query)).decode("utf-8", "replace")

    def said(self, page: str = "", query: str = "") -> list[bytes]:
        """The messages in which a page is told to this visitor."""
        with self.connected() as talk:
            message = BackMsg()
            message.rerun_script.query_string = query
            message.rerun_script.page_name = page
            talk.send(message.SerializeToString())
            return [*heard(talk)]


def heard(talk: ClientConnection) -> Iterator[bytes]:
    """What comes until a run has ended."""
    message = ForwardMsg()
    finished = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
    while message.WhichOneof("type") != "script_finished" or message.script_finished != finished:
        said = talk.recv(PATIENCE, decode=False)
        yield said
        message.ParseFromString(said)


def goodbye(talk: ClientConnection) -> tuple[int | None, str | None]:
    """The code with which the server closes, and what it says before."""
    said = b""
    with suppress(ConnectionClosed):
        while True:
            said = talk.recv(PATIENCE, decode=False)
    return talk.close_code, ForwardMsg.FromString(said).WhichOneof("type")


def texts(messages: list[bytes]) -> list[str]:
    """What is drawn by these messages, less what is drawn by chance."""
    deltas = (ForwardMsg.FromString(message) for message in messages)
    drawn = [str(message.delta) for message in deltas if message.WhichOneof("type") == "delta"]
    return [re.sub(r"[0-9a-f]{16,}|[0-9a-f-]{36}", "", text) for text in drawn]


def signed_cookies(origin: str, who: str, begun: float, secret: str = SECRET) -> str:
    """The cookie of somebody who signed in at that moment, as the framework would sign it."""
    claims = PEOPLE[who] | {"is_logged_in": True, "origin": origin, "provider": "default"}

    return f"_streamlit_user={signed(json.dumps(claims), '_streamlit_user', begun, secret)}"


def signed(content: str, name: str, moment: float, secret: str = SECRET) -> str:
    """A cookie's value, signed at a moment."""

    class Signer(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(moment)

    serializer = URLSafeTimedSerializer(secret, salt=name, signer=Signer)
    return str(serializer.dumps(content))
