"""People sign in with a provider, see what is theirs, and sign out."""

import time
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from evaldata.server.signin.session import LONGEST
from tests.signin.served import ServedDashboard, configured
from tests.signin.visitor import PATIENCE, Visitor, goodbye, signed_cookies, texts

pytestmark = pytest.mark.slow
DEEP = "/quotes?evaluation=apples&nation=Wales&nation=Scotland&words=a%26b%20%C3%A9+c%2Fd"


def test_a_deep_link_survives(visitor: Visitor) -> None:
    assert visitor.sign_in("ann", DEEP) == visitor.origin + DEEP
    assert visitor.open(DEEP).status_code == 200


@pytest.mark.parametrize(
    "path", ["//elsewhere.example/", "/\\elsewhere.example", "/%5Celsewhere.example", "/%2F/x"]
)
def test_no_way_back_leads_elsewhere(visitor: Visitor, path: str) -> None:
    host = visitor.origin.removeprefix("http:")
    address = visitor.http.build_request("GET", "/").url.copy_with(raw_path=path.encode())
    answer = visitor.open(address)
    returned = visitor.returned(answer.headers["location"], "ann")
    assert visitor.open(returned).headers["location"].startswith(f"http:{host}/")


def test_each_sees_what_is_theirs_and_their_own_name(visitor: Visitor, other: Visitor) -> None:
    visitor.sign_in("ann")
    other.sign_in("ben")
    assert "Growing apples" in visitor.shown(query="evaluation=apples")
    assert "Growing berries" in other.shown(query="evaluation=berries")
    for page, query in (("", ""), ("evaluations", ""), ("evaluations", "words=company")):
        mine, theirs = visitor.shown(page, query), other.shown(page, query)
        assert ("berries" in mine, "apples" in theirs) == (False, False)
        assert ("Ann Grower" in mine, "Sign out" in mine) == (True, True)
        assert "Ben Picker" in theirs
        assert "ann@" not in mine


def test_a_search_finds_nothing_of_others(visitor: Visitor) -> None:
    visitor.sign_in("ann")
    shown = visitor.shown("evaluations", "words=company")
    assert "Growing apples" in shown
    assert "berries" not in shown
    visitor.http.cookies.clear()
    visitor.sign_in("dan")
    shown = visitor.shown("evaluations", "words=company")
    assert "Growing apples" in shown
    assert "Growing berries" in shown


@pytest.mark.parametrize("page", ["", "quotes", "evaluations", "present", "takeaway", "about"])
def test_what_is_not_theirs_is_as_if_it_were_not(visitor: Visitor, page: str) -> None:
    visitor.sign_in("ann")
    hidden = texts(visitor.said(page, "evaluation=berries&theme=a"))
    missing = texts(visitor.said(page, "evaluation=cherris&theme=a"))
    assert hidden
    assert [text.replace("berries", "cherris") for text in hidden] == missing


def test_files_are_brought_by_those_who_may_see_everything(visitor: Visitor) -> None:
    visitor.sign_in("ann")
    assert "takes no files" in visitor.shown("bring", "evaluation=apples")
    visitor.http.cookies.clear()
    visitor.sign_in("dan")
    assert "Drop a table" in visitor.shown("bring", "evaluation=apples")


@pytest.mark.parametrize("who", ["cat", "eve"])
def test_whom_no_rule_names_may_only_leave(visitor: Visitor, who: str) -> None:
    visitor.sign_in(who, DEEP)
    answer = visitor.open(DEEP)
    assert answer.status_code == 403
    assert 'href="/auth/logout"' in answer.text
    assert "pples" not in answer.text
    with pytest.raises(InvalidStatus, match="403"), visitor.connected():
        pass


def test_a_refusal_of_the_provider_is_a_page_with_a_link(visitor: Visitor) -> None:
    provider = visitor.sent_to_provider(DEEP)
    refused = httpx.post(provider, data={"action": "deny"}, timeout=PATIENCE)
    answer = visitor.open(refused.headers["location"].removeprefix(visitor.origin))
    assert (answer.status_code, "location" in answer.headers) == (403, False)
    assert ">Sign in</a>" in answer.text


def test_of_two_tabs_the_older_one_has_a_link_and_the_newer_one_works(visitor: Visitor) -> None:
    older = visitor.returned(visitor.sent_to_provider("/themes"), "ann")
    newer = visitor.returned(visitor.sent_to_provider(DEEP), "ann")
    answer = visitor.open(older)
    assert (answer.status_code, "location" in answer.headers) == (403, False)
    assert ">Sign in</a>" in answer.text
    assert visitor.open(newer).headers["location"] == visitor.origin + DEEP


def test_a_callback_that_comes_twice_is_no_way_out(visitor: Visitor) -> None:
    callback = visitor.returned(visitor.sent_to_provider(DEEP), "ann")
    assert visitor.open(callback).headers["location"] == visitor.origin + DEEP
    again = visitor.open(callback)
    assert (again.status_code, again.headers["location"]) == (302, visitor.origin + DEEP)
    assert visitor.open(DEEP).status_code == 200


def test_signing_out_ends_the_sign_in_its_copies_and_open_pages(visitor: Visitor) -> None:
    visitor.sign_in("ann")
    kept = visitor.cookies
    with visitor.connected() as talk:
        assert visitor.open("/auth/logout").status_code == 302  # to the provider, to leave it too
        assert goodbye(talk) == (1008, "auth_redirect")
    assert "_streamlit_user" not in visitor.cookies
    assert "You are signed out" in visitor.open("/oauth2callback").text
    copied = httpx.get(f"{visitor.origin}/", headers={"cookie": kept})
    assert copied.status_code == 401
    with pytest.raises(InvalidStatus, match="403"), visitor.connected(kept):
        pass


def test_an_open_page_ends_with_the_eight_hours(visitor: Visitor) -> None:
    left = 3
    begun = time.time() - LONGEST + left
    with visitor.connected(signed_cookies(visitor.origin, "ann", begun)) as talk:
        opened = time.monotonic()
        assert goodbye(talk) == (1008, "auth_redirect")
    assert time.monotonic() - opened < left + 10


def test_a_sign_in_begun_at_one_process_ends_at_another(
    served_dashboard: ServedDashboard, second_process: str
) -> None:
    with (
        Visitor(served_dashboard.origin) as first,
        Visitor(second_process, served_dashboard.origin) as second,
    ):
        callback = first.returned(first.sent_to_provider(DEEP), "ann")
        second.http.cookies = first.http.cookies
        assert second.open(callback).headers["location"] == served_dashboard.origin + DEEP
        assert "Growing apples" in second.shown(query="evaluation=apples")
        first.http.cookies = second.http.cookies
        assert first.open("/").status_code == 200
        kept = second.cookies
        second.open("/auth/logout")
        assert first.http.get("/", headers={"cookie": kept}).status_code == 401


def test_cookies_and_answers_are_private(visitor: Visitor) -> None:
    answer = visitor.open(visitor.returned(visitor.sent_to_provider(DEEP), "ann"))
    set_ = {c.partition("=")[0]: c.lower() for c in answer.headers.get_list("set-cookie")}
    for name in ("_streamlit_user", "_streamlit_user_tokens"):
        assert "httponly" in set_[name]
        assert "samesite=lax" in set_[name]
        assert "max-age=28800" in set_[name]
    assert "path=/auth/logout" in set_["_streamlit_user_tokens"]
    for path in ("/", "/_stcore/host-config", "/media/none", "/healthz"):
        assert visitor.open(path).headers["cache-control"] == "no-store"


def test_behind_tls_every_cookie_is_secure(
    tmp_path: Path, evaluations: Path, provider_url: str
) -> None:
    made = configured(tmp_path, evaluations, provider_url, scheme="https")
    with made.serving() as url, Visitor(url, made.origin) as visitor:
        answer = visitor.open(DEEP)
        callback = visitor.returned(answer.headers["location"], "ann")
        kept = "; ".join(c.partition(";")[0] for c in answer.headers.get_list("set-cookie"))
        back = visitor.http.get(callback, headers={"cookie": kept})
    assert back.headers["location"] == made.origin + DEEP
    set_ = answer.headers.get_list("set-cookie") + back.headers.get_list("set-cookie")
    assert len(set_) > 4
    assert [cookie for cookie in set_ if "; Secure" not in cookie] == []
