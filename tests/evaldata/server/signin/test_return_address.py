"""An address is kept as it was asked for, and leads nowhere else."""

import base64
import string
import zlib
from random import Random

import pytest

from evaldata.server.signin.return_address import asked, found, is_local, kept

STATE = "aB3" * 10


def sent_back(cookies: list[str]) -> dict[str, str]:
    """What a browser sends that was told this, and has a part of an older address."""
    held = {"sign-in-from-2": "older"}
    for cookie in cookies:
        name, _, value = cookie.partition(";")[0].partition("=")
        held[name] = value
        if "Max-Age=0" in cookie:
            del held[name]
    return held


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/quotes?region=London&region=Wales&q=a%26b%20%C3%A9+c%2Fd&q=",
        "/themes?" + "&".join(f"chosen=quote-{n}" for n in range(400)),
        "/nowhere?a=b=c&&?;=//elsewhere.example/",
    ],
)
def test_an_address_comes_back_letter_by_letter(address: str) -> None:
    cookies = kept(STATE, address)
    assert found(sent_back(cookies), STATE) == address
    assert all(len(cookie) < 4_000 for cookie in cookies)
    assert all("HttpOnly; SameSite=Lax" in c and "Path=/oauth2callback;" in c for c in cookies)


def test_the_longest_address_comes_back_whatever_it_says() -> None:
    letters = string.ascii_letters + string.digits + "-_"
    address = "/quotes?" + "".join(Random(1).choices(letters, k=7_000))  # noqa: S311
    assert found(sent_back(kept(STATE, address)), STATE) == address


def test_one_that_does_not_fit_is_not_kept() -> None:
    address = "/" + "".join(map(chr, Random(1).choices(range(33, 127), k=20_000)))  # noqa: S311
    assert found(sent_back(kept(STATE, address)), STATE) == "/"


def test_it_belongs_to_one_sign_in() -> None:
    cookies = sent_back(kept(STATE, "/quotes"))
    assert found(cookies, "another") == "/"
    assert found(cookies, "") == "/"
    assert found({}, STATE) == "/"


def forged(address: bytes) -> dict[str, str]:
    packed = base64.urlsafe_b64encode(zlib.compress(address)).decode()
    return {"sign-in-from-0": f"{STATE}.{packed}"}


@pytest.mark.parametrize(
    "address",
    [
        *(b"//elsewhere.example/", b"/\\elsewhere.example", b"https://elsewhere.example/", b""),
        *(b"/\t/elsewhere.example", b"/\r\nset-cookie:a=b", b"/a b", b"javascript:alert(1)"),
        *(b"\\\\elsewhere.example", b"/\xff", b"/\x00", b"?a=b"),
    ],
)
def test_a_forged_one_leads_home(address: bytes) -> None:
    assert found(forged(address), STATE) == "/"


@pytest.mark.parametrize("packed", ["", "!!!", "AAAA", "é"])
def test_what_is_no_address_leads_home(packed: str) -> None:
    assert found({"sign-in-from-0": f"{STATE}.{packed}"}, STATE) == "/"


def test_what_unpacks_to_very_much_is_cut() -> None:
    assert len(found(forged(b"/" + b"a" * 5_000_000), STATE)) < 10_000


def test_an_address_is_taken_as_it_came() -> None:
    scope = {"path": "/a b", "raw_path": b"/a%20b", "query_string": b"c=%26"}
    assert asked(scope) == "/a%20b?c=%26"
    assert asked({"path": "/é", "query_string": b""}) == "/Ã©"
    assert not is_local(asked({"path": "/é", "query_string": b""}))
