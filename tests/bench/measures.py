"""What `make bench` measures, each on a fresh server in a fresh browser."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.bench.painting import FirstVisit, Stopwatch, first_visit
from tests.bench.subjects import Subject, texts
from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, new_visitor

PAGES = ("Findings", "Themes", "Recommendations", "About")
KEYS = ("ArrowRight", "5", "ArrowLeft", "0")
CHOICES = 3
"""Values of the filter that are chosen before it is emptied."""

HELD = 100
"""Milliseconds for which a hand holds a mouse's button down: Card, Moran and Newell's model of
keystrokes (1980) gives a tenth of a second to it. A click of Playwright's takes none."""

WORDS = ("care", "network", "service", "people", "we", "not")

Served = tuple[Subject, str]
"""A subject and the address of its server."""


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Page]:
    """A page that a new visitor has opened and that has come to rest."""
    with new_visitor(browser, PROJECTOR, "light") as context:
        page = context.new_page()
        page.goto(url)
        yield settled(page)


def filter_clicks(
    browser: Browser, served: Sequence[Served], times: int, *, held: float = 0
) -> list[float]:
    """For each subject the median milliseconds from a click on an option to what it changes.

    The subjects take turns, so that whatever else the machine does falls on all of them.

    Args:
        browser: Where they are opened.
        served: The subjects, and where they are served.
        times: How often each is clicked.
        held: Milliseconds for which the button is down before the click.
    """
    found: list[list[float]] = [[] for _ in served]
    with ExitStack() as stack:
        pages = [stack.enter_context(opened(browser, f"{u}/{s.filtered}")) for s, u in served]
        for turn in range(times):
            for (subject, url), page, clicks in zip(served, pages, found, strict=True):
                if turn % CHOICES == 0:
                    page.goto(f"{url}/{subject.filtered}")
                page.bring_to_front()
                settled(page)
                subject.open_filter(page)
                watch = Stopwatch(page, subject.answer)
                watch.start("click")
                subject.choose(settled(page), 1, held)
                clicks.append(watch.stop())
    return [median(clicks) for clicks in found]


def page_changes(browser: Browser, url: str, times: int) -> float:
    """Median milliseconds from a click on the menu to the heading of another page."""
    with opened(browser, url) as page:
        menu = page.get_by_role("navigation", name="Pages", exact=True)
        acts = [menu.get_by_role("link", name=name).click for name in PAGES]
        return _answers(page, "click", texts("[data-testid=stMain] .eval h1"), acts, times)


def talk_keys(browser: Browser, url: str, times: int) -> float:
    """Median milliseconds from a key to the next screen of a talk, or to its next region."""
    with opened(browser, f"{url}/present") as page:
        acts = [partial(page.keyboard.press, key) for key in KEYS]
        return _answers(page, "keydown", texts(".eval nav.bar"), acts, times)


def searches(browser: Browser, url: str, times: int) -> float:
    """Median milliseconds from the last letter of a search to what it found."""
    with opened(browser, f"{url}/quotes") as page:
        field = page.get_by_role("searchbox")
        acts = [partial(field.fill, word) for word in WORDS]
        return _answers(page, "input", texts(".eval section.group"), acts, times)


def _answers(
    page: Page, event: str, look: str, acts: Sequence[Callable[[], None]], times: int
) -> float:
    """Median milliseconds from the event that an act makes to what it changes, acts in turn."""
    watch, found = Stopwatch(page, look), []
    for turn in range(times):
        watch.start(event)
        acts[turn % len(acts)]()
        found.append(watch.stop())
        settled(page)
    return median(found)


def cold_starts(browser: Browser, subjects: Sequence[Subject], times: int) -> list[float]:
    """For each subject the median milliseconds from its server's start to the first content."""
    found: list[list[float]] = [[] for _ in subjects]
    for _ in range(times):  # by turns, so that whatever else the machine does falls on both
        for subject, starts in zip(subjects, found, strict=True):
            starts.append(_cold_start(browser, subject))
    return [median(starts) for starts in found]


def _cold_start(browser: Browser, subject: Subject) -> float:
    with new_visitor(browser, PROJECTOR, "light") as context:
        begun = time.perf_counter()
        with subject.started() as server:
            first_visit(context, server.url, subject.content, wait=0)
            return (time.perf_counter() - begun) * 1000


def first_visits(browser: Browser, subject: Subject, url: str, path: str, times: int) -> FirstVisit:
    """The medians of first visits to a page, each in a fresh browser."""
    found = []
    for _ in range(times):
        with new_visitor(browser, PROJECTOR, "light") as context:
            found.append(first_visit(context, f"{url}/{path}", subject.content))
    return FirstVisit(
        median(v.milliseconds for v in found),
        median(v.megabytes for v in found),
        int(median(v.requests for v in found)),
    )


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
    return sizes[0], (sizes[-1] - sizes[0]) / (sessions - 1)


def resident(pid: int) -> float:
    """Megabytes of memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) * 1024 / 1e6
