"""What a visitor does to the dashboard, and what the address says afterwards."""

import json
import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

from tests.browser.settling import settled

# A bar of Plotly's holds what was drawn; what lies over it, Plotly's own layer, hears the mouse.
_CENTRE = """
(wanted) => {
  const drawn = [...document.querySelectorAll('.js-plotly-plot .bars .point')];
  const mark = drawn.find((bar) => {
    const { trace } = bar.closest('.trace').__data__[0];
    const { width, height } = bar.getBoundingClientRect();
    return width && height && JSON.stringify([...trace.customdata[bar.__data__.i]]) === wanted;
  });
  if (!mark) return null;
  mark.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = mark.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}
"""


def query(page: Page) -> dict[str, list[str]]:
    """The parameters of the address."""
    return parse_qs(urlsplit(page.url).query)


def path(page: Page) -> str:
    """The page that the address names."""
    return urlsplit(page.url).path.strip("/")


def heading(page: Page) -> Locator:
    """The headline of a page."""
    return page.get_by_role("heading", level=1)


def status(page: Page) -> Locator:
    """The line that says what the filters leave."""
    return page.get_by_text(re.compile("Showing (all|[0-9])")).filter(visible=True).first


def click_in_sight(found: Locator) -> None:
    """Click on what has come in sight and to rest, as a hand does: cards are laid out only then."""
    found.scroll_into_view_if_needed()
    settled(found.page)
    found.click()


def choose(page: Page, label: str, *options: str) -> None:
    """Click values in the popover of a filter, and close it."""
    page.get_by_role("button", name=re.compile(f"^{label} ")).click()
    for option in options:
        values = page.get_by_test_id("stPopoverBody").get_by_role("button")
        values.filter(has_text=re.compile(f"^{option}")).click()
        settled(page)
    page.keyboard.press("Escape")
    settled(page)


def pressed(page: Page, label: str) -> list[str]:
    """The values that a filter shows as chosen; it is opened and closed again."""
    page.get_by_role("button", name=re.compile(f"^{label} ")).click()
    body = page.get_by_test_id("stPopoverBody")
    body.locator("button[aria-pressed]").first.wait_for()
    chosen = body.locator("button[aria-pressed=true]").all_inner_texts()
    names = [re.sub(r"\s*[\d,]+$", "", text) for text in chosen]
    page.keyboard.press("Escape")
    settled(page)
    return names


def go(page: Page, label: str) -> None:
    """Follow a link of the menu."""
    link = page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile(f"{label}$"))
    target = link.evaluate("link => link.pathname")
    link.click()
    page.wait_for_function("path => location.pathname === path", arg=target)
    settled(page)


STEPS, STEP = 20, 100
"""How often, and after how many milliseconds, the place of a mark is looked at again."""


def click_mark(page: Page, *point: str) -> None:
    """Click the mark of a chart that stands for this point, as the chart names it.

    Raises:
        LookupError: Where no chart shows such a mark.
    """
    settled(page)  # Streamlit draws a chart twice; on a busy machine there is a pause between
    mark, before, centre = json.dumps(point, separators=(",", ":")), None, None
    for _ in range(STEPS):  # a chart that is drawn anew may still move
        before, centre = centre, page.evaluate(_CENTRE, mark)
        if centre is not None and centre == before:
            break
        page.wait_for_timeout(STEP)
    if centre is None:
        raise LookupError(f"no chart on the page has a mark for {point}")
    page.mouse.click(*centre)
    settled(page)


# What the browser does for Back and Forward, to any address of the app.
_TURN = """(address) => {
  history.pushState(null, '', `/${address}`);
  dispatchEvent(new PopStateEvent('popstate'));
}"""


def turn_to(page: Page, address: str) -> None:
    """Show another address as Forward does: the app is not loaded anew, which takes half the time.

    For tests that go through many pages; a deep link of its own is what `visit` opens.
    """
    page.evaluate(_TURN, address)
    settled(page)


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, each once the one before has done its work."""
    for key in keys:
        page.keyboard.press(key)
        settled(page)
