"""The address at which somebody wanted to be, kept in their browser while they sign in.

It stands in a cookie, bound to the `state` of the one sign-in that began there. Nothing in it is
trusted: whatever it says, the way back leads to this host.
"""

import base64
import binascii
import zlib

from starlette.types import Scope

from evaldata.model.address import MOST_CHARACTERS
from evaldata.server.refusals import MOST_OF_PATH
from evaldata.server.signin.session import CALLBACK, Cookies

NAME = "sign-in-from"
MINUTES = 15
_PART = 3_500
"""Characters of a cookie; browsers keep four thousand with its name."""
_PARTS = 3
_MOST = MOST_OF_PATH + 1 + MOST_CHARACTERS
_ATTRIBUTES = f"Path={CALLBACK}; HttpOnly; SameSite=Lax"


def asked(scope: Scope) -> str:
    """The address of a request, letter by letter as it came."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope["query_string"]
    return (path + b"?" * bool(query) + query).decode("latin-1")


def kept(state: str, address: str) -> list[str]:
    """What `Set-Cookie` says to keep an address for the sign-in of that state."""
    packed = zlib.compress(address.encode("latin-1"), 9)
    text = f"{state}.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"
    parts = [text[start : start + _PART] for start in range(0, len(text), _PART)]
    if len(parts) > _PARTS:
        parts = []
    set_ = [f"{NAME}-{n}={part}; Max-Age={MINUTES * 60}" for n, part in enumerate(parts)]
    unset = [f"{NAME}-{n}=; Max-Age=0" for n in range(len(parts), _PARTS)]
    return [f"{cookie}; {_ATTRIBUTES}" for cookie in (*set_, *unset)]


def found(cookies: Cookies, state: str) -> str:
    """The address that was kept for the sign-in of that state; `/` where there is none."""
    text = "".join(cookies.get(f"{NAME}-{n}", "") for n in range(_PARTS))
    of, _, packed = text.partition(".")
    if not state or of != state:
        return "/"
    try:
        content = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        address = zlib.decompressobj().decompress(content, _MOST).decode("ascii")
    except (binascii.Error, zlib.error, ValueError):
        return "/"
    return address if is_local(address) else "/"


def is_local(address: str) -> bool:
    """Whether a browser that is told to go there stays on this host."""
    begins = address.startswith("/") and not address.startswith(("//", "/\\"))
    return begins and address.isascii() and address.isprintable() and " " not in address
