"""What `make bench` measures, each on a fresh server in a fresh browser."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.bench.painting import WATCHER, first_visit, milliseconds, texts
from tests.bench.subjects import STATUS, Subject
from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, new_visitor

PAGES = ("Findings", "Themes", "Recommendations", "About")
CHOICES = 3
"""Values of the filter that are chosen before it is emptied."""
WORDS = ("care", "network", "service", "people", "meeting", "group")
KEYS = ("ArrowRight", "PageDown", "ArrowLeft", " ")
REGIONS = ("5", "7")

HEADING = texts("[data-testid=stMain] h1")
FIGURE = "() => [document.querySelector('.js-plotly-plot .bars .point') ? 'drawn' : '']"
ALL_FIGURES = """() => {{
  const drawn = document.querySelectorAll('[data-testid=stPlotlyChart]:has(.main-svg)').length;
  return [document.querySelector('h1')?.textContent ?? '', drawn >= {0} ? 'drawn' : ''];
}}"""
REPAINTED = f"""() => [document.querySelector('{STATUS}')?.textContent ?? '',
  document.querySelector('.js-plotly-plot .main-svg')?.innerHTML ?? '']"""
FOUND = "() => [document.querySelector('.quotes')?.innerHTML ?? '']"
SHOWN = """() => [[...document.querySelectorAll('[data-screen]')]
  .find((screen) => getComputedStyle(screen).display !== 'none')?.dataset.screen ?? '']"""
STANDING = """() => [[...document.querySelectorAll('[data-screen]')]
  .find((screen) => getComputedStyle(screen).display !== 'none')
  ?.querySelector('.standing').textContent ?? '']"""
FIVE_AT_ONCE = """() => { for (let i = 0; i < 5; i += 1) document.body.dispatchEvent(
  new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true })) }"""

Measure = Callable[[int], float]
"""Does a thing for the so many-th time, and gives the milliseconds until its answer is painted."""


def medians(measures: Sequence[Measure], times: int) -> list[float]:
    """The median of each; by turns, so that whatever else the machine does falls on all of them."""
    found = [[measure(turn) for measure in measures] for turn in range(times)]
    return [median(each) for each in zip(*found, strict=True)]


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Page]:
    """A page that a new visitor has opened and that has come to rest."""
    with new_visitor(browser, PROJECTOR, "light") as context:
        page = context.new_page()
        page.add_init_script(WATCHER)
        page.goto(url)
        yield settled(page)


def filtering(page: Page, subject: Subject, look: str | None = None) -> Measure:
    """A click on a value of the filter, until what it changes is painted."""
    url = page.url
    options = page.locator(subject.options)

    def click(turn: int) -> float:
        page.bring_to_front()
        if turn % CHOICES == 0:
            page.goto(url)
            settled(page)
        if not options.first.is_visible():
            page.locator(subject.opener).first.click()
            options.first.wait_for()
        return milliseconds(page, "click", look or subject.answer, options.nth(1).click)

    return click


def turning(page: Page) -> Measure:
    """A click on the menu, until the heading of another page is painted."""

    def click(turn: int) -> float:
        return milliseconds(page, "click", HEADING, _menu(page, PAGES[turn % len(PAGES)]))

    return click


def turning_to_figures(page: Page) -> Measure:
    """A click on Participants, until its heading and all figures that it has are painted."""
    figures = page.get_by_test_id("stPlotlyChart").count()

    def click(_: int) -> float:
        page.bring_to_front()
        _menu(page, "Quotes")()
        look = ALL_FIGURES.format(figures)
        return milliseconds(settled(page), "click", look, _menu(page, "Participants"))

    return click


def _menu(page: Page, label: str) -> Callable[[], None]:
    link = page.get_by_test_id("stSidebar").get_by_role("link", name=label)

    def click() -> None:
        page.mouse.move(700, 400)  # else the help of one link can lie over another
        link.click()

    return click


def searching(page: Page) -> Measure:
    """The last letter of a search, until what it finds is painted."""
    field = page.get_by_role("searchbox")

    def type_last(turn: int) -> float:
        word = WORDS[turn % len(WORDS)]
        page.bring_to_front()
        field.fill(word[:-1])
        field.press("End")
        return milliseconds(page, "input", FOUND, lambda: field.press(word[-1]))

    return type_last


def striking(page: Page, keys: Sequence[str], look: str) -> Measure:
    """A key in a talk, until what it changes is painted."""

    def strike(turn: int) -> float:
        key = keys[turn % len(keys)]
        return milliseconds(page, "keydown", look, lambda: page.keyboard.press(key))

    return strike


def five_at_once(page: Page) -> int:
    """Screens that a talk moves when a key is struck five times at once."""
    names = "[...document.querySelectorAll('[data-screen]')].map((s) => s.dataset.screen)"
    order: list[str] = page.evaluate(names)
    [before] = page.evaluate(SHOWN)
    page.evaluate(FIVE_AT_ONCE)
    [after] = settled(page).evaluate(SHOWN)
    return order.index(after) - order.index(before)


def arriving(browser: Browser, url: str, look: str) -> Measure:
    """A first visit, each in a fresh browser, until what `look` gives is painted."""

    def visit(_: int) -> float:
        with new_visitor(browser, PROJECTOR, "light") as context:
            return first_visit(context, url, look)

    return visit


def starting(browser: Browser, subject: Subject) -> Measure:
    """From the start of a server to the first content in a fresh browser."""

    def start(_: int) -> float:
        with new_visitor(browser, PROJECTOR, "light") as context:
            begun = time.perf_counter()
            with subject.started() as server:
                first_visit(context, server.url, subject.content)
                return (time.perf_counter() - begun) * 1000

    return start


def memory_of_sessions(browser: Browser, subject: Subject, sessions: int) -> tuple[float, float]:
    """Megabytes of the server after the first visit, and for each further session."""
    with subject.started() as server:
        contexts = [new_visitor(browser, PROJECTOR, "light") for _ in range(sessions)]
        sizes = []
        for context in contexts:
            page = context.new_page()
            page.goto(server.url)
            settled(page)
            sizes.append(resident(server.pid))
        for context in contexts:
            context.close()
    first, *_ = sizes[sessions // 2 :]  # by then, what the first ones needed for a moment is free
    return sizes[0], (sizes[-1] - first) / (sessions - 1 - sessions // 2)


def resident(pid: int) -> float:
    """Megabytes of memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) * 1024 / 1e6
