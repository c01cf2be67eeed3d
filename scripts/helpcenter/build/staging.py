"""Building beside the site and swapping at the end, so that a build that fails or is killed harms nothing.

A directory cannot be renamed over another one, so the swap is two renames. A process killed between
them leaves the last good site under its second name; the next run puts it back. A lock, which ends with
its process, keeps two builds from sharing the folder.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from filelock import FileLock

# How long a second build waits for the first, in seconds.
PATIENCE = 120


class Staging:
    """The folder in which `site` is built, and the one in which the last good site waits during the swap."""

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        self.folder = self.site.with_name(f".{self.site.name}.building")
        self._previous = self.site.with_name(f".{self.site.name}.previous")
        self._lock = FileLock(self.site.with_name(f".{self.site.name}.lock"), timeout=PATIENCE)

    def begin(self) -> None:
        """Clear what a killed build left, and bring back the last good site if it was killed in the swap.

        Waits while another build has the folder. Raises filelock.Timeout after PATIENCE, and OSError.
        """
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self._lock.acquire()
        if self._previous.is_dir() and not self.site.exists():
            self._previous.rename(self.site)
        self._clear()

    def publish(self) -> None:
        """Put the finished build in the place of the site. Raises OSError where the site cannot be moved."""
        if self.site.exists():
            self.site.rename(self._previous)
        self.folder.rename(self.site)
        self._clear()
        self._lock.release()

    def discard(self) -> None:
        self._clear()
        self._lock.release()

    def _clear(self) -> None:
        for leftover in (self.folder, self._previous):
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink(missing_ok=True)
