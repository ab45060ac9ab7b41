"""Nobody passes whom the guard does not know; whoever is known passes, and leaves."""

import asyncio
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from starlette.types import Message, Receive, Scope, Send

from evaldata.server.signin.session import SignedOut
from tests.evaldata.server.asking import asked, connected
from tests.evaldata.server.signin.standing import (
    BROWSER,
    GOODBYE,
    ORIGIN,
    PROVIDER,
    App,
    guard,
    read,
    signed_in,
)

CLOSED = [{"type": "websocket.close", "code": 1008}]
GONE = {"type": "websocket.disconnect", "code": 1005}
SAID = {"type": "websocket.receive", "bytes": b"run"}
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "ODD"]


@pytest.mark.parametrize("path", ["/", "/quotes", "/_stcore/metrics", "/healthz/", "/static/a.js"])
@pytest.mark.parametrize("method", METHODS)
def test_nothing_answers_a_stranger(tmp_path: Path, path: str, method: str) -> None:
    app = App()
    assert asked(guard(tmp_path, app), path, method=method).status == 401
    assert asked(guard(tmp_path, app), path, method=method, **signed_in(left=-1)).status == 401
    assert asked(guard(tmp_path, app), path, method=method, **signed_in("others")).status == 403
    assert connected(guard(tmp_path, app), path=path) == CLOSED
    assert app.asked == []


@pytest.mark.parametrize("path", ["/healthz", "/_stcore/health"])
def test_health_answers_everybody_who_reads(tmp_path: Path, path: str) -> None:
    assert asked(guard(tmp_path, App()), path).body == b"Hello"
    assert asked(guard(tmp_path, App()), path, method="POST").status == 401
    assert connected(guard(tmp_path, App()), path=path) == CLOSED


def test_who_is_named_passes(tmp_path: Path) -> None:
    assert asked(guard(tmp_path, App()), "/quotes", **signed_in()).body == b"Hello"


def test_files_are_brought_by_those_who_may_see_everything(tmp_path: Path) -> None:
    path = "/_stcore/upload_file/session/file"
    for method in ("PUT", "DELETE", "OPTIONS", "GET"):
        answers = [
            asked(guard(tmp_path, App()), path, method=method, **signed_in(group)).status
            for group in ("growers", "keepers")
        ]
        assert answers == [403, 200]


def test_a_browser_is_sent_to_the_provider_and_comes_back(tmp_path: Path) -> None:
    app = App()
    guarded = guard(tmp_path, app)
    sent = asked(guarded, "/quotes?q=a%26b", **BROWSER)
    assert (sent.status, sent.headers["location"]) == (302, PROVIDER)
    assert app.asked == [("/auth/login", b"provider=p")]


def test_a_page_that_fetches_is_not_sent_anywhere(tmp_path: Path) -> None:
    fetches = BROWSER | {"sec_fetch_mode": "cors"}
    assert asked(guard(tmp_path, App()), "/", **fetches).status == 401


def test_a_provider_that_does_not_answer_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    answer = asked(guard(tmp_path, App(login="")), "/quotes?q=secret", **BROWSER)
    assert answer.status == 503
    assert b'href="/quotes?q=secret"' in answer.body
    assert "secret" not in caplog.text


def test_the_callback_leads_home_where_nothing_was_kept(tmp_path: Path) -> None:
    answer = asked(guard(tmp_path, App()), "/oauth2callback?code=c&state=s1")
    assert (answer.status, answer.headers["location"]) == (302, f"{ORIGIN}/")


def test_a_sign_in_that_fails_is_told_with_a_link_and_no_redirect(tmp_path: Path) -> None:
    for failing in ({"location": "/"}, {"location": "/", "set-cookie": "person=; Max-Age=0"}):
        answer = asked(guard(tmp_path, App(failing)), "/oauth2callback?code=c&state=s1", **BROWSER)
        assert (answer.status, "location" in answer.headers) == (403, False)
        assert b'<a href="/">Sign in</a>' in answer.body


def test_a_refusal_is_told_and_what_the_provider_says_is_not_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    app = App()
    query = "error=access_denied&error_description=ann@orchard.example&state=s1"
    assert asked(guard(tmp_path, app), f"/oauth2callback?{query}", **BROWSER).status == 403
    assert asked(guard(tmp_path, app), "/oauth2callback?error=ann", **BROWSER).status == 403
    assert [r.message for r in caplog.records if r.name.startswith("evaldata")] == [
        "The provider refused a sign-in: access_denied",
        "The provider refused a sign-in: other",
    ]
    assert app.asked == []


def test_who_comes_back_with_nothing_is_signed_out_or_still_there(tmp_path: Path) -> None:
    app = App()
    assert b"You are signed out" in asked(guard(tmp_path, app), "/oauth2callback").body
    again = asked(guard(tmp_path, app), "/oauth2callback?error=late", **signed_in())
    assert (again.status, again.headers["location"]) == (302, f"{ORIGIN}/")
    assert app.asked == []


def test_signing_out_ends_the_sign_in_and_its_copies(tmp_path: Path) -> None:
    guarded = guard(tmp_path, App())
    answer = asked(guarded, "/auth/logout", **signed_in())
    assert (answer.status, answer.headers["set-cookie"]) == (200, "person=; Max-Age=0")
    assert b"You are signed out" in answer.body
    assert asked(guarded, "/", **signed_in()).status == 401
    assert connected(guarded, (), **signed_in()) == CLOSED
    assert asked(guarded, "/", **signed_in("keepers")).status == 200


def test_one_who_may_see_nothing_can_leave(tmp_path: Path) -> None:
    guarded = guard(tmp_path, App())
    refused = asked(guarded, "/", **signed_in("others"), **BROWSER)
    assert (refused.status, b'href="/auth/logout"' in refused.body) == (403, True)
    assert asked(guarded, "/auth/logout", **signed_in("others")).status == 200
    assert asked(guarded, "/", **signed_in("others")).status == 401


def test_without_the_folder_nobody_comes_in(tmp_path: Path) -> None:
    guarded = guard(tmp_path, App())
    (tmp_path / "out").rmdir()
    assert asked(guarded, "/", **signed_in()).status == 401


@pytest.mark.parametrize("path", ["/quotes", "/auth/logout"])
def test_a_disk_that_does_not_answer_holds_up_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    answers = Event()

    def late(*_: object) -> bool:
        return answers.wait(10)

    monkeypatch.setattr(SignedOut, "lasts", late)
    guarded = guard(tmp_path, App())
    ends: list[Message] = []

    async def kept(message: Message) -> None:
        ends.append(message)

    async def beside(scope: Scope, receive: Receive, send: Send) -> None:
        waiting = asyncio.create_task(guarded({**scope, "path": path}, receive, kept))
        await asyncio.sleep(0.05)
        await guarded(scope, receive, send)
        assert ends == []
        answers.set()
        await waiting

    assert asked(beside, "/healthz", **signed_in()).body == b"Hello"
    assert ends


def test_a_sign_out_that_cannot_be_kept_is_told_and_the_browser_forgets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "growers")

    guarded = guard(tmp_path, App())
    monkeypatch.setattr(SignedOut, "end", full)
    answer = asked(guarded, "/auth/logout", **signed_in())
    assert (answer.status, answer.headers["set-cookie"]) == (500, "person=; Max-Age=0")
    assert "No space left" in caplog.text
    assert "growers" not in caplog.text


def test_an_old_folder_of_the_disk_keeps_nobody_from_leaving(tmp_path: Path) -> None:
    (tmp_path / "out" / "lost+found").mkdir(parents=True)
    os.utime(tmp_path / "out" / "lost+found", (0, 0))
    guarded = guard(tmp_path, App())
    assert asked(guarded, "/auth/logout", **signed_in()).status == 200
    assert asked(guarded, "/", **signed_in()).status == 401


def test_a_websocket_of_somebody_who_is_named_talks(tmp_path: Path) -> None:
    assert connected(guard(tmp_path, App()), [SAID, GONE], **signed_in()) == [
        {"type": "websocket.accept"},
        {"type": "websocket.send", "bytes": b"run"},
    ]


def test_a_websocket_ends_with_the_sign_in(tmp_path: Path) -> None:
    guarded = guard(tmp_path, App())
    session = read({"person": "growers.0"})
    assert session

    def leaving() -> Iterator[Message]:
        yield SAID
        SignedOut(tmp_path / "out").end(session)
        yield SAID

    assert connected(guarded, leaving(), **signed_in()) == [
        {"type": "websocket.accept"},
        {"type": "websocket.send", "bytes": b"run"},
        {"type": "websocket.send", "bytes": GOODBYE},
        {"type": "websocket.close", "code": 1008},
    ]
