"""What the sign-in takes for granted of Streamlit's insides; a new version may have changed it."""

import asyncio
import json
import time
from functools import partial
from hashlib import sha256
from typing import Any

import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.responses import Response
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette import starlette_auth_routes as theirs

import sign_in
from evaldata.server.signin.session import CALLBACK, LOGOUT, LONGEST
from tests.signin.served import PEOPLE, SECRET
from tests.signin.visitor import signed

ORIGIN = "https://dashboard.example"
READ = partial(sign_in.read, secret=SECRET, origin=ORIGIN)


@pytest.fixture(autouse=True)
def signed_by_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theirs, "get_cookie_secret", lambda: SECRET)


def told(claims: dict[str, Any]) -> dict[str, str]:
    """The cookies that Streamlit sets for somebody of whom a provider says this."""
    response = Response()
    asyncio.run(theirs._set_auth_cookie(response, claims, {"id_token": "a"}))
    set_ = [value.decode() for name, value in response.raw_headers if name == b"set-cookie"]
    return {
        name: value.strip('"')
        for name, _, value in (c.partition(";")[0].partition("=") for c in set_)
    }


def claims(**more: object) -> dict[str, Any]:
    known = {"is_logged_in": True, "origin": ORIGIN, "provider": sign_in.PROVIDER}
    return PEOPLE["ann"] | known | more


def test_its_cookie_is_read() -> None:
    session = READ(told(claims()))
    assert session
    assert session.claims["email"] == PEOPLE["ann"]["email"]
    assert abs(session.begun - time.time()) < 5


GROUPS = [sha256(b"%d" % n).hexdigest() for n in range(120)]


def test_a_long_one_that_it_cuts_into_parts_is_read() -> None:
    cookies = told(claims(groups=GROUPS))
    assert "_streamlit_user_1" in cookies
    session = READ(cookies)
    assert session
    assert len(session.claims["groups"]) == 120
    assert READ({k: v for k, v in cookies.items() if not k.endswith("_2")}) is None


def test_parts_of_two_sign_ins_make_no_third() -> None:
    cookies = told(claims(groups=GROUPS))
    name = "_streamlit_user_2"
    part = URLSafeTimedSerializer(SECRET, salt=name).loads(cookies[name])
    assert READ(cookies | {name: signed(part, name, time.time())})
    assert READ(cookies | {name: signed(part, name, time.time() - 60)}) is None


@pytest.mark.parametrize(
    "changed",
    [{"is_logged_in": False}, {"is_logged_in": "yes"}, {"origin": "https://elsewhere.example"}],
)
def test_one_that_proves_nothing_is_not_read(changed: dict[str, Any]) -> None:
    assert READ(told(claims(**changed))) is None


@pytest.mark.parametrize(
    ("age", "good"), [(-60, False), (-2, True), (LONGEST - 5, True), (LONGEST + 1, False)]
)
def test_it_is_good_for_eight_hours_and_clocks_may_differ_a_little(age: float, good: bool) -> None:
    whole = signed(json.dumps(claims()), "_streamlit_user", time.time() - age)
    assert (READ({"_streamlit_user": whole}) is not None) is good


def test_one_that_is_no_cookie_of_its_own_is_not_read() -> None:
    assert READ({}) is None
    assert READ({"_streamlit_user": ""}) is None
    assert READ({"_streamlit_user": "é"}) is None
    assert (
        READ(told(claims()) | {"_streamlit_user": told(claims())["_streamlit_user_tokens"]}) is None
    )


def test_a_signature_that_is_written_otherwise_is_the_same_sign_in() -> None:
    cookies = told(claims())
    session = READ(cookies)
    assert session
    whole = cookies["_streamlit_user"]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    found = [READ({"_streamlit_user": whole[:-1] + letter}) for letter in letters]
    marks = [session.mark for session in found if session]
    assert len(marks) > 1
    assert {*marks} == {session.mark}


def test_its_doors_are_where_the_guard_expects_them() -> None:
    paths = {route.path for route in theirs.create_auth_routes("")}
    assert paths == {"/auth/login", LOGOUT, CALLBACK}


def test_the_farewell_is_a_message_of_its_own() -> None:
    message = ForwardMsg.FromString(sign_in.reload())
    assert (message.WhichOneof("type"), message.auth_redirect.url) == ("auth_redirect", "")
