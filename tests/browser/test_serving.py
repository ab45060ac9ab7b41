"""What the server sends round every page, as a browser takes it."""

from playwright.sync_api import Browser, Response, expect

from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, new_visitor

ANOTHER = "http://127.0.0.1:9/"
BLOCKED = "net::ERR_BLOCKED_BY_RESPONSE"


def test_all_files_of_a_page_are_safe_scripts_come_compressed_and_icons_as_pictures(
    browser: Browser, app_url: str
) -> None:
    with new_visitor(browser, PROJECTOR, "light") as context:
        page = context.new_page()
        answers: list[Response] = []

        def keep(answer: Response) -> None:
            if answer.url.startswith("http"):
                answers.append(answer)

        page.on("response", keep)
        page.goto(f"{app_url}/takeaway?region=London")
        icons = settled(page).get_by_test_id("stIconMaterial")
        assert icons.count() > 11
        for icon in icons.all():  # an icon without its font is its name, which is wide
            box = icon.bounding_box()
            assert box is None or box["width"] <= 2 * box["height"], icon.text_content()
    assert len(answers) > 50
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff", answer.url
        assert "content-security-policy" in answer.headers, answer.url
        if answer.url.endswith((".js", ".css")):
            assert answer.headers["content-encoding"] == "br", answer.url
            assert "immutable" in answer.headers["cache-control"], answer.url


def test_a_script_that_got_into_the_page_does_not_run_and_no_page_may_show_the_app_in_a_frame(
    browser: Browser, app_url: str
) -> None:
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
        # Chromium lets no page of another machine show one of this, whatever the server says.
        context.grant_permissions(["local-network-access"])
        framing = f'<iframe src="{app_url}"></iframe>'
        page.route(ANOTHER, lambda asked: asked.fulfill(body=framing, content_type="text/html"))
        with page.expect_event("requestfailed") as refused:
            page.goto(ANOTHER)
        assert (refused.value.url, refused.value.failure) == (f"{app_url}/", BLOCKED)
        expect(page.frame_locator("iframe").get_by_test_id("stApp")).to_have_count(0)
