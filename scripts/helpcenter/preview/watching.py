"""Tells when somebody has saved something that the site is made of."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from helpcenter.files.leftovers import is_hidden, is_leftover

# An editor writes a file in several steps, and several files at once: seconds without another step end one save.
QUIET = 0.03
# The system tells of nothing else: to read the site opens hundreds of files.
_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileDeletedEvent, FileMovedEvent,
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
]  # fmt: skip


class Watcher(FileSystemEventHandler):
    """While it is entered, calls `changed` with the paths that were saved, in a thread, one call after the other.

    `places` tells which files and folders are watched, and is asked again after each change.
    """

    def __init__(self, places: Callable[[], Iterable[Path]], changed: Callable[[set[Path]], None]) -> None:
        self._asked = places
        self._places: tuple[Path, ...] = ()
        self._changed = changed
        self._saved: set[Path] = set()
        self._news = threading.Condition()
        self._ended = False
        self._observer = Observer()
        self._teller = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> Self:
        self._watch()
        self._observer.start()
        self._teller.start()
        return self

    def _watch(self) -> None:
        places = tuple(self._asked())
        if places == self._places:
            return
        self._places = places
        self._observer.unschedule_all()
        folders = {place for place in places if place.is_dir()}
        for folder in folders:
            if not any(folder.is_relative_to(other) for other in folders - {folder}):
                self._observer.schedule(self, str(folder), recursive=True, event_filter=_CHANGES)
        for folder in {place.parent for place in places if not place.is_dir()} - folders:
            if folder.is_dir():
                self._observer.schedule(self, str(folder), recursive=False, event_filter=_CHANGES)

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()
        with self._news:
            self._ended = True
            self._news.notify()
        self._teller.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        names = {Path(str(name)) for name in (event.src_path, event.dest_path) if name}
        saved = {path for path in names if self._is_watched(path)}
        if saved:
            with self._news:
                self._saved |= saved
                self._news.notify()

    def _is_watched(self, path: Path) -> bool:
        below = next((path.relative_to(place) for place in self._places if path.is_relative_to(place)), None)
        return below is not None and not any(is_hidden(part) or is_leftover(part) for part in below.parts)

    def _tell(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._saved or self._ended)
                if self._ended:
                    return
                while self._news.wait(QUIET):
                    pass
                saved, self._saved = self._saved, set()
            self._changed(saved)
            self._watch()
