"""Taking away in a browser: the downloads of the page, and the web page opened from a file."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.storage import load
from evaldata.exports.formats import FORMATS, PAGE
from evaldata.exports.scope import Scope
from tests.browser.accessibility import violations
from tests.browser.acting import heading, path, query
from tests.browser.settling import settled
from tests.browser.visiting import PHONE, PROJECTOR, Scheme, Size, Visit, new_visitor
from tests.server import ROOT

BEGINNINGS = {
    "pptx": b"PK",
    "docx": b"PK",
    "xlsx": b"PK",
    "html": b"<!doctype html>",
    "csv": b"\xef\xbb\xbfQuote",
    "parquet": b"PAR1",
}
SEEN: list[tuple[Size, Scheme]] = [(PROJECTOR, "light"), (PHONE, "dark")]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""Pixels by which a page must be scrolled sideways."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web page of what West Midlands leaves."""
    dataset = load(ROOT / "data")
    filter_ = Filter.of({"region": ["West Midlands"]}, dataset.attributes)
    taken = PAGE.content(Scope(View.of(dataset, filter_)), date(2026, 1, 2))
    path = tmp_path_factory.mktemp("page") / PAGE.file_name(taken)
    path.write_bytes(PAGE.write(taken))
    return path


@pytest.fixture
def opened(file: Path, browser: Browser) -> Iterator[Page]:
    """That page, opened from the disk; it may ask for nothing, and log no error."""
    with new_visitor(browser, PROJECTOR, "light") as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: asked.append(message.text))
        page.on("pageerror", lambda error: asked.append(str(error)))
        page.goto(file.as_uri())
        yield page
        assert asked == [file.as_uri()]


def test_each_format_is_downloaded_with_what_the_filter_leaves(visit: Visit) -> None:
    page = visit("takeaway?region=London&theme=7.5")
    expect(heading(page)).to_have_text("London; theme 7.5 Costs, as a file")
    for format_ in FORMATS:
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download {format_.label}", exact=True).click()
        name = download.value.suggested_filename
        assert re.fullmatch(
            f"children-s-palliative-care-networks-london-.*[.]{format_.suffix}", name
        )
        content = download.value.path().read_bytes()
        assert content.lstrip().startswith(BEGINNINGS[format_.suffix])
        assert "London" in words_of(content), format_.label


def words_of(content: bytes) -> str:
    """What is written in a file, be it packed or not."""
    if not content.startswith(b"PK"):
        return content.decode(errors="ignore")
    with ZipFile(BytesIO(content)) as packed:
        return "".join(packed.read(name).decode(errors="ignore") for name in packed.namelist())


def test_the_search_narrows_what_is_taken_away(visit: Visit) -> None:
    page = visit("quotes?region=West+Midlands")
    page.get_by_role("searchbox").fill("travelling")
    expect(page.locator("mark")).to_have_count(1)
    page.get_by_role("link", name="Take these quotes away").click()
    settled(page)
    assert path(page) == "takeaway"
    expect(heading(page)).to_have_text(
        "West Midlands; quotes with the words “travelling”, as a file"
    )
    assert query(page) == {"region": ["West Midlands"], "words": ["travelling"]}
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert [row[:5] for row in rows[1:]] == ["7.5-2"]


def test_the_downloads_of_a_row_stand_at_one_height(visit: Visit) -> None:
    buttons = visit("takeaway").get_by_test_id("stDownloadButton")
    tops = buttons.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    assert tops[0] == tops[1] == tops[2] < tops[3] == tops[4] == tops[5]


def quotes(page: Page) -> int:
    return page.locator(".quote:visible").count()


def test_the_web_page_is_accessible_fits_and_prints_every_quote_without_controls(
    opened: Page,
) -> None:
    for size, scheme in SEEN:
        opened.set_viewport_size({"width": size[0], "height": size[1]})
        opened.emulate_media(color_scheme=scheme)
        assert violations(opened) == []
        assert opened.evaluate(TOO_WIDE) == 0
    with pypdfium2.PdfDocument(opened.pdf(format="A4")) as document:
        text = " ".join(p.get_textpage().get_text_bounded() for p in document)
    assert "Show all" not in text
    assert text.count("paraphrase") >= 30


def test_the_web_page_searches_words_and_speakers_but_no_meanings_and_filters(
    opened: Page,
) -> None:
    assert quotes(opened) == 30
    expect(opened.locator("#found")).to_have_text("30 quotes")
    quote = opened.locator(".quote", has=opened.locator(".meaning")).first
    meaning = quote.locator(".meaning").first.text_content() or ""
    opened.get_by_role("searchbox").fill(quote.locator("figcaption b").inner_text())
    expect(quote).to_be_visible()
    opened.get_by_role("searchbox").fill(meaning)
    expect(opened.locator("#found")).to_have_text("No quote")
    opened.get_by_role("searchbox", name="Search the quotes").fill("NETWORK")
    found = quotes(opened)
    assert 0 < found < 30
    expect(opened.locator("#found")).to_have_text(f"{found} quotes")
    opened.get_by_role("combobox", name="Role").select_option("Commissioner")
    assert 0 < quotes(opened) < found
    opened.get_by_role("searchbox").fill("nobody says this")
    expect(opened.locator("#found")).to_have_text("No quote")
    opened.get_by_role("button", name="Show all").click()
    expect(opened.locator("#found")).to_have_text("30 quotes")
    opened.get_by_role("combobox", name="Theme").select_option("7.5 Costs")
    expect(opened.locator("#found")).to_have_text("2 quotes")
    assert opened.locator(".chapter:visible").count() == 1
