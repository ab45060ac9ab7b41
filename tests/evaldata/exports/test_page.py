"""The web page in one file: everything inside, nothing asked for, every text escaped."""

import base64
import hashlib
import html
import re

from evaldata.dataset import Dataset
from evaldata.exports.formats import PAGE
from tests.evaldata.exports.conftest import FORMULA, MARKUP, scope, written


def page(dataset: Dataset, **wanted: str) -> str:
    return written(PAGE, scope(dataset, **wanted))[1].decode("utf-8")


def test_its_policy_allows_its_own_script_and_no_request(walking: Dataset) -> None:
    content = page(walking)
    (script,) = re.findall(r"<script>(.*?)</script>", content, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', content)
    assert html.unescape(policy).startswith("default-src 'none';")
    assert f"script-src 'sha256-{digest}'" in html.unescape(policy)
    assert not re.search(r"""(src|href)=["'](?!#|data:)""", content)


def test_every_link_leads_to_something_on_the_page(shipped: Dataset) -> None:
    content = page(shipped)
    ids = re.findall(r'\bid="([^"]+)"', content)
    assert len(ids) == len(set(ids))
    assert {link for link in re.findall(r'href="#([^"]+)"', content) if link not in ids} == set()


def test_classes_are_apart_and_ruled_out_quotes_are_not_in_it(walking: Dataset) -> None:
    content = page(walking, nation="Wales")
    assert "Known to match: Wales" in content
    assert "Possible, not known: Wales" in content
    assert re.findall(r'id="quote-([^"]+)"', content) == ["q3", "q4"]
    assert "1 known to match, 1 possible. 2 ruled out and left out." in content


def test_it_says_what_when_whose_and_in_what_words(walking: Dataset) -> None:
    content = page(walking, nation="Wales")
    for name, text in (
        ("Filter", "Wales"),
        ("Rights", "Free to use."),
        ("Taken away on", "2 January 2026"),
        ("Wording", "Quotes are the speakers&#39; own words."),
    ):
        assert f"<dt>{name}</dt><dd>{text}</dd>" in content


def test_hostile_text_is_text(hostile: Dataset) -> None:
    content = page(hostile)
    assert html.escape(MARKUP) in content
    assert FORMULA in html.unescape(content)
    assert "<img" not in content
    assert "<b>groups" not in content
    assert not set("\x00\x1b\x0b\ufffe") & set(content)
    assert "=Ours\N{REPLACEMENT CHARACTER}" in content


def test_the_same_input_gives_the_same_bytes(shipped: Dataset) -> None:
    assert page(shipped) == page(shipped)
