"""Hostile texts are shown as the characters that they are, on every page and in chart labels."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page

from tests.browser.acting import turn_to
from tests.browser.settling import settled
from tests.browser.visiting import Visit
from tests.hostile import HOSTILE, PAYLOADS, built_hostile, label
from tests.server import serving

QUERY = '<img src="http://elsewhere.test/q.png" onerror="alert(6)">'
PAGES = [
    "",
    "findings",
    "findings?show=valued",
    "findings?show=trace",
    "recommendations",
    "themes?theme=a",
    "quotes?nation=Wales",
    "quotes?quote=q1",
    f"quotes?q={QUERY}",
    "grid?row=a",
    "participants",
    "compare?by=nation",
    "present",
    "present?screen=quote-q1&nation=Wales",
    "present?prepare=1",
    "takeaway",
    "about",
    f"findings?nation={QUERY}&nation=:red[x]&show={QUERY}",
]
SEEN = (*PAYLOADS, label(), QUERY)

MADE = """() => {
  const found = document.querySelectorAll(
    'img[src*=elsewhere], iframe, a[href^=javascript], .katex, [data-testid=stMain] script');
  const leading = [...document.querySelectorAll('a')].filter((a) => a.hostname !== location.hostname
    && a.hostname !== 'streamlit.io');
  const bold = [...document.querySelectorAll('code, strong')].filter((e) =>
    ['code', 'bold'].includes(e.textContent));
  return [...found, ...leading, ...bold].map((e) => e.outerHTML.slice(0, 200));
}"""
"""What a text must not have become."""


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = built_hostile(tmp_path_factory.mktemp("hostile"))
    with serving(folder) as url:
        yield url


def test_every_page_shows_hostile_texts_as_they_are(visit: Visit, hostile_url: str) -> None:
    page = visit(url=hostile_url)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    made, silent = {}, []
    for address in PAGES:
        turn_to(page, address)
        unfolded(page)
        made[address] = page.evaluate(MADE)
        shown = page.get_by_test_id("stMain").inner_text().replace("\u2060", "")
        silent += [] if any(text in shown for text in SEEN) else [address]
    assert {address: found for address, found in made.items() if found} == {}
    assert silent == []
    assert dialogs == []


def unfolded(page: Page) -> None:
    """Open what is folded: what is ruled out, the notes."""
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def test_a_quote_a_label_and_a_title_read_letter_by_letter_and_so_does_what_opens(
    visit: Visit, hostile_url: str
) -> None:
    page = visit("quotes?quote=q1", url=hostile_url)
    assert PAYLOADS[1] in page.title()
    assert f"We just talk {HOSTILE}" in str(page.locator("figure").first.text_content())
    turn_to(page, "participants")
    charts = page.get_by_test_id("stPlotlyChart")
    shown = " ".join(charts.locator("svg text").all_text_contents()).replace("\xa0", " ")
    assert "<b>Wales</b>" in shown
    assert charts.locator("svg a, svg image, svg foreignObject, svg script").count() == 0
    turn_to(page, "?nation=Wales")
    for name in ("Nation", "Table", "Share"):
        page.get_by_role("button", name=name).first.click()
        assert settled(page).evaluate(MADE) == []
        page.keyboard.press("Escape")
