"""The harness itself sees what it watches for; the rest of this folder rests on that."""

from playwright.sync_api import Browser, Page

from tests.browser.accessibility import violations
from tests.browser.watching import Watch


def watched(browser: Browser, url: str) -> tuple[Page, Watch]:
    """A page and the watch over it, which thinks that the app is at `url`."""
    context = browser.new_context()
    watch = Watch(url)
    watch.over(context)
    return context.new_page(), watch


def test_requests_and_sockets_to_another_host_are_seen(browser: Browser, app_url: str) -> None:
    page, watch = watched(browser, app_url)
    page.goto("about:blank")  # the app's own pages may not ask, whatever runs in them
    page.evaluate("fetch('http://elsewhere.test/pixel.png').catch(() => null)")
    page.evaluate("new WebSocket('ws://elsewhere.test/s').close()")
    page.wait_for_timeout(100)
    for address in ("http://elsewhere.test/pixel.png", "ws://elsewhere.test/s"):
        assert f"request to another host: {address}" in watch.complaints
    page.context.close()


def test_a_breach_of_the_policy_is_seen(browser: Browser, app_url: str) -> None:
    page, watch = watched(browser, app_url)
    page.goto(f"{app_url}/_stcore/health")
    page.evaluate("fetch('http://elsewhere.test/pixel.png').catch(() => null)")
    assert "violates the following Content Security Policy" in watch.complaints[0]
    page.context.close()


def test_errors_of_a_page_are_seen(browser: Browser, app_url: str) -> None:
    page, watch = watched(browser, app_url)
    page.goto(f"{app_url}/_stcore/health")
    page.evaluate("console.error('logged'); setTimeout(() => { throw new Error('thrown'); })")
    page.wait_for_timeout(100)
    complaints = [complaint.split(" http")[0] for complaint in watch.complaints]
    assert complaints == ["console: logged", "error: thrown"]
    page.context.close()


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
