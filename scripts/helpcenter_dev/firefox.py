"""Firefox for the browser tests, that of the system: `python -m helpcenter_dev.firefox` makes sure that there is one.

Without it the tests are not skipped: they fail and say how to install it.
"""

from __future__ import annotations

import shutil
import sys

from helpcenter_dev import debian

NAMES = ("firefox-esr", "firefox")


def path() -> str:
    """The path of Firefox. Ends the program if there is none."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    sys.exit("No Firefox on this machine. Install one (Debian: apt install firefox-esr), then run make test again.")


if __name__ == "__main__":
    if not any(map(shutil.which, NAMES)):
        print("Installing Firefox for the browser tests …", file=sys.stderr)
        debian.install("firefox-esr")
    path()
