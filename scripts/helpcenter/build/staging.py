"""Building beside the site and swapping at the end, so that a build that fails or is killed harms nothing.

A directory cannot be renamed over another one, so the swap is two renames. A process killed between
them leaves the last good site under its second name; the next run puts it back. A lock, which ends with
its process, keeps two builds from sharing the folder. A folder that cannot be renamed is changed inside (`in_place`).
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from helpcenter.build import in_place

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
        try:
            if self._previous.is_dir() and not self.site.exists():
                self._previous.rename(self.site)
            in_place.recover(self.site)
            self._clear()
        except OSError:
            self._lock.release()
            raise

    def publish(self) -> None:
        """Put the finished build in the place of the site. If that fails, the last good site is as it was: OSError."""
        try:
            if self.site.exists() and (in_place.must_stay(self.site) or not self._set_aside()):
                in_place.replace(self.site, self.folder)
            else:
                self._take_place()
            with suppress(OSError):  # what is left over now does no harm: the next build clears it
                self._clear()
        finally:
            self._lock.release()

    def discard(self) -> None:
        try:
            self._clear()
        finally:
            self._lock.release()

    def _set_aside(self) -> bool:
        """Rename the site; false where its folder cannot be renamed, for example because it is a mount point."""
        try:
            self.site.rename(self._previous)
        except OSError:
            return False
        return True

    def _take_place(self) -> None:
        try:
            self.folder.rename(self.site)
        except OSError:
            if self._previous.is_dir():
                self._previous.rename(self.site)
            raise

    def _clear(self) -> None:
        for leftover in (self.folder, self._previous):
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink(missing_ok=True)
