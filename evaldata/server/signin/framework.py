"""What the guard has to know of the framework that speaks with the provider."""

from collections.abc import Callable
from dataclasses import dataclass

from evaldata.server.signin.session import Cookies, Session

CALLBACK, LOGOUT = "/oauth2callback", "/auth/logout"
"""Where the provider sends a browser back to, and where somebody signs out."""


@dataclass(frozen=True)
class Framework:
    """How the framework signs people in.

    Attributes:
        origin: Of the dashboard as the provider knows it: `https://dashboard.example.org`.
        begin: The address, good for two minutes, at which it sends a browser to the provider.
        read: The sign-in that cookies prove; None where they prove none, or it is too old.
        person: The cookie that holds it; a long one goes on in `…_1`, `…_2`.
        tokens: The cookie that holds what the provider wants back when somebody signs out.
        farewell: What a WebSocket says for the browser to load the page again.
    """

    origin: str
    begin: Callable[[], str]
    read: Callable[[Cookies], Session | None]
    person: str
    tokens: str
    farewell: bytes
