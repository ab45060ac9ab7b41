"""Prints the figures of `make bench`: medians, and ratios to an empty app in the same run."""

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tests.bench.measures import (
    HELD,
    cold_starts,
    filter_clicks,
    first_visits,
    memory_of_sessions,
    opened,
    page_changes,
    resident,
    searches,
    talk_keys,
)
from tests.bench.million import write_million
from tests.bench.subjects import EMPTY, dashboard
from tests.browser.chromium import launch

SESSIONS = 20
WITH_CHARTS = "participants"


class Figure(NamedTuple):
    """A line of the table: what was measured, and what ought to be reached."""

    what: str
    empty: float | None
    ours: float
    unit: str
    most: float
    ratio: bool

    @property
    def reached(self) -> bool:
        """Whether the figure, or its ratio to the empty app's, is within its goal."""
        return (self.ours / self.empty if self.ratio and self.empty else self.ours) <= self.most

    def __str__(self) -> str:
        empty = "" if self.empty is None else f"{self.empty:,.4g}"
        ratio = "" if not self.empty else f"{self.ours / self.empty:.2f}"
        goal = f"ratio {self.most:g}" if self.ratio else f"{self.most:g} {self.unit}"
        verdict = "yes" if self.reached else "NO"
        cells = (f"{self.what:44}", f"{empty:>9}", f"{self.ours:>9,.4g}", f"{self.unit:8}")
        return " ".join((*cells, f"{ratio:>6}", f"{goal:>12}", f"{verdict:>4}"))


def main() -> None:
    """Measure, and print each figure as soon as it is known."""
    options = _options()
    cores, machine = os.cpu_count(), platform.machine()
    print(f"Medians of {options.times}, on {cores} cores ({machine}), headless Chromium")
    print(f"{'':44} {'empty':>9} {'ours':>9} {'':8} {'ratio':>6} {'at most':>12}")
    with sync_playwright() as driver, launch(driver) as browser:
        figures = []
        for figure in _figures(browser, options.times, quotes=options.quotes):
            print(figure, flush=True)
            figures.append(figure)
    missed = sum(not figure.reached for figure in figures)
    print(f"{len(figures) - missed} of {len(figures)} reached")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--times", type=int, default=15, help="how often each is measured")
    parser.add_argument("--quotes", type=int, default=1_000_000, help="of the large dataset")
    return parser.parse_args()


def _figures(browser: Browser, times: int, *, quotes: int) -> Iterator[Figure]:
    ours = dashboard()
    with EMPTY.started() as plain, ours.started() as server:
        both = [(EMPTY, plain.url), (ours, server.url)]
        click, small = filter_clicks(browser, both, times)
        yield Figure("a change of the region filter", click, small, "ms", 0.45, ratio=True)
        human, ours_held = filter_clicks(browser, both, times, held=HELD)
        what = f"a the same, the button held for {HELD} ms"
        yield Figure(what, human, ours_held, "ms", 0.45, ratio=True)
        turned = page_changes(browser, server.url, times)
        yield Figure("b change of page (empty: its click)", click, turned, "ms", 0.5, ratio=True)
        pressed = talk_keys(browser, server.url, times)
        yield Figure("a key in a talk (beside the filter)", small, pressed, "ms", 1.0, ratio=True)
        visit = first_visits(browser, EMPTY, plain.url, "", times)
        first = first_visits(browser, ours, server.url, "", times)
        charts = first_visits(browser, ours, server.url, WITH_CHARTS, times)
    cold, starts = cold_starts(browser, (EMPTY, ours), times)
    yield Figure("c cold start to first content", cold, starts, "ms", 1.0, ratio=True)
    yield Figure(
        "d first visit, Overview",
        visit.milliseconds,
        first.milliseconds,
        "ms",
        0.9,
        ratio=True,
    )
    for name, most, found in (("Overview", 1.0, first), ("a page with Plotly", 2.5, charts)):
        megabytes = found.megabytes
        yield Figure(
            f"d first visit, {name}, over the wire", visit.megabytes, megabytes, "MB", most, False
        )
    yield Figure(
        "d first visit, Overview, requests",
        visit.requests,
        first.requests,
        "",
        float("inf"),
        ratio=False,
    )
    yield from _memory(browser)
    yield from _large(browser, times, quotes)


def _memory(browser: Browser) -> Iterator[Figure]:
    empty, empty_each = memory_of_sessions(browser, EMPTY, SESSIONS)
    once, each = memory_of_sessions(browser, dashboard(), SESSIONS)
    yield Figure("e server memory after the first visit", empty, once, "MB", 160, ratio=False)
    yield Figure("e server memory, each further session", empty_each, each, "MB", 0.3, ratio=False)


def _large(browser: Browser, times: int, quotes: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        subject = dashboard(write_million(Path(name), quotes))
        with dashboard().started() as few, subject.started() as server:
            both = [(dashboard(), few.url), (subject, server.url)]
            small, large = filter_clicks(browser, both, times)
            what = f"{quotes:,} quotes: filter (beside 33 quotes)"
            yield Figure(what, small, large, "ms", 1.5, ratio=True)
            found = searches(browser, server.url, times)
            yield Figure(f"{quotes:,} quotes: search", None, found, "ms", 300, ratio=False)
            with opened(browser, f"{server.url}/quotes"):
                held = resident(server.pid)
            yield Figure(f"{quotes:,} quotes: server memory", None, held, "MB", 1500, ratio=False)


if __name__ == "__main__":
    main()
