"""The files of a site, and which of them an address leads to on a static host."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

_SUFFIXES = (".html", ".htm")
INDEX = "index.html"
_SLASHES = re.compile("/{2,}")


@dataclass(frozen=True)
class Files:
    """`names` are the files below the root, with forward slashes; `folders` likewise, the root itself is ``."""

    names: frozenset[str]
    folders: frozenset[str]

    @classmethod
    def below(cls, root: Path) -> Files:
        """All files that a host would serve; links to files and folders are followed, each folder once."""
        names: set[str] = set()
        folders: set[str] = set()
        for folder, files in _walk(root):
            folders.add(folder)
            names.update(f"{folder}/{name}" if folder else name for name in files)
        return cls(frozenset(names), frozenset(folders))

    def served(self, path: str) -> str | None:
        """The file that is sent for a path: itself, a folder's index, or a page without its ending."""
        path = _SLASHES.sub("/", path)
        if path in self.names:
            return path
        folder = path.rstrip("/")
        index = f"{folder}/{INDEX}" if folder else INDEX
        if index in self.names:
            return index
        if folder == path:
            return next((path + suffix for suffix in _SUFFIXES if path + suffix in self.names), None)
        return None

    def is_folder(self, path: str) -> bool:
        return path.strip("/") in self.folders

    def is_file_with_slash(self, path: str) -> bool:
        return path.endswith("/") and bool(path.strip("/")) and self.served(path.rstrip("/")) is not None

    def in_other_case(self, path: str) -> str | None:
        return self._by_case.get(path.strip("/").lower())

    def in_other_form(self, path: str) -> str | None:
        """The same name in another normal form of Unicode."""
        return self._by_form.get(normalize("NFC", path.strip("/")))

    @cached_property
    def _by_case(self) -> dict[str, str]:
        return {name.lower(): name for name in self._known()}

    @cached_property
    def _by_form(self) -> dict[str, str]:
        return {normalize("NFC", name): name for name in self._known() if not name.isascii()}

    def _known(self) -> Iterator[str]:
        """Every path under which something is served."""
        for name in sorted(self.names):
            stem, _, last = name.rpartition("/")
            if last == INDEX:
                yield stem
            yield from (name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix))
            yield name

    @cached_property
    def by_last_part(self) -> dict[str, list[str]]:
        """The addresses of all files by their last part, a folder's without index.html."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.names):
            shown = re.sub(r"(^|/)index\.html$", r"\1", name)
            found.setdefault(shown.rstrip("/").rpartition("/")[2], []).append(shown)
        return found


def _walk(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Each folder, relative to the root, with its files. A folder that links to one above it is not followed."""
    waiting = [("", frozenset[str]())]
    while waiting:
        folder, above = waiting.pop()
        place = os.path.realpath(root / folder)
        if place in above:
            continue
        files = []
        with os.scandir(root / folder) as entries:
            for entry in entries:
                if _is_endless(entry):
                    continue
                if entry.is_dir():
                    waiting.append((f"{folder}/{entry.name}" if folder else entry.name, above | {place}))
                elif entry.is_file():
                    files.append(entry.name)
        yield folder, files


def _is_endless(entry: os.DirEntry[str]) -> bool:
    """Whether it is a link that leads to itself."""
    try:
        entry.stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
