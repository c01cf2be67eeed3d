"""The preview hears of what was saved, and not of what it reads itself."""

from __future__ import annotations

import threading
from pathlib import Path

from watchdog.events import FileSystemEvent

from helpcenter.preview.watching import Watcher

PATIENCE = 30  # seconds


class Noting(Watcher):
    """Notes of which kinds the events are that the system tells."""

    kinds: frozenset[str] = frozenset()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.kinds |= {event.event_type}
        super().on_any_event(event)


def test_what_is_saved_is_told_and_what_is_read_is_not(tmp_path: Path) -> None:
    read, saved = tmp_path / "read.md", tmp_path / "saved.md"
    read.write_text("Old.", "utf-8")
    told: set[Path] = set()
    heard = threading.Event()

    def changed(paths: set[Path]) -> None:
        told.update(paths)
        if saved in told:
            heard.set()

    with Noting(lambda: [tmp_path], changed) as watcher:
        for _ in range(100):
            read.read_text("utf-8")
        saved.write_text("New.", "utf-8")
        assert heard.wait(PATIENCE)
    assert read not in told
    assert watcher.kinds <= {"created", "modified"}
