"""JSON as search engines import it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def whole(value: Any) -> str:
    """One value, in lines that people can compare."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def lines(values: Iterable[Mapping[str, Any]]) -> str:
    """A value on each line (https://jsonlines.org)."""
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
