"""The steps of the Containerfile, taken in an empty folder: the dashboard starts and is healthy.

One step is not taken: the packages are those that are installed already, from the same pins.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

from evaldata.server.signin.access import Access
from tests.server import ROOT, free_port, wait_for

FILE = (ROOT / "Containerfile").read_text(encoding="utf-8")
INSTALL = "pip install --no-cache-dir --require-hashes -r requirements.txt"


def steps() -> list[tuple[str, str]]:
    """Each instruction and what it says."""
    lines = (line for line in FILE.splitlines() if line and not line.startswith("#"))
    return [(name, said) for name, _, said in (line.partition(" ") for line in lines)]


def said(name: str) -> list[str]:
    """What all instructions of a name say."""
    return [text for instruction, text in steps() if instruction == name]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the app as the steps leave it."""
    folder = tmp_path_factory.mktemp("image") / "app"
    folder.mkdir()
    for name, text in steps():
        if name == "COPY":
            *sources, target = text.split()
            _copy(sources, folder / target)
        elif name == "RUN" and INSTALL in text:
            (folder / ".venv").symlink_to(sys.prefix)
        elif name == "RUN":
            subprocess.run(["/bin/sh", "-ec", text], cwd=folder, check=True)
    return folder


def written(folder: Path) -> dict[str, int]:
    """When each file of a folder was written."""
    return {str(path): path.lstat().st_mtime_ns for path in folder.rglob("*")}


def _copy(sources: list[str], target: Path) -> None:
    """Copy as an image does: of a folder what is in it, less what is ignored."""
    ignored = shutil.ignore_patterns("__pycache__", "source")
    for source in sources:
        path = ROOT / source
        if path.is_dir():
            shutil.copytree(path, target, ignore=ignored)
        else:
            into = target / path.name if target.is_dir() else target
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, into)


@pytest.mark.slow
def test_its_steps_make_a_dashboard_that_is_healthy(image: Path, tmp_path: Path) -> None:
    before = written(image)
    [command] = map(json.loads, said("CMD"))
    [health] = (json.loads(text.partition(" CMD ")[2]) for text in said("HEALTHCHECK"))
    port = free_port()
    environment = dict(pair.split("=", 1) for text in said("ENV") for pair in text.split())
    environment |= {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    environment["PORT"] = str(port)
    with subprocess.Popen(
        command,
        cwd=image,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as server:
        try:
            wait_for(server, port)
            subprocess.run(health, cwd=image, env=environment, check=True)
        finally:
            server.terminate()
        assert server.stdout is not None
        assert server.stdout.read() == b""
    assert written(image) == before


def test_it_runs_as_nobody_and_installs_what_is_pinned() -> None:
    [user] = said("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    assert any(INSTALL in text for text in said("RUN"))
    assert said("HEALTHCHECK")


def test_what_it_copies_is_what_is_not_ignored() -> None:
    kept = (ROOT / ".containerignore").read_text(encoding="utf-8").split()
    copied = {word for text in said("COPY") for word in text.split()[:-1]}
    assert {line[1:] for line in kept if line.startswith("!")} == copied


def test_the_replicas_stand_where_nginx_looks_for_them() -> None:
    compose = (ROOT / "docs/deploy/compose.yaml").read_text(encoding="utf-8")
    nginx = (ROOT / "docs/deploy/nginx.conf").read_text(encoding="utf-8")
    ports = re.findall(r'PORT: "(\d+)"', compose)
    assert ports == re.findall(r"server 127\.0\.0\.1:(\d+)", nginx)
    assert re.findall(r"listen (\d+);", nginx) == re.findall(r'ports: \["(\d+):', compose)
    assert "read_only: true" in compose


def test_the_sign_in_to_try_is_set_up_as_the_dashboard_asks(tmp_path: Path) -> None:
    compose = (ROOT / "docs/deploy/compose.sign-in.yaml").read_text(encoding="utf-8")
    secrets, access = (
        textwrap.dedent(text) for text in re.findall(r"content: \|\n((?:      .*\n)+)", compose)
    )
    (tmp_path / "access.toml").write_text(access, encoding="utf-8")
    rules = Access.read(tmp_path / "access.toml")
    ann = {"email": "ann@example.org", "email_verified": True, "is_logged_in": True}
    assert rules.grant(ann).everything
    assert not rules.grant(ann | {"email": "bob@example.org"}).everything
    auth = tomllib.loads(secrets)["auth"]
    assert auth["redirect_uri"].startswith("http://localhost:8080/")
    assert "127.0.0.1:9400:9400" in compose
    assert ":9400/" in auth["server_metadata_url"]
