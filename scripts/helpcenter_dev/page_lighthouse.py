"""Lighthouse, as a phone with slow 4G that it simulates: scores, paint times, what took something off."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from helpcenter_dev import chromium

FOLDER = Path(__file__).parents[1] / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Report:
    """Scores from 0 to 1 by category; times in milliseconds and the layout shift, if performance was asked for."""

    scores: dict[str, float]
    failed: list[str]
    fcp: float
    lcp: float
    blocking: float
    shift: float


def run(addresses: Sequence[str], categories: Sequence[str] = CATEGORIES) -> list[Report]:
    """A report on each address, in turn."""
    browser = chromium.find()
    if browser is None:
        sys.exit("No Chromium on this machine. Install one (Debian: apt install chromium), then run make bench again.")
    node = Path(sys.executable).with_name("node")
    process = subprocess.run(
        [node, FOLDER / "run.js", browser, *chromium.ARGUMENTS],
        input=json.dumps({"addresses": addresses, "categories": categories}),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return [Report(**json.loads(line)) for line in process.stdout.splitlines()]
