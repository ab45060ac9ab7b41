"""Quotes as cards: every text in them is escaped, every card can be copied and linked to."""

import html
import re
from pathlib import Path

import pytest
from markupsafe import escape

from tests.evaluations import EVALUATION, QUOTES_HEAD, built
from tests.hostile import HOSTILE, PAYLOADS, built_hostile
from tests.pages.conftest import Open
from tests.pages.reading import markup


def cards(shown: str) -> list[str]:
    return re.findall("<figure.*?</figure>", shown, re.DOTALL)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_are_escaped_in_every_part_of_a_card(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, payload: str
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(built_hostile(tmp_path)))
    [first, *_] = cards(markup(show("quotes", theme="a")))
    escaped = str(escape(payload))
    said = first.replace("\n", " ")
    assert f"We just talk {escape(HOSTILE)}".replace("\n", " ") in said
    for part in ("<blockquote", "<figcaption", 'data-copy="', 'class="why"'):
        assert escaped in first[first.index(part) :]
    if escaped != payload:
        assert payload not in first


@pytest.mark.usefixtures("walking_data")
def test_a_card_says_whose_words_they_are(show: Open) -> None:
    [first, second, third, fourth] = cards(markup(show("quotes")))
    assert '<p dir="auto">“We just talk”</p>' in first
    assert "<b>Ann</b><span>Scotland</span>" in first
    assert '<span class="tag">own words</span>' in first
    assert '<p class="why">She says it shortly</p>' in first
    assert 'class="why"' not in second
    assert ["var(--group-0)" in first, "var(--group-1)" in second] == [True, True]
    assert ["var(--group-none)" in card for card in (third, fourth)] == [True, True]


@pytest.mark.usefixtures("walking_data")
def test_a_card_names_its_themes_on_the_page_of_quotes_and_its_source_elsewhere(
    show: Open,
) -> None:
    [*_, third, _] = cards(markup(show("quotes")))
    assert "<span>1 Company</span><span>2 Weather</span>" in third
    [card, *_] = cards(markup(show("themes", theme="a")))
    assert "<span>section 1</span>" in card


@pytest.mark.usefixtures("walking_data")
def test_a_copy_has_the_words_the_speaker_the_source_and_what_words_they_are(show: Open) -> None:
    [first, *_] = cards(markup(show("quotes")))
    [copied] = re.findall('data-copy="(.*?)"', first, re.DOTALL)
    assert html.unescape(copied) == "“We just talk”\nAnn, section 1 (own words)"


def test_a_paraphrase_is_not_put_in_quotation_marks(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = f"{QUOTES_HEAD}\nq1,a,1,It does us good,paraphrase,Ann,p1,Scotland,60,,section 1\n"
    evaluation = EVALUATION.replace('wording = "verbatim"', 'wording = "paraphrase"')
    folder = built(tmp_path, quotes=quotes, evaluation=evaluation)
    monkeypatch.setenv("EVALUATION_DATA", str(folder))
    [card] = cards(markup(show("quotes")))
    assert '<p dir="auto">It does us good</p>' in card
    assert '<span class="tag">paraphrase</span>' in card
    assert "Ann, section 1 (paraphrase, not the speaker&#39;s own words)" in card


def test_a_card_links_to_its_quote(show: Open) -> None:
    [card, *_] = cards(markup(show("themes", theme="7.9")))
    assert 'id="quote-7.9-1"' in card
    assert 'href="quotes?quote=7.9-1" target="_self"' in card


def test_quotes_that_are_ruled_out_are_folded_away(show: Open) -> None:
    shown = markup(show("themes", theme="7.1", region="North-East"))
    [folded] = re.findall("<details>.*?</details>", shown, re.DOTALL)
    assert "<summary>Ruled out: North-East (2 quotes)</summary>" in folded
    assert len(cards(folded)) == 2
    assert len(cards(shown)) == 3
