"""Two replicas behind nginx, by the configuration in `docs/deploy`, where nginx is installed."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, new_visitor
from tests.nginx import NGINX, behind_nginx
from tests.server import Server, app, dataset, served

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


def test_a_replica_that_stops_costs_a_reload_and_no_filter(
    browser: Browser, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        first, second = (
            stack.enter_context(served(app(), environment=dataset(None))) for _ in range(2)
        )
        url = stack.enter_context(behind_nginx(tmp_path, [first, second]))
        page = stack.enter_context(new_visitor(browser, PROJECTOR, "light")).new_page()
        page.goto(f"{url}/quotes?region=London&q=care")
        shown = settled(page).get_by_test_id("stMain").inner_text()
        for replica in (first, second):
            if connections(replica):
                os.kill(replica.pid, signal.SIGKILL)
                break
        else:
            pytest.fail("no replica has the visitor")
        page.reload()
        expect(page.get_by_role("button", name="Region")).to_be_visible()
        assert settled(page).get_by_test_id("stMain").inner_text() == shown
        assert "region=London" in page.url


def connections(replica: Server) -> int:
    """WebSockets and others that are open to a replica."""
    port = int(replica.url.rpartition(":")[2])
    lines = Path("/proc/net/tcp").read_text(encoding="utf-8").splitlines()[1:]
    ends = [line.split()[1:4] for line in lines]
    return sum(local.endswith(f":{port:04X}") and state == "01" for local, _, state in ends)
