"""The harness itself sees what it watches for; the rest of this folder rests on that."""

from playwright.sync_api import Browser, Page

from tests.browser.accessibility import violations
from tests.browser.watching import Watch

ELSEWHERE = "http://elsewhere.test/pixel.png"


def test_requests_to_another_host_breaches_of_the_policy_and_errors_are_seen(
    browser: Browser, app_url: str
) -> None:
    with browser.new_context() as context:
        watch = Watch(app_url)
        watch.over(context)
        page = context.new_page()
        page.goto("about:blank")  # the app's own pages may not ask, whatever runs in them
        page.evaluate(f"fetch('{ELSEWHERE}').catch(() => null)")
        with page.expect_websocket():
            page.evaluate("new WebSocket('ws://elsewhere.test/s').close()")
        for address in (ELSEWHERE, "ws://elsewhere.test/s"):
            assert f"request to another host: {address}" in watch.complaints
        page.goto(f"{app_url}/_stcore/health")
        watch.complaints.clear()
        page.evaluate(f"fetch('{ELSEWHERE}').catch(() => null)")
        assert "violates the following Content Security Policy" in watch.complaints[0]
        watch.complaints.clear()
        with context.expect_event("weberror"):
            page.evaluate(
                "console.error('logged'); setTimeout(() => { throw new Error('thrown') })"
            )
        complaints = [complaint.split(" http")[0] for complaint in watch.complaints]
        assert complaints == ["console: logged", "error: thrown"]


def page_of(browser: Browser, content: str) -> Page:
    """A page whose only faults are in its content."""
    page = browser.new_page()
    main = f"<main><h1>P</h1>{content}</main>"
    page.set_content(f'<html lang="en"><title>P</title>{main}</html>')
    return page


def test_a_violation_is_told_by_rule_and_place(browser: Browser) -> None:
    page = page_of(browser, '<p style="color:#999">Pale</p>')
    [violation] = violations(page)
    assert violation.startswith("color-contrast in p: ")
    page.close()
