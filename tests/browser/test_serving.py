"""What the server sends round every page, as a browser takes it."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response, expect

from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, Visit, new_visitor

EVERYWHERE = [
    "",
    "quotes?region=London",
    "answers/quotes?region=London",
    "_stcore/health",
    "_stcore/metrics",
    "healthz",
    "x/y.js",
]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_response_is_safe(browser: Browser, app_url: str, path: str) -> None:
    with new_visitor(browser, PROJECTOR, "light") as context:
        headers = context.request.get(f"{app_url}/{path}").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


def test_all_files_of_a_page_are_safe_and_scripts_come_compressed(
    browser: Browser, app_url: str
) -> None:
    with new_visitor(browser, PROJECTOR, "light") as context:
        page = context.new_page()
        answers: list[Response] = []

        def keep(answer: Response) -> None:
            if answer.url.startswith("http"):
                answers.append(answer)

        page.on("response", keep)
        page.goto(app_url)
        settled(page)
    assert len(answers) > 50
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff", answer.url
        assert "content-security-policy" in answer.headers, answer.url
        if answer.url.endswith((".js", ".css")):
            assert answer.headers["content-encoding"] == "br", answer.url
            assert "immutable" in answer.headers["cache-control"], answer.url


def test_a_script_that_got_into_the_page_does_not_run(browser: Browser, app_url: str) -> None:
    with new_visitor(browser, PROJECTOR, "light") as context:
        page = context.new_page()
        page.goto(app_url)
        settled(page)
        page.evaluate(
            """() => {
              const script = document.createElement('script');
              script.textContent = 'window.intruder = true';
              document.body.append(script);
              const image = document.createElement('img');
              image.setAttribute('onerror', 'window.intruder = true');
              image.src = 'data:,';
              document.body.append(image);
            }"""
        )
        settled(page)
        assert page.evaluate("window.intruder") is None


def test_no_page_may_show_the_app_in_a_frame(browser: Browser, app_url: str) -> None:
    with new_visitor(browser, PROJECTOR, "light") as context:
        page = context.new_page()
        page.set_content(f'<iframe src="{app_url}"></iframe>')
        frame = page.frame_locator("iframe")
        expect(frame.get_by_test_id("stApp")).to_have_count(0)
        page.wait_for_timeout(500)
        expect(frame.get_by_test_id("stApp")).to_have_count(0)


def test_a_foreign_page_gets_no_connection(app_url: str) -> None:
    connection = HTTPConnection(urlsplit(app_url).netloc, timeout=5)
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Origin": "https://other.example",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        },
    )
    assert connection.getresponse().status == 403
    connection.close()


@pytest.mark.parametrize("path", ["", "quotes", "words", "participants"])
def test_every_icon_is_a_picture_and_not_its_name(visit: Visit, path: str) -> None:
    page = visit(path)
    icons = page.get_by_test_id("stIconMaterial")
    assert icons.count() > 0
    for icon in icons.all():
        box = icon.bounding_box()
        assert box is None or box["width"] <= 2 * box["height"], icon.text_content()


def test_the_font_of_icons_is_a_small_one(visit: Visit) -> None:
    page = visit()
    fonts = page.evaluate(
        "performance.getEntriesByType('resource').filter((e) => e.name.includes('MaterialSymbols'))"
        ".map((e) => e.encodedBodySize)"
    )
    assert len(fonts) == 1
    assert fonts[0] < 20_000
