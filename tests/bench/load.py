"""Prints how the app bears many visitors, and one who clicks without pause (`make load`)."""

import argparse
import asyncio
import random
import time
from statistics import median

from tests.bench.measures import resident
from tests.bench.outage import outage
from tests.bench.subjects import dashboard
from tests.bench.tally import ADDRESSES, SEED, Tally
from tests.bench.visitor import NoAnswerError, Visitor
from tests.nginx import NGINX
from tests.server import Server

MOST = 80
"""Milliseconds within which 95 of 100 clicks ought to be answered."""


async def browse(
    visitor: Visitor, pause: float, until: float, tally: Tally, number: int = 0
) -> None:
    """Click about, in a way of one's own, with a pause after each click, until that moment.

    A pause is that long on average: with one that never varies, all who once waited together click
    at the same moment ever after, which people do not.
    """
    chance = random.Random(SEED + number)  # noqa: S311 - no secret
    await asyncio.sleep(chance.uniform(0, pause))
    while time.monotonic() < until:
        page, query = chance.choice(ADDRESSES)
        try:
            tally.clicks.append(await visitor.click(query, page))
        except (NoAnswerError, TimeoutError, OSError) as error:
            tally.errors.append(str(error))
        await asyncio.sleep(pause * chance.uniform(0.5, 1.5))


async def crowd(server: Server, visitors: int, pause: float, minutes: float) -> None:
    """Many visitors: a minute, then so many more; memory is told every ten minutes.

    It grows until each visitor has been everywhere, for a session remembers its widgets.
    """
    everybody = [await Visitor.arriving(server.url) for _ in range(visitors)]
    print(f"{visitors} visitors, {pause:g} s between clicks", flush=True)
    before = 0.0
    tens = [10.0] * int(minutes // 10) + [minutes % 10] * bool(minutes % 10)
    for name, seconds in (("first minute", 60.0), *((f"{n:g} more minutes", 60 * n) for n in tens)):
        tally = Tally()
        until = time.monotonic() + seconds
        await asyncio.gather(
            *(browse(v, pause, until, tally, number) for number, v in enumerate(everybody))
        )
        now = resident(server.pid)
        growth = f" ({now / before - 1:+.1%})" if before else ""
        reached = "yes" if tally.p95 <= MOST and not tally.errors else "NO"
        print(f"  {name}: {tally}; server memory {now:.0f} MB{growth}", flush=True)
        print(f"  95 % within {MOST} ms and no error: {reached}", flush=True)
        before = before or now
    for visitor in everybody:
        await visitor.leave()


async def rush(server: Server, seconds: float = 20.0) -> None:
    """One visitor clicks now and then: alone, and beside one who clicks without pause."""
    calm = await Visitor.arriving(server.url)
    alone, beside = Tally(), Tally()
    await browse(calm, 0.2, time.monotonic() + seconds, alone)
    hasty = await Visitor.arriving(server.url)
    page, query = ADDRESSES[1]
    storm = asyncio.create_task(hasty.storm(query, page))
    await browse(calm, 0.2, time.monotonic() + seconds, beside)
    storm.cancel()
    await asyncio.gather(storm, return_exceptions=True)
    ratio = median(beside.clicks) / median(alone.clicks)
    print(f"alone: {alone}\nbeside one who clicks without pause: {beside}\nratio {ratio:.2f}")


def main() -> None:
    """Start a server and let them in."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load", description=__doc__)
    parser.add_argument("--visitors", type=int, default=100)
    parser.add_argument("--pause", type=float, default=5.0, help="seconds between clicks")
    parser.add_argument("--minutes", type=float, default=10.0, help="after the first")
    options = parser.parse_args()
    if NGINX is None:
        print("nginx is not installed: no replica is killed")
    else:
        asyncio.run(outage(options.visitors, options.pause))
    with dashboard().started() as server:
        asyncio.run(rush(server))
    with dashboard().started() as server:
        asyncio.run(crowd(server, options.visitors, options.pause, options.minutes))


if __name__ == "__main__":
    main()
