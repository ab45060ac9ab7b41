"""The system's Chromium, which the browser tests and the screenshots run in.

`python -m tests.browser.chromium` prints where it is, and installs it from the system's packages
where there is none.
"""

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # installing must work before anything else does
    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What systems call it; first the one that has no window, which takes a third less work."""

PACKAGES = ("chromium-headless-shell", "chromium")
"""Its package, by Debian's name and by others'."""

OPTIONS = [
    "--no-sandbox",  # Chromium refuses its sandbox to root, as which containers run
    "--disable-gpu",
    "--no-first-run",
    # It asks nobody but the app, so that tests mean the same with and without a network.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

QUIETLY = ["-y", "-qq", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"]


def executable() -> str | None:
    """The path of Chromium, or None. The environment variable CHROMIUM overrides the system's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def launch(playwright: "Playwright") -> "Browser":
    """A headless Chromium that reaches this machine only."""
    return playwright.chromium.launch(executable_path=executable(), args=OPTIONS)


def install() -> None:
    """Install Chromium by apt, asking for leave by sudo where the user is not root."""
    leave = [] if os.geteuid() == 0 else ["sudo"]
    get = [*leave, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *QUIETLY]
    subprocess.run([*get, "update"], check=True, stdin=subprocess.DEVNULL)
    for package in PACKAGES:
        command = [*get, "install", "--no-install-recommends", package]
        print("Installing Chromium:", *command, flush=True)
        if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0:
            return


def can_install() -> bool:
    """Whether there is apt, and leave to use it."""
    return bool(shutil.which("apt-get") and (os.geteuid() == 0 or shutil.which("sudo")))


def main() -> str | None:
    """What is missing, for the exit status; None when all is well."""
    if not executable() and not os.environ.get("CHROMIUM") and can_install():
        install()
    if not executable():
        return "No Chromium found. Install it or Chrome, or name its path: CHROMIUM=/path/to/it"
    print("Chromium:", executable())
    return None


if __name__ == "__main__":
    sys.exit(main())
