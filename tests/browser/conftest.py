"""A browser for the tests of this folder, and pages watched for what no visitor would see."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, Scheme, Size, Visit, new_visitor
from tests.browser.watching import Watch

HERE = Path(__file__).parent
ARTIFACTS = HERE.parent.parent / "artifacts"
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and run them last: the quick ones speak first."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test failed, for its pages to be pictured."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium, no longer than this folder's tests: others run event loops too."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser


@pytest.fixture
def visit(request: pytest.FixtureRequest, browser: Browser, app_url: str) -> Iterator[Visit]:
    """Visits to the app at `app_url`, or at another server's `url`.

    A test ends in failure if a page logged an error, raised one, shows one in its place, or asked
    another host for anything. Pictures of the pages of a failed test are in `artifacts/`.
    """
    watches: list[Watch] = []

    def visit(
        path: str = "",
        *,
        size: Size = PROJECTOR,
        scheme: Scheme = "light",
        url: str | None = None,
    ) -> Page:
        base = url or app_url
        context = contexts.enter_context(new_visitor(browser, size, scheme))
        watch = Watch(base)
        watch.over(context)
        watches.append(watch)
        page = context.new_page()
        page.goto(f"{base}/{path}")
        return settled(page)

    with ExitStack() as contexts:
        yield visit
        pages = [page for context in browser.contexts for page in context.pages]
        if request.node.stash.get(FAILED, False):
            _picture(request.node.name, pages)
        broken = [page.url for page in pages if page.get_by_test_id("stException").count()]
    complaints = [complaint for watch in watches for complaint in watch.complaints]
    complaints += [f"an error in place of {url}" for url in broken]
    assert not complaints, "\n".join(complaints)


def _picture(test: str, pages: list[Page]) -> None:
    name = "".join(letter if letter.isalnum() else "-" for letter in test)
    for number, page in enumerate(pages, 1):
        page.screenshot(path=ARTIFACTS / f"{name}-{number}.png")
