"""Answers are stored nowhere, and cookies go no further and last no longer than they must."""

import pytest
from starlette.responses import PlainTextResponse

from evaldata.server.signin.private_responses import Private
from evaldata.server.signin.session import Framework
from tests.evaldata.server.asking import asked, connected, greeting
from tests.evaldata.server.signin.standing import FRAMEWORK, read

OPEN = Framework("http://localhost", lambda: "", read, "person", "tokens", b"")


def cookies(framework: Framework, **headers: str) -> str:
    app = PlainTextResponse("", headers={"set-cookie": headers["cookie"]})
    return asked(Private(app, framework=framework)).headers["set-cookie"]


@pytest.mark.parametrize(
    ("cookie", "bound"),
    [
        (
            "person=a; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax",
            "person=a; HttpOnly; Max-Age=28800; Path=/; SameSite=lax; Secure",
        ),
        (
            "tokens_1=a; Max-Age=9; path=/; HttpOnly",
            "tokens_1=a; Max-Age=9; Path=/auth/logout; HttpOnly; Secure",
        ),
        ("person=; Max-Age=0; Path=/", "person=; Max-Age=0; Path=/; Secure"),
        ("xsrf=a; secure", "xsrf=a; secure"),
    ],
)
def test_behind_tls_cookies_are_bound(cookie: str, bound: str) -> None:
    assert cookies(FRAMEWORK, cookie=cookie) == bound


def test_without_tls_a_cookie_is_not_secure() -> None:
    assert cookies(OPEN, cookie="person=a; Path=/") == "person=a; Path=/"


def test_nothing_is_stored_but_scripts() -> None:
    assert asked(Private(greeting, framework=OPEN)).headers["cache-control"] == "no-store"
    for said, then in {"private, max-age=9": "no-store", "public, immutable": ""}.items():
        app = PlainTextResponse("", headers={"cache-control": said})
        answer = asked(Private(app, framework=OPEN))
        assert answer.headers["cache-control"] == (then or said)
    assert connected(Private(greeting, framework=OPEN)) == connected(greeting)
