"""Streamlit's sign-in, as the guard before the app needs it: all that rests on how it is built.

It is on where `EVALUATION_ACCESS` names a file and `secrets.toml` has `[auth]`, and off where
neither is so. Where one is and the other is not, or either is wrong, the server does not start.
"""

import json
import logging
import os
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.middleware import Middleware
from streamlit import config
from streamlit.auth_util import get_cookie_with_chunks, get_redirect_uri
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.secrets import secrets_singleton
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.starlette.starlette_server_config import (
    TOKENS_COOKIE_NAME,
    USER_COOKIE_NAME,
)

from evaldata.server.signin.access import ACCESS_VARIABLE, BadAccessError, rules
from evaldata.server.signin.guard import Guard
from evaldata.server.signin.private_responses import Private
from evaldata.server.signin.session import CALLBACK, LONGEST, Cookies, Framework, Session, SignedOut

LEAST_SECRET = 32
"""Characters of `cookie_secret`: whoever guesses it can be anybody."""
AT_ONCE = 5
"""Seconds between the cookies of one sign-in; parts of two do not make a third."""
AHEAD = 5
"""Seconds by which the clock of another replica may be ahead."""
PROVIDER = "default"
QUIET = ("streamlit.web.server.starlette.starlette_auth_routes", "streamlit.auth_util")


def guards() -> list[Middleware]:
    """What stands before the app where people sign in; nothing where they do not.

    Raises:
        BadAccessError: Where the sign-in is set up by half, or wrongly.
    """
    named, auth = os.environ.get(ACCESS_VARIABLE, ""), _auth()
    if not named and not auth:
        return []
    if not named:
        raise BadAccessError(
            f"secrets.toml has [auth], but {ACCESS_VARIABLE} names no file of who may come in."
        )
    access = rules(Path(named))
    for place, wrong in faults(auth):
        raise BadAccessError(f"{place}: {wrong}")
    try:
        signed_out = SignedOut(access.signed_out)
    except BadAccessError as error:
        raise BadAccessError(f"{named}, signed_out: {error}") from error
    speak_of_nobody()
    uri = urlsplit(get_redirect_uri(auth) or "")
    origin = f"{uri.scheme}://{uri.netloc}"
    framework = Framework(
        origin=origin,
        begin=partial(generate_login_redirect_url, PROVIDER),
        read=partial(read, secret=auth["cookie_secret"], origin=origin),
        person=USER_COOKIE_NAME,
        tokens=TOKENS_COOKIE_NAME,
        farewell=reload(),
    )
    return [
        Middleware(Private, framework=framework),
        Middleware(Guard, access=access, framework=framework, signed_out=signed_out),
    ]


def _auth() -> Any:  # noqa: ANN401  # Streamlit's own, a mapping with attributes
    """The `[auth]` of secrets.toml; empty where there is none.

    Raises:
        BadAccessError: Where there is a file that cannot be read: Streamlit would pass it over.
    """
    if secrets_singleton.load_if_toml_exists():
        return secrets_singleton.get("auth") or {}
    for path in config.get_option("secrets.files"):
        if Path(path).exists():
            raise BadAccessError(f"{path} cannot be read, so that nobody knows who may sign in.")
    return {}


def faults(auth: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with how Streamlit is set up, each with its place."""
    uri = urlsplit(str(auth.get("redirect_uri", "")))
    if uri.scheme not in {"http", "https"} or not uri.netloc or uri.path != CALLBACK or uri.query:
        yield "secrets.toml, auth.redirect_uri", f"Write https://HOST{CALLBACK}."
    if len(str(auth.get("cookie_secret", ""))) < LEAST_SECRET:
        yield "secrets.toml, auth.cookie_secret", f"Write {LEAST_SECRET} characters or more."
    for key in ("client_id", "client_secret", "server_metadata_url"):
        if not auth.get(key):
            yield f"secrets.toml, auth.{key}", "The key is missing."
    if config.get_option("server.baseUrlPath"):
        yield "config.toml, server.baseUrlPath", "With a sign-in it has to be empty."
    if config.get_option("server.trustedUserHeaders"):
        yield "config.toml, server.trustedUserHeaders", "With a sign-in it has to be empty."


def read(cookies: Cookies, *, secret: str, origin: str) -> Session | None:
    """The sign-in that Streamlit's cookies prove.

    None where they are none, forged, of another host, mixed or too old.

    Args:
        cookies: Of a request.
        secret: By which they are signed.
        origin: For which they were made.
    """
    signed: list[float] = []

    def proven(name: str) -> bytes | None:
        serializer = URLSafeTimedSerializer(secret, salt=name)
        try:
            content, at = serializer.loads(cookies.get(name, ""), return_timestamp=True)
        except BadData:
            return None
        signed.append(at.timestamp())
        return content.encode() if isinstance(content, str) else None

    content = get_cookie_with_chunks(proven, USER_COOKIE_NAME)
    if content is None or max(signed) - min(signed) > AT_ONCE:
        return None
    if not max(signed) - AHEAD <= time.time() < min(signed) + LONGEST:
        return None
    try:
        claims = json.loads(content)
    except ValueError:
        return None
    if not isinstance(claims, dict) or claims.get("origin") != origin:
        return None
    return Session(claims, min(signed), content) if claims.get("is_logged_in") is True else None


def reload() -> bytes:
    """What makes a browser load its page again: to go where it is."""
    message = ForwardMsg()
    message.auth_redirect.url = ""
    message.auth_redirect.SetInParent()
    return bytes(message.SerializeToString())


def nameless(record: logging.LogRecord) -> bool:
    """Leave of what is logged what the code says and the kind of the error.

    Whatever a provider or a browser has said goes.
    """
    kind = record.exc_info[0] if record.exc_info else None
    record.msg = str(record.msg).replace("%s", "…").replace("%d", "…")
    record.msg += f" ({kind.__name__})" if kind else ""
    record.args, record.exc_info, record.exc_text = None, None, None
    return True


def queryless(record: logging.LogRecord) -> bool:
    """Cut each address that a server logs at its query."""
    if isinstance(record.args, tuple):
        record.args = tuple(a.partition("?")[0] if isinstance(a, str) else a for a in record.args)
    return True


def speak_of_nobody() -> None:
    """Keep names, addresses and codes out of the logs of Streamlit and the server."""
    for name in QUIET:
        logging.getLogger(name).addFilter(nameless)
    logging.getLogger("uvicorn.access").addFilter(queryless)
