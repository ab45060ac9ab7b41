"""What the server prints names nobody, and holds nothing that could sign anybody in."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.signin.served import PEOPLE, SECRET, configured
from tests.signin.visitor import Visitor

pytestmark = pytest.mark.slow
LOUD = ["-m", "uvicorn", "dashboard:app", "--host", "127.0.0.1", "--log-level", "debug"]
WORD = "uncommonword"


def come_and_go(url: str, who: str) -> list[str]:
    """Sign in, look, sign out, and try again with what is spent; the secrets of all that."""
    with Visitor(url) as visitor:
        callback = visitor.returned(visitor.sent_to_provider(f"/quotes?q={WORD}"), who)
        asked = parse_qs(urlsplit(callback).query)
        visitor.open(callback)
        if visitor.open("/").status_code == 200:
            assert PEOPLE[who]["name"] in visitor.shown()
        cookies = [cookie.value or "" for cookie in visitor.http.cookies.jar]
        visitor.open("/auth/logout")
        visitor.open(callback)
    return [*asked["code"], *asked["state"], *filter(None, cookies)]


def fail(url: str) -> None:
    """Come back with refusals of the provider, and with a code that it does not know."""
    with Visitor(url) as visitor:
        for said in (WORD, "ann@orchard.example", "access_denied"):
            query = urlencode({"error": said, "error_description": WORD, "state": WORD})
            assert visitor.open(f"/oauth2callback?{query}").status_code == 403
        callback = visitor.returned(visitor.sent_to_provider("/"), "ann")
        assert visitor.open(callback.replace("code=", f"code={WORD}")).status_code == 403


def test_logs_name_nobody_and_no_code(tmp_path: Path, evaluations: Path, provider_url: str) -> None:
    made = configured(tmp_path, evaluations, provider_url)
    config = tmp_path / ".streamlit" / "config.toml"
    text = config.read_text(encoding="utf-8").replace('level = "warning"', 'level = "info"')
    config.write_text(text, encoding="utf-8")
    with made.serving(command=LOUD) as url:
        codes = [code for who in PEOPLE for code in come_and_go(url, who)]
        fail(url)
    log = made.log.read_text(encoding="utf-8")
    assert "/oauth2callback" in log  # so it would have been seen
    assert "The provider refused a sign-in: access_denied" in log
    secrets = [WORD, SECRET, "code=", "state=", "of the tests", *codes]
    people = [said[key] for said in PEOPLE.values() for key in ("name", "email")]
    assert [word for word in [*secrets, *people] if word in log] == []
    assert not re.search(r"[\w.]+@[\w.]+", log)
    assert "Traceback" not in log
