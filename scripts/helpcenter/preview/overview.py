"""The state of all pages, as `helpcenter status` tells it: found out in a process of its own, so that nobody waits."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Overview:
    """The `summary` and the `pages` of `helpcenter status --format json`; or the `problem` that prevents it."""

    summary: dict[str, Any]
    pages: list[dict[str, Any]]
    problem: str = ""


def overview(root: Path) -> Overview:
    """The state of the project in the folder `root`; it takes as long as a check of all pages."""
    command = [sys.executable, "-m", "helpcenter", "status", "--format", "json", "--project", str(root)]
    found = subprocess.run(command, capture_output=True, check=False)
    if found.returncode:
        return Overview({}, [], found.stderr.decode(errors="replace"))
    said = json.loads(found.stdout)
    return Overview(said["summary"], said["pages"])
