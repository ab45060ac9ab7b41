"""Replicas behind nginx, by the configuration in `docs/deploy`, where nginx is installed."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.server import ROOT, Server, free_port, wait_for

CONFIGURATION = ROOT / "docs" / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


@contextmanager
def behind_nginx(folder: Path, replicas: Sequence[Server]) -> Iterator[str]:
    """The one address of these replicas.

    Raises:
        FileNotFoundError: Where nginx is not installed.
    """
    if NGINX is None:
        raise FileNotFoundError("nginx is not installed")
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
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:
        try:
            wait_for(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
