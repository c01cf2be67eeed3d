"""The digest of a file of the site: by it a build knows what it need not make again, and a device what it has."""

from __future__ import annotations

from hashlib import sha256


def file_digest(data: bytes) -> str:
    """16 hexadecimal digits, as overrides/browser/offline/keeping.ts computes them."""
    return sha256(data).hexdigest()[:16]
