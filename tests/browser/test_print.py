"""Every page prints whole on A4, without the screen's surroundings, where and when in its head."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.acting import turn_to
from tests.browser.visiting import Visit

A4 = (595, 842)
"""Points."""
MARGIN = 40
TEXT_AREA = 688
"""Pixels between the margins of A4."""

PAGES = {
    "": ("84 responses", "What is missing"),
    "findings?show=trace": ("Two findings lead", "7.10 Impact"),
    "themes?theme=7.3": ("Few commissioners", "Recommendations"),
    "themes?theme=7.3&region=London": ("Possible, not known: London", "Service Provider 3"),
    "compare?region=London": ("29 of 33 quotes", "Could be either (29)", "4 quotes more"),
    "quotes?theme=7.2": ("6 quotes", "Commissioner E"),
    "grid": ("Seven of ten themes", "7.10 Impact"),
    "participants": ("27 from commissioners", "Table 4."),
    "about": ("Aims", "Fingerprint of the data"),
}


class Print(NamedTuple):
    """A page on paper: each sheet's text without blanks, which small print scatters, and sizes."""

    sheets: list[str]
    size: tuple[int, int]
    right: float
    """Where the text that goes farthest to the right ends."""


def printed(page: Page) -> Print:
    """What a page is on paper."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    width, height = document[0].get_size()
    texts = [sheet.get_textpage() for sheet in document]
    right = max(text.get_rect(i)[2] for text in texts for i in range(text.count_rects()))
    sheets = [squeezed(text.get_text_range()) for text in texts]
    return Print(sheets, (round(width), round(height)), right)


def squeezed(text: str) -> str:
    """The text's letters, digits and signs alone."""
    return re.sub(r"[\s\u2060]+", "", text)


def titles(page: Page) -> list[str]:
    """What stands over something else: headings, what is said under them, titles of charts."""
    over = page.get_by_test_id("stMain").locator(
        "h1, h2, h3, h4, p:has(> strong:only-child):not(a p), .quotes h3 + .soft, "
        ":has(> [data-testid=stHeading]) + * [data-testid=stCaptionContainer]"
    )
    return [text for text in map(squeezed, over.all_inner_texts()) if text]


def test_a_page_prints_whole_on_a4_with_where_and_when(visit: Visit) -> None:
    page = visit()
    for address, texts in PAGES.items():
        turn_to(page, address)
        sheets, size, right = printed(page)
        assert size == A4
        assert right <= A4[0] - MARGIN + 1, address
        last = [title for title in titles(page) for sheet in sheets if sheet.endswith(title)]
        assert last == [], address
        whole = "".join(sheets)
        missing = [text for text in texts if squeezed(text) not in whole]
        assert missing == [], address
        today = datetime.now(UTC).astimezone()
        assert (
            squeezed(f"Printed on {today.day} {today:%B %Y} from {page.url.rstrip('/')}")
            in sheets[0]
        )
        for surrounding in ("Evidence grid", "Take away", "Region All", "Share", "Suggest three"):
            assert squeezed(surrounding) not in whole, address


def test_no_quote_is_split_the_filter_stands_in_the_head_and_what_filters_is_left_out(
    visit: Visit,
) -> None:
    page = visit("quotes")
    quotes = page.locator("blockquote").all_inner_texts()
    sheets = printed(page).sheets
    assert len(sheets) > 1
    plain = [re.sub(r"\W+", "", sheet) for sheet in sheets]
    assert [q for q in quotes if not any(re.sub(r"\W+", "", q) in sheet for sheet in plain)] == []
    turn_to(page, "quotes?region=North-East")
    on_paper = page.locator(".st-key-on-paper")
    expect(on_paper).to_be_hidden()
    page.emulate_media(media="print")
    expect(on_paper).to_be_visible()
    expect(on_paper).to_contain_text("Filter: North-East. Showing 2 of 84 responses")
    for left_out in (page.get_by_test_id("stSidebar"), page.locator(".st-key-filters")):
        expect(left_out).to_be_hidden()


def test_no_chart_is_wider_than_the_paper_though_none_is_drawn_anew(visit: Visit) -> None:
    page = visit("grid", size=(1920, 1080))
    charts = page.locator(".js-plotly-plot .svg-container")
    widths = "charts => charts.map((chart) => chart.getBoundingClientRect().width)"
    for address in ("grid", "findings?show=trace"):
        turn_to(page, address)
        before = charts.evaluate_all(widths)
        assert max(before) > TEXT_AREA
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert max(charts.evaluate_all(widths)) <= TEXT_AREA
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert charts.evaluate_all(widths) == before
