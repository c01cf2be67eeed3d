"""The site as it was built the last time: a file that would be made the same is taken from it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from helpcenter.build.cache import Cache
from helpcenter.build.file_digest import file_digest


class LastSite:
    """The `folder` of the last site, where there is one, and what is `known` of its files."""

    def __init__(self, folder: Path, known: Cache) -> None:
        self._folder = folder
        self.known = known

    def give(self, digests: Mapping[str, str], site: Path) -> bool:
        """Put files, which are given with their digests, into the folder of the new `site`; all, or false and none.

        Where the disk can, it is the same file in both, with its old time: web servers and devices have it already.
        It must not be written to. Raises OSError.
        """
        found: dict[str, bytes] = {}
        for name, digest in digests.items():
            data = self._read(name)
            if data is None or file_digest(data) != digest:
                return False
            found[name] = data
        for name, data in found.items():
            new = site / name
            new.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(self._folder / name, new)
            except OSError:
                new.write_bytes(data)
        return True

    def _read(self, name: str) -> bytes | None:
        """A file of the last site; None if there is none."""
        file = self._folder / name
        try:
            return None if file.is_symlink() else file.read_bytes()
        except OSError:
            return None
