"""What pages of other hosts answered, kept for a while in the user's cache folder, so that they are not asked often."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from helpcenter.links.external.answer import Answer

# Seconds to wait for another check.
_PATIENCE = 10
# A row that this version cannot read is none.
_UNREADABLE = (ValueError, TypeError, KeyError)


@dataclass(frozen=True)
class ExternalMemory:
    """The answers of pages, by address without fragment.

    A page that answered is taken to be there for `lasts` seconds, one that did not to be gone for `failure_lasts`. A
    memory that is broken is empty.
    """

    file: Path
    lasts: float = 24 * 60 * 60
    failure_lasts: float = 60 * 60
    now: Callable[[], float] = time.time

    @classmethod
    def of_user(cls) -> ExternalMemory:
        return cls(Path(platformdirs.user_cache_dir("helpcenter"), "external.sqlite"))

    def recall(self, pages: Mapping[str, bool]) -> dict[str, Answer]:
        """What is still known of the pages; `pages` tells of each whether it must have been looked at closely."""
        try:
            with closing(self._open()) as database:
                rows = database.execute("SELECT page, asked, answer FROM answers").fetchall()
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                self.file.unlink()
            return {}
        return dict(self._fresh(rows, pages))

    def keep(self, answers: Mapping[str, Answer]) -> None:
        """Take in what was answered now. A memory that cannot be written is none."""
        now = self.now()
        rows = [(page, now, _dump(answer)) for page, answer in answers.items()]
        with suppress(sqlite3.Error, OSError, ValueError), closing(self._open()) as database, database:
            database.execute("DELETE FROM answers WHERE asked < ?", (now - max(self.lasts, self.failure_lasts),))
            database.executemany("REPLACE INTO answers VALUES (?, ?, ?)", rows)

    def _fresh(self, rows: list[tuple[str, float, str]], pages: Mapping[str, bool]) -> Iterator[tuple[str, Answer]]:
        now = self.now()
        for page, asked, text in rows:
            if page not in pages:
                continue
            with suppress(*_UNREADABLE):
                answer = _load(text)
                lasts = self.failure_lasts if answer.unreachable else self.lasts
                # An age below zero: the clock was wrong then, or is now.
                if 0 <= now - asked < lasts and (answer.closely or answer.unreachable or not pages[page]):
                    yield page, answer

    def _open(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        database = sqlite3.connect(self.file, timeout=_PATIENCE)
        with database:
            database.execute("CREATE TABLE IF NOT EXISTS answers (page TEXT PRIMARY KEY, asked REAL, answer TEXT)")
        return database


def _dump(answer: Answer) -> str:
    anchors = None if answer.anchors is None else sorted(answer.anchors)
    return json.dumps({**asdict(answer), "anchors": anchors})


def _load(text: str) -> Answer:
    fields = json.loads(text)
    if fields["anchors"] is not None:
        fields["anchors"] = frozenset(fields["anchors"])
    return Answer(**fields)
