"""The web page in one file: everything inside, nothing asked for, every text escaped."""

import base64
import hashlib
import html
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.exports.formats import PAGE
from evaldata.model.palette import DARK, LIGHT
from tests.bare import bare
from tests.evaldata.exports.conftest import FORMULA, MARKUP, accented, scope, written
from tests.evaldata.model.test_look import PIXEL, dataset_with_logo
from tests.evaluations import QUOTES, QUOTES_HEAD, THEMES, small


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


@pytest.mark.parametrize(("theme", "query"), [("", ""), ("7.3", ""), ("", "network")])
def test_every_link_leads_to_something_on_the_page(
    shipped: Dataset, theme: str, query: str
) -> None:
    content = written(PAGE, scope(shipped, query, theme))[1].decode("utf-8")
    ids = re.findall(r'\bid="([^"]+)"', content)
    assert len(ids) == len(set(ids))
    assert {link for link in re.findall(r'href="#([^"]+)"', content) if link not in ids} == set()


def test_classes_are_apart_and_ruled_out_quotes_are_not_in_it(walking: Dataset) -> None:
    content = page(walking, nation="Wales")
    assert "Known to match: Wales" in content
    assert "Possible, not known: Wales" in content
    assert re.findall(r'id="quote-([^"]+)"', content) == ["q3", "q4"]
    assert "1 known to match, 1 possible. 2 ruled out and left out." in content


def test_every_quote_of_a_large_page_is_in_its_class_and_shown_without_the_script(
    shipped: Dataset,
) -> None:
    content = page(shipped, region="West Midlands")
    assert classes(content) == {"matches": 1, "possible": 29}
    assert "30 of 33 quotes: 1 known to match, 29 possible" in content
    # The form that finds among them is all that the script must show first.
    assert re.findall(r"<[^>]*\shidden[\s>]", content) == [
        '<form class="finder" id="finder" role="search" hidden>'
    ]
    assert ".finder[hidden] { display: none; }" in content


def classes(content: str) -> Counter[str]:
    """How many quotes the page has of each class."""
    found: Counter[str] = Counter()
    for name, group in re.findall(r'"group class-(\w+)">(.*?)</div>', content, re.DOTALL):
        found[name] += group.count('<figure class="quote')
    return found


def test_beside_a_filter_findings_and_themes_are_said_to_be_about_everyone(
    walking: Dataset,
) -> None:
    filtered = page(walking, nation="Wales")
    assert filtered.count("About everyone, whatever the filter.") == filtered.count("<h2>") - 3
    assert "The headline is about everyone, whatever the filter." in filtered
    assert "about everyone" not in page(walking).lower()


@pytest.mark.parametrize(
    ("stated", "offered"),
    [("some", True), ("all", False), ("none", False)],
)
def test_it_finds_quotes_of_no_stated_voice_where_some_state_one_and_some_do_not(
    tmp_path: Path, stated: str, offered: bool
) -> None:
    voices = {"some": (",60,", ",75,", ",,"), "all": (",60,",) * 3, "none": (",,",) * 3}[stated]
    rows = (f"q{n},a,{n},We talk,verbatim,,,{voice}x,\n" for n, voice in enumerate(voices, 1))
    content = page(small(tmp_path, quotes=f"{QUOTES_HEAD}\n{''.join(rows)}"))
    assert ('<option value="none">Not stated</option>' in content) is offered


def test_without_voices_it_has_no_choice_of_them(tmp_path: Path) -> None:
    content = page(load(bare("quotes and themes", tmp_path)))
    assert '<input type="hidden" id="voice">' in content
    assert '<select id="voice">' not in content


def test_it_says_what_is_thin_and_what_cannot_be_told(shipped: Dataset) -> None:
    content = page(shipped)
    assert "<h2>Where it is thin</h2>" in content
    assert "<h2>What this evaluation cannot tell you</h2>" in content
    assert "2 quotes: one service user only." in content
    assert "For 51 of 84 responses the year is derived, not stated in the report." in content
    assert "Responses by year and role, the year in part derived" in content


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


def test_a_theme_that_the_page_leaves_out_is_named_without_a_link(walking: Dataset) -> None:
    both = replace(walking, statements=(replace(walking.statements[0], theme_ids=("a", "b")),))
    content = written(PAGE, scope(both, theme="b"))[1].decode("utf-8")
    assert '<p class="soft">1 Company, <a href="#theme-b">2 Weather</a>' in content


def test_a_theme_without_a_headline_is_named_once(tmp_path: Path) -> None:
    themes = THEMES.replace("b,2,2,Weather,,Rain kept few away.", "b,2,2,Weather,,")
    chapter = page(small(tmp_path, themes=themes)).partition('id="theme-b"')[2]
    assert chapter.split("\n")[1] == "<h2>2 Weather</h2>"
    assert '<p class="lead">' not in chapter


def test_a_term_is_explained_once(tmp_path: Path) -> None:
    dataset = small(tmp_path, quotes=QUOTES.replace("We just talk", "We talk to walk leaders"))
    content = page(dataset)
    assert content.count("Somebody who knows the way.") == 1
    assert 'popovertarget="term-walk-leader">walk leaders</button>' in content


def test_its_colours_are_the_palettes_on_a_light_and_on_a_dark_ground(walking: Dataset) -> None:
    content = page(walking)
    for name in ("ink", "soft", "line"):
        pair = f"{getattr(LIGHT, name)}, {getattr(DARK, name)}"
        assert f"--{name}: light-dark({pair});" in content
    assert "--paper: light-dark(#ffffff, #11181f);" in content
    assert "--accent: light-dark(#12436d, #8fc0e8);" in content
    assert ".voice-0 { border-color: light-dark(#12436D, #7FB2DD); }" in content
    assert ".voice-1 { border-color: light-dark(#28A197, #3FC1B6); }" in content
    assert ".voice-2" not in content


def test_a_datasets_own_accent_and_logo_are_in_it(tmp_path: Path) -> None:
    dataset = load(dataset_with_logo(tmp_path))
    content = page(accented(dataset, "#801650", "#D77AA9"))
    assert "--accent: light-dark(#801650, #D77AA9);" in content
    logo = base64.b64encode(PIXEL).decode()
    assert f'alt="Walking Trust" src="data:image/png;base64,{logo}"' in content


def test_the_same_input_gives_the_same_bytes(shipped: Dataset) -> None:
    assert page(shipped) == page(shipped)
