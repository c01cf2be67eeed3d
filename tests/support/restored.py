"""A folder that tests change in place, and find again as it was: to copy it for each takes longer than to check it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def snapshot(folder: Path) -> Mapping[Path, bytes | None]:
    """All files of a folder with what is in them, and its folders with nothing, each after the one it is in."""
    return {path: None if path.is_dir() else path.read_bytes() for path in sorted(folder.rglob("*"))}


@contextmanager
def restored(folder: Path, before: Mapping[Path, bytes | None]) -> Iterator[None]:
    """Afterwards the folder is again as in its snapshot `before`."""
    try:
        yield
    finally:
        after = snapshot(folder)
        for path in reversed(after):
            if path not in before:
                path.unlink() if after[path] is not None else shutil.rmtree(path)
        for path, data in before.items():
            if data is None:
                path.mkdir(exist_ok=True)
            elif after.get(path) != data:
                path.write_bytes(data)
