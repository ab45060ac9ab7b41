"""What the server sends round every page, as a browser takes it."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response, expect

from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, Visit, new_visitor

EVERYWHERE = ["", "quotes?region=London", "_stcore/health", "_stcore/metrics", "healthz", "x/y.js"]
FORMER_DOORS = ["qr.svg", "answers", "answers/quotes", "files/csv"]
CLOSED = ["_stcore/metrics", "_stcore/agent", "auth/login"]


def test_every_response_is_safe(browser: Browser, app_url: str) -> None:
    with new_visitor(browser, PROJECTOR, "light") as context:
        for path in EVERYWHERE:
            headers = context.request.get(f"{app_url}/{path}").headers
            assert "default-src 'none'" in headers["content-security-policy"], path
            assert "unsafe-eval" not in headers["content-security-policy"], path
            assert headers["x-content-type-options"] == "nosniff", path
            assert headers["referrer-policy"] == "no-referrer", path
            assert headers["x-frame-options"] == "DENY", path


def test_there_is_one_door_beside_those_of_streamlit(browser: Browser, app_url: str) -> None:
    with new_visitor(browser, PROJECTOR, "light") as context:
        asked = context.request
        assert asked.get(f"{app_url}/healthz").json() == {"data": "loaded"}
        assert asked.post(f"{app_url}/healthz").status == 405
        assert [asked.get(f"{app_url}/{path}").status for path in CLOSED] == [404] * 3
        shell = asked.get(app_url).text()
        for (
            path
        ) in FORMER_DOORS:  # as for any page that there is not, whose name the app then tells
            assert asked.get(f"{app_url}/{path}").text() == shell, path


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


def test_every_icon_is_a_picture_and_not_its_name(visit: Visit) -> None:
    icons = visit("takeaway?region=London").get_by_test_id("stIconMaterial")
    assert icons.count() > 11
    for icon in icons.all():
        box = icon.bounding_box()
        assert box is None or box["width"] <= 2 * box["height"], icon.text_content()
