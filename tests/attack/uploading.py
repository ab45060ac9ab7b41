"""Files that are brought by chance: by a visitor whom the server knows, in odd forms."""

from contextlib import suppress
from http.client import HTTPConnection
from random import Random

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from tests.attack.talk import PATIENCE

PART = b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nwords\r\n'
FORMS = (
    PART + b"--b--\r\n",
    PART * 3 + b"--b--\r\n",
    PART * 1_500 + b"--b--\r\n",
    PART[:40],
    b"",
    b"--b\r\n\r\n\r\n--b--",
    PART.replace(b'"a.txt"', b'"../../a\x00.txt"') + b"--b--\r\n",
    PART.replace(b'name="f"; ', b"") + b"--b--\r\n",
    PART.replace(b'"f"', b'"' + b"\xff" * 9_000 + b'"') + b"--b--\r\n",
    b"--b\r\n" + b"X: y\r\n" * 3_000 + b"\r\n--b--\r\n",
    b"&".join([b"a=1"] * 15_800),
)
TYPES = (
    *("multipart/form-data; boundary=b", "multipart/form-data", "multipart/form-data; boundary="),
    *("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=\xff"),
    "multipart/form-data; boundary=b; charset=nope",
    "multipart/form-data; boundary=b" + ";a=1" * 3_000,
)
IDS = ("file", "..", "%00", "%ff", "a" * 300, "%2e%2e%2fa")


def upload(chance: Random, host: str) -> bytes:
    """A request that brings a file, or takes it away, with all that the server asks for."""
    method = chance.choice(("PUT", "PUT", "PUT", "DELETE"))
    body = chance.choice(FORMS)
    token, session = _known(host)
    head = (
        f"{method} /_stcore/upload_file/{session}/{chance.choice(IDS)} HTTP/1.1\r\nHost: {host}\r\n"
        f"Cookie: _streamlit_xsrf={token}\r\nX-Xsrftoken: {token}\r\nConnection: close\r\n"
        f"Content-Type: {chance.choice(TYPES)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode("latin-1") + body


def _known(host: str) -> tuple[str, str]:
    """A token of the server, and a session; the session goes on while a browser might return."""
    connection = HTTPConnection(host, timeout=PATIENCE)
    connection.request("GET", "/_stcore/health")
    answer = connection.getresponse()
    cookie = answer.getheader("set-cookie") or ""
    connection.close()
    session = ""
    with (
        suppress(WebSocketException, OSError),
        connect(f"ws://{host}/_stcore/stream", max_size=None) as socket,
    ):
        socket.send(b"\x5a\x00")  # a run with no parameters
        message = ForwardMsg()
        while message.WhichOneof("type") != "new_session":
            message.ParseFromString(socket.recv(PATIENCE, decode=False))
        session = message.new_session.initialize.session_id
    return cookie.partition("=")[2].partition(";")[0], session
