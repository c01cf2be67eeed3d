"""The browser of the tests: finds Chromium, and installs it if it is missing.

`python -m helpcenter_dev.chromium` makes sure that there is one: Debian's headless shell, which is the same browser
without windows and needs half the time; else that of the system, else Playwright's own. Without a browser, tests are
not skipped: they fail and say how to install one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from helpcenter_dev import debian

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# What a headless Chromium needs in a container, and without requests to its maker.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """The path of a Chromium, that of the system before Playwright's own."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@contextmanager
def launch() -> Iterator[Browser]:
    path = find()
    if path is None:
        sys.exit("No Chromium on this machine. Install one (Debian: apt install chromium), then run make test again.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def install() -> None:
    """Debian's packages if this user may install packages, else Playwright's own download."""
    print("Installing Chromium for the browser tests …", file=sys.stderr)
    debian.install(SHELL)
    if find() is None:
        debian.install("chromium")
    if find() is None:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, stdout=sys.stderr)


if __name__ == "__main__":
    if not shutil.which(SHELL):
        install()
    if find() is None:
        sys.exit("Chromium could not be installed here. Install it by hand (Debian: apt install chromium).")
