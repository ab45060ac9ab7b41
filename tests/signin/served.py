"""A provider of sign-ins and a dashboard that asks it, each as a process of its own."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import certifi
import httpx

from tests.evaluations import EVALUATION, built
from tests.server import ROOT, START_LIMIT, app, dataset, free_port, wait_for

AUTHORITY = "authority.pem"
"""One authority for TLS, which nobody speaks here: reading all at each sign-in takes its time."""
END_OF_ONE = "-----END CERTIFICATE-----\n"
SECRET = "a-secret-of-tests-alone-0123456789abcdef"  # noqa: S105
PEOPLE: dict[str, dict[str, Any]] = {
    "ann": {"name": "Ann Grower", "email": "ann@orchard.example", "groups": ["apples-7"]},
    "ben": {"name": "Ben Picker", "email": "ben@hedge.example", "groups": ["berries-7", "x"]},
    "cat": {"name": "Cat Stranger", "email": "cat@elsewhere.example", "groups": ["others"]},
    "dan": {"name": "Dan Keeper", "email": "dan@nhs.example", "email_verified": True},
    "eve": {"name": "Eve Claimer", "email": "eve@nhs.example", "email_verified": False},
}
"""Who there is, and what the provider says of each."""
ACCESS = """
signed_out = "signed-out"

[[allow]]
evaluations = ["apples"]
groups = ["apples-7"]

[[allow]]
evaluations = ["berries"]
groups = ["berries-7"]

[[allow]]
evaluations = ["*"]
domains = ["nhs.example"]
"""


@contextmanager
def provider() -> Iterator[str]:
    """The address of a fresh provider that knows these people."""
    port = free_port()
    known = [("--user-claims", json.dumps({"sub": who, **said})) for who, said in PEOPLE.items()]
    options = [option for pair in known for option in pair]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen([*command, *options], stdout=quiet, stderr=quiet) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, process)
            yield url
        finally:
            process.terminate()


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_LIMIT
    while process.poll() is None and time.monotonic() < deadline:
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the provider did not start")


@dataclass(frozen=True)
class ServedDashboard:
    """A dashboard of two evaluations that people sign in to, as it is set up in a folder.

    Attributes:
        folder: Where it is served from.
        data: The evaluations that it serves.
        port: That it is known by.
        scheme: By which browsers come to it.
    """

    folder: Path
    data: Path
    port: int
    scheme: str = "http"

    @property
    def origin(self) -> str:
        """What the provider sends people back to, without the path."""
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What the server is told."""
        told = {"EVALUATION_ACCESS": str(self.folder / "access.toml"), "EVALUATION_IMPORT": "yes"}
        told |= {"PYTHONPATH": str(ROOT), "SSL_CERT_FILE": str(self.folder / AUTHORITY)}
        return dataset(self.data) | told

    @property
    def log(self) -> Path:
        """What the server has printed."""
        return self.folder / "log"

    @contextmanager
    def serving(self, port: int = 0, command: Sequence[str] = ()) -> Iterator[str]:
        """The address of a server of it, on its own port or another."""
        listens = port or self.port
        arguments = [sys.executable, *(command or app()), "--port", str(listens)]
        with (
            self.log.open("ab") as log,
            subprocess.Popen(
                arguments, cwd=self.folder, env=self.environment, stdout=log, stderr=log
            ) as process,
        ):
            try:
                wait_for(process, listens)
                yield f"http://127.0.0.1:{listens}"
            finally:
                process.kill()


def growing(folder: Path) -> Path:
    """A folder of two evaluations."""
    for name in ("apples", "berries"):
        named = EVALUATION.replace("Walking groups", f"Growing {name},")
        dataset = built(folder / "sources" / name, evaluation=named)
        shutil.copytree(dataset, folder / "evaluations" / name)
    return folder / "evaluations"


def configured(
    folder: Path, data: Path, provider: str, *, scheme: str = "http", access: str = ACCESS
) -> ServedDashboard:
    """A dashboard that serves evaluations and is set up to ask a provider."""
    made = ServedDashboard(folder, data, free_port(), scheme)
    (folder / ".streamlit").mkdir()
    shutil.copy(ROOT / ".streamlit" / "config.toml", folder / ".streamlit")
    secrets = f"""
[auth]
redirect_uri = "{made.origin}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "dashboard"
client_secret = "of the tests"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
    (folder / ".streamlit" / "secrets.toml").write_text(secrets, encoding="utf-8")
    (folder / "access.toml").write_text(access, encoding="utf-8")
    first, end, _ = certifi.contents().partition(END_OF_ONE)
    (folder / AUTHORITY).write_text(first + end, encoding="utf-8")
    return made
