"""Hostile texts are shown as the characters that they are, on every page and in chart labels."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page

from tests.browser.settling import settled
from tests.browser.visiting import Visit
from tests.hostile import HOSTILE, PAYLOADS, built_hostile, label
from tests.server import serving

QUERY = '<img src="http://elsewhere.test/q.png" onerror="alert(6)">'
MORE = [
    "themes?theme=a",
    "quotes?quote=q1",
    "quotes?q=script",
    "compare?nation=Wales",
    "group?nation=Wales",
    "quotes?nation=Wales",
    f"quotes?q={QUERY}",
    "findings?nation=<script>alert(7)</script>&nation=:red[x]",
]
ASKING = {"compare", "group"}
"""Pages that show no text of the data before two groups, or one, are chosen."""

HOSTS = "[...document.querySelectorAll('a')].map((a) => a.hostname)"
"""Where the links lead; their queries repeat what was searched for."""

INTERPRETED = '.katex, code:text-is("code"), strong:text-is("bold")'
"""What Markdown would make of the texts."""


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = built_hostile(tmp_path_factory.mktemp("hostile"))
    with serving(folder) as url:
        yield url


def pages_of(page: Page) -> list[str]:
    """Every page of the menu, and the same pages at addresses of their own."""
    menu = page.get_by_role("navigation", name="Pages", exact=True)
    links = [urlsplit(str(link.evaluate("a => a.href"))) for link in menu.get_by_role("link").all()]
    return [link.path.lstrip("/") for link in links] + MORE


def by_address(page: Page, address: str) -> None:
    """Open the address: Streamlit draws the page."""
    page.goto(address)


def by_click(page: Page, address: str) -> None:
    """Follow a link to the address: the script puts the page in the place of another one."""
    page.evaluate(
        """(address) => {
          const link = Object.assign(document.createElement('a'), { href: address });
          link.dataset.go = '';
          document.body.append(link);
          link.click();
          link.remove();
        }""",
        address,
    )


@pytest.mark.parametrize("reach", [by_address, by_click])
def test_every_page_shows_hostile_texts_as_they_are(
    visit: Visit, hostile_url: str, reach: Callable[[Page, str], None]
) -> None:
    page = visit(url=hostile_url)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    for path in pages_of(page):
        reach(page, f"{hostile_url}/{path}")
        settled(page)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        main = page.get_by_test_id("stMain")
        assert main.is_visible(), path
        if path not in ASKING:
            assert any(text in main.inner_text() for text in (*PAYLOADS, label(), QUERY)), path
        inside = main.locator(".eval")
        for made in ("img[src*=elsewhere]", "script", "iframe", "a[href^=javascript]"):
            assert inside.locator(made).count() == 0, (path, made)
        assert "* { display: none }" not in page.locator("style").all_text_contents(), path
        assert "elsewhere.test" not in page.evaluate(HOSTS), path
        assert inside.locator(INTERPRETED).count() == 0, path
    assert dialogs == []


def test_a_quote_reads_letter_by_letter_as_it_was_written(visit: Visit, hostile_url: str) -> None:
    page = visit("quotes?quote=q1", url=hostile_url)
    assert f"We just talk {HOSTILE}" in str(page.locator(".eval figure").first.text_content())


def test_the_labels_of_a_chart_are_characters(visit: Visit, hostile_url: str) -> None:
    page = visit("participants", url=hostile_url)
    charts = page.get_by_test_id("stPlotlyChart")
    assert charts.count() > 0
    shown = " ".join(charts.locator("svg text").all_text_contents())
    assert label() in shown.replace("\xa0", " ")
    assert charts.locator("svg a, svg image, svg foreignObject, svg script").count() == 0


def test_a_title_of_a_window_is_text(visit: Visit, hostile_url: str) -> None:
    assert PAYLOADS[1] in visit("about", url=hostile_url).title()
