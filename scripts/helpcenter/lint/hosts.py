"""The host of a web address."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """The host of an address, in small letters; empty if it has none, or is no address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # broken-address
        return ""
