"""The addresses in a web app manifest (https://www.w3.org/TR/appmanifest/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_LISTS = {"icons": ("src",), "screenshots": ("src",), "shortcuts": ("url",)}


def addresses(text: str) -> Iterator[tuple[str, str]]:
    """Each with the key that holds it; values of the wrong type are left out, as browsers do.

    Raises ValueError if this is not JSON.
    """
    try:
        manifest = json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(manifest, dict):
        return
    yield from _strings(manifest, ("start_url",))
    for key, names in _LISTS.items():
        for entry in _objects(manifest.get(key)):
            yield from _strings(entry, names)
            for icon in _objects(entry.get("icons")):
                yield from _strings(icon, ("src",))


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a value of JSON")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    return (entry for entry in (value if isinstance(value, list) else ()) if isinstance(entry, dict))


def _strings(entry: dict[str, Any], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((name, entry[name]) for name in names if isinstance(entry.get(name), str))
