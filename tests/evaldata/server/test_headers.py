"""Every response carries a policy; a setting names who may show the app in a frame."""

import re

import pytest

from evaldata.server.headers import SafeHeaders, content_security_policy
from tests.evaldata.server.asking import asked, connected, greeting

DOCUMENT = '<script>\n ready = false\n</script><script src="./app.js"></script>'


def rules(policy: str) -> dict[str, list[str]]:
    parts = (rule.split() for rule in policy.split("; "))
    return {name: sources for name, *sources in parts}


def test_only_the_documents_own_inline_script_may_run() -> None:
    # What `openssl dgst -sha256 -binary | base64` says of the script's text.
    digest = "'sha256-4+S8O710Eq5NpTWwiuKevCDOu9qhOm2aEBYzebHvzv0='"
    assert rules(content_security_policy(DOCUMENT))["script-src"] == ["'self'", "blob:", digest]


def test_the_policy_allows_no_code_from_text_and_nothing_that_is_not_named() -> None:
    policy = content_security_policy(DOCUMENT)
    assert "unsafe-eval" not in policy
    assert rules(policy)["default-src"] == ["'none'"]
    assert "'unsafe-inline'" not in rules(policy)["script-src"]
    assert not re.search(r"https?:|\*", policy)


def test_every_response_carries_the_headers() -> None:
    answer = asked(SafeHeaders(greeting, document=DOCUMENT))
    assert answer.body == b"Hello"
    assert answer.headers["content-security-policy"] == content_security_policy(DOCUMENT)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["permissions-policy"].startswith("camera=(), ")
    assert answer.headers["x-frame-options"] == "DENY"


def test_those_who_may_embed_are_named() -> None:
    app = SafeHeaders(greeting, document="", embedders=["https://intranet.example.org:8443"])
    answer = asked(app)
    assert "x-frame-options" not in answer.headers
    assert rules(answer.headers["content-security-policy"])["frame-ancestors"] == [
        "'self'",
        "https://intranet.example.org:8443",
    ]


@pytest.mark.parametrize("embedder", ["example.org", "https://a.org; script-src *", "*", "https:"])
def test_an_embedder_that_is_no_origin_is_refused(embedder: str) -> None:
    with pytest.raises(ValueError, match="is no origin"):
        content_security_policy(DOCUMENT, [embedder])


def test_a_websocket_passes_untouched() -> None:
    app = SafeHeaders(greeting, document=DOCUMENT)
    assert connected(app) == connected(greeting)
