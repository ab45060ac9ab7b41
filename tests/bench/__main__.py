"""Prints the figures of `make bench`: medians, and ratios to an empty app in the same run."""

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.figure import Figure
from tests.bench.measures import (
    FIGURE,
    HEADING,
    KEYS,
    REGIONS,
    REPAINTED,
    SHOWN,
    STANDING,
    Measure,
    arriving,
    filtering,
    five_at_once,
    medians,
    memory_of_sessions,
    opened,
    resident,
    searching,
    starting,
    striking,
    turning,
    turning_to_figures,
)
from tests.bench.million import write_million
from tests.bench.subjects import EMPTY, dashboard
from tests.browser.chromium import launch

SESSIONS = 20
EVALUATIONS, QUOTES_EACH = 50, 1_000

ACTS: tuple[tuple[str, str, Callable[[Page], Measure], float | None], ...] = (
    ("a filter on Quotes", "quotes", partial(filtering, subject=dashboard()), 0.8),
    (
        "a filter on Overview, its figure repainted",
        "",
        partial(filtering, subject=dashboard(), look=REPAINTED),
        1.15,
    ),
    ("a change of page, to its heading", "quotes", turning, 0.8),
    ("Participants with its figures", "participants", turning_to_figures, 1.3),
    ("the last letter of a search", "quotes", searching, 0.5),
    ("a key in a talk", "present", partial(striking, keys=KEYS, look=SHOWN), 0.35),
    (
        "a region's key in a talk",
        "present?screen=gaps",
        partial(striking, keys=REGIONS, look=STANDING),
        None,
    ),
)
"""What is done, on which page, how it is measured, and its goal beside the empty app's filter."""


def main() -> None:
    """Measure, and print each figure as soon as it is known."""
    options = _options()
    cores, machine = os.cpu_count(), platform.machine()
    print(f"Medians of {options.times}, on {cores} cores ({machine}), headless Chromium")
    print(f"{'':46} {'beside':>8} {'ours':>8} {'':7} {'ratio':>6} {'at most':>12}")
    with sync_playwright() as driver, launch(driver) as browser:
        figures = []
        for figure in _figures(browser, options.times, options.quotes):
            print(figure, flush=True)
            figures.append(figure)
    goals = [figure for figure in figures if figure.most is not None]
    print(f"{sum(figure.reached for figure in goals)} of {len(goals)} reached")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--times", type=int, default=15, help="how often each is measured")
    parser.add_argument("--quotes", type=int, default=1_000_000, help="of the large dataset")
    return parser.parse_args()


def _figures(browser: Browser, times: int, quotes: int) -> Iterator[Figure]:
    with EMPTY.started() as plain, dashboard().started() as server:
        yield from _clicks(browser, times, plain.url, server.url)
        yield from _visits(browser, times, plain.url, server.url)
    cold, starts = medians([starting(browser, EMPTY), starting(browser, dashboard())], times)
    yield Figure("cold start to the first content", cold, starts, "ms", 1.1)
    yield from _memory(browser)
    yield from _several(browser, times)
    yield from _large(browser, times, quotes)


def _clicks(browser: Browser, times: int, plain: str, url: str) -> Iterator[Figure]:
    with opened(browser, plain) as empty:
        filter_of_empty = filtering(empty, EMPTY)
        for what, path, measure, most in ACTS:
            with opened(browser, f"{url}/{path}") as page:
                click, ours = medians([filter_of_empty, measure(page)], times)
            yield Figure(what, click, ours, "ms", most)
    with opened(browser, f"{url}/present") as talk:
        lost = 5 - five_at_once(talk)
    yield Figure("lost of five keys struck at once", None, lost, "keys", 0, ratio=False)


def _visits(browser: Browser, times: int, plain: str, url: str) -> Iterator[Figure]:
    looks = ((plain, EMPTY.content), (url, HEADING), (url, FIGURE))
    empty, heading, figure = medians([arriving(browser, *visit) for visit in looks], times)
    yield Figure("first visit, to the heading", empty, heading, "ms", 0.8)
    yield Figure("first visit, to the first figure", empty, figure, "ms", 1.3)


def _memory(browser: Browser) -> Iterator[Figure]:
    empty, empty_each = memory_of_sessions(browser, EMPTY, SESSIONS)
    once, each = memory_of_sessions(browser, dashboard(), SESSIONS)
    yield Figure("memory after the first visit", empty, once, "MB", 210, ratio=False)
    yield Figure("memory of each further session", empty_each, each, "MB", 0.25, ratio=False)


def _several(browser: Browser, times: int) -> Iterator[Figure]:
    """A folder of many evaluations beside a folder of one."""
    name = f"{EVALUATIONS} evaluations"
    with tempfile.TemporaryDirectory() as folder:
        many, alone = Path(folder, "many"), Path(folder, "alone")
        for number in range(EVALUATIONS):
            write_million(many / f"study-{number}", QUOTES_EACH)
        subjects = dashboard(write_million(alone, QUOTES_EACH)), dashboard(many)
        one, all_ = medians([starting(browser, subject) for subject in subjects], times)
        yield Figure(f"{name}: cold start (beside one)", one, all_, "ms", 1.1)
        with subjects[1].started() as server:
            sizes = []
            for number in range(EVALUATIONS):
                with opened(browser, f"{server.url}/quotes?evaluation=study-{number}"):
                    sizes.append(resident(server.pid))
        yield Figure(f"{name}: memory (beside one)", sizes[0], sizes[-1], "MB", 1.5)


def _large(browser: Browser, times: int, quotes: int) -> Iterator[Figure]:
    name = f"{quotes:,} quotes"
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        subject = dashboard(write_million(Path(folder), quotes))
        servers = [stack.enter_context(each.started()) for each in (dashboard(), subject)]
        few, many = ([f"{s.url}/quotes", f"{s.url}/grid"] for s in servers)
        (few_filter, few_turn), (filter_, turn) = (
            [stack.enter_context(opened(browser, url)) for url in urls] for urls in (few, many)
        )
        search = stack.enter_context(opened(browser, many[0]))
        acts = [
            *(filtering(page, subject) for page in (few_filter, filter_)),
            *(turning(page) for page in (few_turn, turn)),
            searching(search),
        ]
        small, large, small_turn, large_turn, found = medians(acts, times)
        yield Figure(f"{name}: filter (beside 33)", small, large, "ms", 1.3)
        yield Figure(f"{name}: page (beside 33)", small_turn, large_turn, "ms", 1.3)
        yield Figure(f"{name}: search", None, found, "ms", 80, ratio=False)
        held = resident(servers[1].pid)
        yield Figure(f"{name}: memory", None, held, "MB", 800, ratio=False)


if __name__ == "__main__":
    main()
