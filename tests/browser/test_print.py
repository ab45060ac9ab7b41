"""Every page prints whole on A4, without the screen's surroundings, where and when in its head."""

import re
from datetime import UTC, datetime

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.visiting import Visit

A4 = (595, 842)
"""Points."""


def printed(page: Page) -> tuple[list[str], tuple[int, int]]:
    """The text of each sheet without blanks, which small print scatters, and the first's size."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    width, height = document[0].get_size()
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    return list(map(squeezed, texts)), (round(width), round(height))


def squeezed(text: str) -> str:
    """The text's letters, digits and signs alone."""
    return "".join(text.split())


PAGES = {
    "": ("Who took part", "Telling others what has been achieved"),
    "findings": ("Two of ten findings", "Practice and equipment are better"),
    "recommendations": ("Seven recommendations", "Turn the networks back"),
    "themes?theme=7.3": ("Few commissioners", "Recommendations"),
    "quotes?theme=7.2": ("6 quotes", "Commissioner E"),
    "chain": ("Two findings lead", "7.10 Impact is voiced"),
    "voices": ("Seven of ten themes", "7.10 Impact"),
    "compare?region=London&vs-region=North-East": ("London beside North-East", "7.10 Impact"),
    "participants": ("27 from commissioners", "Table 4."),
    "about": ("Aims", "Fingerprint of the data"),
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_prints_whole_on_a4(visit: Visit, address: str) -> None:
    page = visit(address, scheme="dark")
    sheets, size = printed(page)
    assert size == A4
    whole = "".join(sheets)
    for text in PAGES[address]:
        assert squeezed(text) in whole
    today = datetime.now(UTC).astimezone()
    assert squeezed(f"Printed on {today.day} {today:%B %Y} from {page.url}") in sheets[0]
    for surrounding in ("Group profile", "Show everything", "Download these", "Copy the address"):
        assert squeezed(surrounding) not in whole


def test_the_filters_stand_in_the_head(visit: Visit) -> None:
    [first, *_], _ = printed(visit("quotes?region=North-East"))
    assert squeezed("Filter: North-East. Showing 2 of 84 responses and 23 of 33 quotes") in first


def test_no_quote_is_split_between_sheets(visit: Visit) -> None:
    page = visit("quotes")
    quotes = page.locator("blockquote").all_inner_texts()
    sheets, _ = printed(page)
    assert len(sheets) > 1
    plain = [re.sub(r"\W+", "", sheet) for sheet in sheets]
    for quote in quotes:
        assert any(re.sub(r"\W+", "", quote) in sheet for sheet in plain), quote


def test_a_chart_is_not_cut_off(visit: Visit) -> None:
    page = visit("participants")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 970})
    page.wait_for_timeout(500)
    right = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.js-plotly-plot')]"
        ".map(e => e.getBoundingClientRect().right))"
    )
    assert right <= 688
