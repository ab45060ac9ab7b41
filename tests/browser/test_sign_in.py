"""Signing in and out in a browser: to the provider, back to the page, and out in every tab."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, new_visitor
from tests.signin.served import configured, growing, provider

PROVIDER = re.compile("/oauth2/authorize")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard that people sign in to."""
    with provider() as asked:
        evaluations = growing(tmp_path_factory.mktemp("growing"))
        made = configured(tmp_path_factory.mktemp("dashboard"), evaluations, asked)
        with made.serving() as url:
            yield url


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser with nothing remembered."""
    with new_visitor(browser, PROJECTOR, "light") as context:
        yield context


def sign_in(page: Page, address: str) -> None:
    """Go to a page, and sign in where that leads."""
    page.goto(address)
    page.get_by_placeholder("sub").fill("ann")
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(address)
    settled(page)


def test_a_deep_link_is_shown_after_signing_in_and_every_tab_ends_with_signing_out(
    context: BrowserContext, url: str
) -> None:
    page, other = context.new_page(), context.new_page()
    address = f"{url}/quotes?evaluation=apples&nation=Wales&nation=Scotland&q=company"
    sign_in(page, address)
    assert page.url == address
    expect(page.get_by_role("button", name="Nation Scotland, Wales")).to_be_visible()
    other.goto(f"{url}/themes?evaluation=apples")
    settled(other)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button").first.click()  # the provider asks whether to forget, too
    expect(page.get_by_role("heading")).to_have_text("You are signed out")
    expect(other).to_have_url(PROVIDER, timeout=20_000)
    page.goto(address)
    expect(page).to_have_url(PROVIDER)
