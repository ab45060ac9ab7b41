"""A sign-in that is set up by half keeps the server from starting; without one nothing changes."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.server import ROOT
from tests.signin.served import ACCESS, ServedDashboard, configured

pytestmark = pytest.mark.slow
PROVIDER = "http://localhost:9"
NO_DATA = Path("none")
"""What is served does not matter before a visit."""


BEGIN = "import dashboard; print(len(dashboard.GUARDS))"


def started(
    folder: Path, environment: Mapping[str, str], program: str = BEGIN
) -> subprocess.CompletedProcess[str]:
    """What becomes of a server's beginning."""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ServedDashboard:
    return configured(tmp_path_factory.mktemp("dashboard"), NO_DATA, PROVIDER)


def without_access(made: ServedDashboard) -> dict[str, str]:
    return {k: v for k, v in made.environment.items() if k != "EVALUATION_ACCESS"}


def test_it_starts_as_it_is_set_up(made: ServedDashboard) -> None:
    done = started(made.folder, made.environment)
    assert (done.returncode, done.stdout.strip()) == (0, "2"), done.stderr


CHANGED = """
import dashboard
from pathlib import Path
Path("access.toml").write_text("no rules any more", encoding="utf-8")
from pages import data
data.claims = lambda: {"groups": ["apples-7"]}
print(sorted(data.grant().ids))
"""


def test_pages_go_by_the_rules_with_which_the_server_began(tmp_path: Path) -> None:
    made = configured(tmp_path, NO_DATA, PROVIDER)
    done = started(made.folder, made.environment, CHANGED)
    assert (done.returncode, done.stdout.strip()) == (0, "['apples']"), done.stderr


def test_it_is_off_by_default(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("EVALUATION_")}
    done = started(tmp_path, environment | {"PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stdout.strip()) == (0, "0"), done.stderr


def test_a_provider_without_rules_is_refused(made: ServedDashboard) -> None:
    done = started(made.folder, without_access(made))
    assert done.returncode == 1
    assert "EVALUATION_ACCESS names no file" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[auth]", "[other]", "auth.redirect_uri"),
        ("[auth]", "[auth", "secrets.toml cannot be read"),
        ("/oauth2callback", "/callback", "auth.redirect_uri"),
        ("client_id", "client", "auth.client_id: The key is missing"),
        ("-0123456789abcdef", "", "auth.cookie_secret"),
    ],
)
def test_rules_without_a_provider_are_refused(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    made = configured(tmp_path, NO_DATA, PROVIDER)
    secrets = tmp_path / ".streamlit" / "secrets.toml"
    secrets.write_text(secrets.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = started(made.folder, made.environment)
    assert done.returncode == 1
    assert told in done.stderr
    assert "a-secret-of-tests" not in done.stderr


@pytest.mark.parametrize(
    ("access", "told"),
    [
        (ACCESS.replace("groups", "group"), "access.toml, allow[0]"),
        (ACCESS.replace('"signed-out"', '"access.toml/out"'), "signed_out: The folder"),
        (ACCESS.replace('"signed-out"', '"."'), "access.toml, signed_out: The folder"),
    ],
)
def test_bad_rules_are_refused(tmp_path: Path, access: str, told: str) -> None:
    made = configured(tmp_path, NO_DATA, PROVIDER, access=access)
    done = started(made.folder, made.environment)
    assert done.returncode == 1
    assert told in done.stderr


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ('baseUrlPath = "below"', "server.baseUrlPath"),
        ('trustedUserHeaders = { X-User = "email" }', "server.trustedUserHeaders"),
    ],
)
def test_settings_that_would_open_it_are_refused(tmp_path: Path, setting: str, told: str) -> None:
    made = configured(tmp_path, NO_DATA, PROVIDER)
    config = tmp_path / ".streamlit" / "config.toml"
    text = config.read_text(encoding="utf-8").replace("[server]", f"[server]\n{setting}")
    config.write_text(text, encoding="utf-8")
    done = started(made.folder, made.environment)
    assert done.returncode == 1
    assert told in done.stderr
