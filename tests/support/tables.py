"""Tables of cases in YAML: read once, by the parser in C, which is ten times as fast."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(file: Path) -> Any:
    """What is in a YAML file that no test changes."""
    return yaml.load(file.read_text("utf-8"), _LOADER)  # noqa: S506 -- a safe one
