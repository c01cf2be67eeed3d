"""What was read of a site the last time, so that only changed files are read again. Kept in the user's cache folder."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import platformdirs

from helpcenter.links.parse.facts import Facts

# Seconds to wait for another check of the same site.
_PATIENCE = 10


class Memory:
    """The facts of a site's files by path, each with the digest of the bytes they were read from.

    `settings` is what the facts depend on besides. A memory that is broken, or of other settings or another version of
    this package, is empty.
    """

    def __init__(self, file: Path, settings: str) -> None:
        self._file = file
        self._settings = f"{settings} {_version()}"

    @classmethod
    def of(cls, site: Path, settings: str) -> Memory:
        name = sha256(str(site.resolve()).encode(errors="surrogateescape")).hexdigest()[:16]
        return cls(Path(platformdirs.user_cache_dir("helpcenter"), f"links-{name}.sqlite"), settings)

    def recall(self, digests: Mapping[str, bytes]) -> dict[str, Facts]:
        """The facts of those files that are as they were."""
        try:
            with closing(self._open()) as database:
                known = database.execute("SELECT name, digest, facts FROM facts").fetchall()
            return {name: load(facts) for name, digest, facts in known if digests.get(name) == digest}
        except (sqlite3.Error, OSError, pickle.PickleError, EOFError, AttributeError):
            with suppress(OSError):
                self._file.unlink()
            return {}

    def keep(self, read: Iterable[tuple[str, bytes, bytes]]) -> None:
        """Take in what was read: path, digest, and the facts as `dump` gives them.

        A memory that cannot be written is none: the next check reads everything.
        """
        with suppress(sqlite3.Error, OSError), closing(self._open()) as database, database:
            database.executemany("REPLACE INTO facts VALUES (?, ?, ?)", read)

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        database = sqlite3.connect(self._file, timeout=_PATIENCE)
        with database:
            database.execute("CREATE TABLE IF NOT EXISTS settings (value TEXT)")
            database.execute("CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, digest BLOB, facts BLOB)")
            if database.execute("SELECT value FROM settings").fetchone() != (self._settings,):
                database.execute("DELETE FROM facts")
                database.execute("DELETE FROM settings")
                database.execute("INSERT INTO settings VALUES (?)", (self._settings,))
        return database


def dump(facts: Facts) -> bytes:
    return pickle.dumps(facts, pickle.HIGHEST_PROTOCOL)


def load(facts: bytes) -> Facts:
    """The facts again. Only for what `dump` wrote in this process, its children, or the user's own cache."""
    found: Facts = pickle.loads(facts)  # noqa: S301
    return found


def _version() -> str:
    """Changes with every change of the code that reads, and of what it reads with."""
    digest = sha256()
    for package in ("helpcenter", "helpcenter.links"):
        for source in sorted(files(package).iterdir(), key=lambda file: file.name):
            if source.name.endswith(".py"):
                digest.update(source.read_bytes())
    for library in ("ada-url", "selectolax", "tinycss2", "webencodings"):
        digest.update(version(library).encode())
    return digest.hexdigest()
