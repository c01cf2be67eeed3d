"""The host of a web address."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from helpcenter.findings.suggestion import nearest

# How alike a host must be, of 100, to be a misspelling of a listed one.
_ALIKE = 85


def host_of(address: str) -> str:
    """The host of an address, in small letters; empty if it has none, or is no address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # broken-address
        return ""


def leads_to_no_host(address: str) -> bool:
    """Whether an address has a scheme with which nothing is on the web: a file on a disk, or a picture in a text."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return False
    return len(scheme) == 1 or scheme in {"data", "file"}


def unlisted(host: str, listed: Collection[str], cure: str) -> str:
    """What to say of a host that is not listed: which listed one it may be meant to be, or how to fix it otherwise."""
    names = sorted(listed)
    near = nearest(host.lower(), names, _ALIKE) or nearest(f"www.{host.lower()}", names, _ALIKE)
    meant = f'did you mean "{near}"? If not, ' if near else ""
    return f'"{host}" is not in docs/_data/hosts.yml; {meant}{cure}'
