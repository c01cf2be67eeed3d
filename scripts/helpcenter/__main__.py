"""The process around the command."""

from __future__ import annotations

import os
import sys

from helpcenter.cli import main


def run() -> None:
    """Run the command, and end at once: Python would take every value apart first, a third of the time of a check."""
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
