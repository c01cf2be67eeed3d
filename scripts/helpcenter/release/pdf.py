"""Prints a page into a PDF, by a browser of this machine: no library lays out Chinese and Arabic as well."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from helpcenter.findings.errors import UsageError

# As Debian, Ubuntu, Google and Microsoft call them.
_BROWSERS = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome", "chrome", "msedge")
_PATIENCE = 120


def find_browser() -> str:
    """The browser that prints. Raises UsageError if there is none."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        names = ", ".join(_BROWSERS)
        raise UsageError(f"a PDF needs Chromium, Chrome or Edge, and none of these commands is here: {names}")
    return browser


def write(browser: str, page: Path) -> Path:
    """The PDF of a page, beside it. Raises UsageError if the browser fails."""
    target = page.with_suffix(".pdf").resolve()
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline"]
        command += [f"--user-data-dir={profile}", f"--print-to-pdf={target}", page.resolve().as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # Chromium's sandbox does not work for root
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise UsageError(f"{browser} has not made the PDF within {_PATIENCE} seconds") from error
    if done.returncode or not target.is_file():
        raise UsageError(f"{browser} cannot make the PDF: {done.stderr.decode(errors='replace').strip()[-300:]}")
    return target
