"""The secret that replicas share is read from where the notes on deployment say, and only there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PRINT = "from streamlit.web.server.server_util import get_cookie_secret as g; print(g())"
SERVER = '[server]\ncookieSecret = "{}"\n'
VARIABLE = "STREAMLIT_SERVER_COOKIE_SECRET"


def secret(folder: Path, **environment: str) -> str:
    """The secret with which a server signs that is begun in a folder."""
    known = {k: v for k, v in os.environ.items() if k != VARIABLE} | environment
    command = [sys.executable, "-c", PRINT]
    done = subprocess.run(
        command, cwd=folder, env=known, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / ".streamlit").mkdir()
    return tmp_path / ".streamlit"


@pytest.mark.slow
def test_the_environment_has_the_secret(tmp_path: Path, settings: Path) -> None:
    (settings / "secrets.toml").write_text(SERVER.format("ignored"), encoding="utf-8")
    assert secret(tmp_path) != "ignored"
    assert secret(tmp_path, **{VARIABLE: "shared"}) == "shared"


@pytest.mark.slow
def test_or_the_settings_have_it_and_a_sign_in_has_its_own(tmp_path: Path, settings: Path) -> None:
    (settings / "config.toml").write_text(SERVER.format("shared"), encoding="utf-8")
    assert secret(tmp_path) == "shared"
    auth = '[auth]\ncookie_secret = "own"\n'
    (settings / "secrets.toml").write_text(auth, encoding="utf-8")
    assert secret(tmp_path) == "own"
