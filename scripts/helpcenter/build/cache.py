"""What was found out at some cost the last time: pages, what files hold, what other hosts answered.

In the user's cache folder, one SQLite file for each kind and what it is about (a project, a site).
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs

from helpcenter.build import generator

MONTH = 30 * 24 * 60 * 60
# Seconds to wait for another process that writes.
_PATIENCE = 10
_TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    name BLOB PRIMARY KEY, origin BLOB, version BLOB, written REAL, expires REAL, checksum BLOB, value BLOB
)"""
# The file is damaged, or its table is of another form: it is removed. Other errors may pass.
_BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
# SQLite quotes what is damaged, which Python cannot decode.
_ERRORS = (sqlite3.Error, OSError, UnicodeDecodeError)


class Key(NamedTuple):
    """What a value is called, and a digest of what it was made from: of each name, one value is kept."""

    name: str
    origin: bytes = b""


class Cache:
    """Values by key, which several processes can use at once.

    A value is found again if its row is unchanged and has not expired, and if it was written for the same `purpose`
    by the same code, Python and `libraries` (names of distributions). Everything else is missed, and removed when
    something is written. A file that cannot be read or written is not an error: nothing is found, nothing is kept.
    """

    def __init__(
        self, file: Path, libraries: Iterable[str], purpose: str = "", now: Callable[[], float] = time.time
    ) -> None:
        self._file = file
        self._libraries = tuple(libraries)
        self._purpose = purpose
        self._now = now

    @classmethod
    def of_user(cls, kind: str, libraries: Iterable[str], purpose: str = "") -> Cache:
        digest = blake2b(_encoded(purpose), digest_size=8).hexdigest()
        return cls(Path(platformdirs.user_cache_dir("helpcenter"), f"{kind}-{digest}.sqlite"), libraries, purpose)

    def get(self, keys: Iterable[Key]) -> dict[str, bytes]:
        """The values that are known, by the names of their keys, which are asked for only if there is a file."""
        found: dict[str, bytes] = {}
        now, own = self._now(), self._version()
        statement = "SELECT name, origin, written, expires, checksum, value FROM entries WHERE version = ?"
        try:
            if self._file.is_file():
                wanted = {_encoded(key.name): key for key in keys}
                with closing(self._open()) as database:
                    for row in database.execute(statement, (own,)):
                        key = wanted.get(row[0])
                        if key and row[1] == key.origin and _is_unchanged(own, row) and row[2] <= now < row[3]:
                            found[key.name] = row[5]
                with suppress(OSError):
                    os.utime(self._file)  # in use: not to be removed as old
        except _ERRORS as error:
            self._remove_if_broken(error)
            return {}
        return found

    def put(self, values: Mapping[Key, bytes], lasts: float = MONTH) -> None:
        """Keep values for so many seconds, and remove what is of no use any more."""
        own = self._version()
        statement = "DELETE FROM entries WHERE version IS NOT ? OR expires <= ? OR written > ?"
        try:
            with closing(self._open()) as database, database:
                database.execute("BEGIN IMMEDIATE")  # from here on, no other process writes
                now = self._now()
                rows = (_row(own, key, (now, now + lasts), value) for key, value in values.items())
                database.execute(statement, (own, now, now))
                database.executemany("REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        except _ERRORS as error:
            self._remove_if_broken(error)
        self._remove_old_files()

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        database = sqlite3.connect(self._file, timeout=_PATIENCE)
        try:
            database.text_factory = bytes  # a damaged row may hold text that is not UTF-8
            # After a power failure something may be damaged, which is noticed: to wait for the disk is of no use.
            database.execute("PRAGMA synchronous = OFF")
            database.execute(_TABLE)
        except _ERRORS:
            database.close()
            raise
        return database

    def _remove_if_broken(self, error: Exception) -> None:
        if isinstance(error, UnicodeDecodeError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
            with suppress(OSError):
                self._file.unlink()

    def _remove_old_files(self) -> None:
        """Those of sites that were not checked for a month; a site that was removed leaves one behind.

        Never this one, which is in use: the clock of the disk may be another one, or one that is wrong.
        """
        with suppress(OSError):
            for file in self._file.parent.glob("*.sqlite"):
                if file != self._file and self._now() - file.stat().st_mtime > MONTH:
                    file.unlink()

    def _version(self) -> bytes:
        """Changes with the purpose, and with everything that has a part in the values."""
        libraries = [f"{library} {version(library)}" for library in self._libraries]
        described = "\n".join([self._purpose, generator.code(), sys.version, *libraries])
        return blake2b(_encoded(described), digest_size=32).digest()


def _row(version: bytes, key: Key, times: tuple[float, float], value: bytes) -> tuple[bytes | float, ...]:
    name, origin, (written, expires) = _encoded(key.name), key.origin, map(float, times)
    checksum = _checksum(version, (name, origin, written, expires), value)
    return name, origin, version, written, expires, checksum, value


def _is_unchanged(version: bytes, row: tuple[Any, ...]) -> bool:
    *fields, checksum, value = row
    return isinstance(value, bytes) and checksum == _checksum(version, tuple(fields), value)


def _checksum(version: bytes, fields: tuple[object, ...], value: bytes) -> bytes:
    digest = blake2b(repr(fields).encode(), digest_size=16, key=version)
    digest.update(value)
    return digest.digest()


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")  # the name of a file may be any bytes
