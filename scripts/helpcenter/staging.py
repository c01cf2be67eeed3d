"""Building beside the site and swapping at the end, so that a build that fails or is killed harms nothing.

A directory cannot be renamed over another one, so the swap is two renames. A process killed between
them leaves the last good site under its second name; the next run puts it back.
"""

from __future__ import annotations

import shutil
from pathlib import Path


class Staging:
    """The folder in which `site` is built, and the one in which the last good site waits during the swap."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.folder = site.with_name(f".{site.name}.building")
        self._previous = site.with_name(f".{site.name}.previous")

    def begin(self) -> None:
        """Clear what a killed build left, and bring back the last good site if it was killed in the swap."""
        if self._previous.is_dir() and not self.site.exists():
            self._previous.rename(self.site)
        self.discard()

    def publish(self) -> None:
        """Put the finished build in the place of the site."""
        if self.site.exists():
            self.site.rename(self._previous)
        self.folder.rename(self.site)
        shutil.rmtree(self._previous, ignore_errors=True)

    def discard(self) -> None:
        for leftover in (self.folder, self._previous):
            if leftover.is_dir():
                shutil.rmtree(leftover)
