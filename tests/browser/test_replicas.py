"""Two replicas behind nginx, by the configuration in `docs/deploy`, where nginx is installed."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, new_visitor
from tests.server import ROOT, Server, app, dataset, free_port, served, wait_for

CONFIGURATION = ROOT / "docs" / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


@contextmanager
def behind_nginx(folder: Path, replicas: list[Server]) -> Iterator[str]:
    """The one address of these replicas."""
    port = free_port()
    text = CONFIGURATION.read_text(encoding="utf-8").replace("listen 8080", f"listen {port}")
    for number, replica in enumerate(replicas, 8501):
        text = text.replace(f"127.0.0.1:{number}", replica.url.removeprefix("http://"))
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = (
        f"daemon off; pid {folder}/pid; error_log stderr warn; events {{}}\n"
        f"http {{ access_log off;\n{paths}{text} }}"
    )
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:
        try:
            wait_for(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


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
