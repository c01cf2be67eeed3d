"""The hidden folder in which a new project is made before it is moved to its place.

If the process is killed, the folder stays: it lists the files of the project, so that the next run can tell them from
those of anybody else, and begin again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from helpcenter.files.writing import write_whole

_NAME = ".helpcenter.init"
_LIST = "files.json"


@contextmanager
def draft_in(folder: Path) -> Iterator[Path]:
    """An empty folder for the files of a project that `folder` is to hold, without what an interrupted run has left.

    It is removed at the end, and so is `folder` if it is new and nothing is in it. Raises OSError.
    """
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    if not new:
        _remove_interrupted(folder)
    place = folder / _NAME / "project"
    try:
        place.mkdir(parents=True)
        yield place
    finally:
        shutil.rmtree(folder / _NAME, ignore_errors=True)
        with suppress(OSError):  # they are not empty: all went well
            for each in new:
                each.rmdir()


def record(draft: Path) -> None:
    """List the files of a draft, before any of them is moved. Raises OSError."""
    found = {file.relative_to(draft).as_posix(): _digest(file) for file in draft.rglob("*") if file.is_file()}
    write_whole(draft.parent / _LIST, json.dumps(found).encode())


def is_used(folder: Path) -> bool:
    """Whether a folder holds anything but what an interrupted run has left there as it was. Raises OSError."""
    draft = folder / _NAME
    if not draft.is_dir():
        return any(folder.iterdir())
    left = set(_left(folder))
    others = (file for file in folder.rglob("*") if not file.is_relative_to(draft))
    return any(file not in left and (file.is_symlink() or not file.is_dir()) for file in others)


def _remove_interrupted(folder: Path) -> None:
    left = [*_left(folder)]
    for file in left:
        file.unlink()
    below = {above for file in left for above in file.parents if above.is_relative_to(folder) and above != folder}
    for each in sorted(below, reverse=True):  # the deepest first
        with suppress(OSError):  # somebody else's files are in it
            each.rmdir()
    if (folder / _NAME).exists():
        (folder / _NAME / _LIST).unlink(missing_ok=True)
        shutil.rmtree(folder / _NAME)


def _left(folder: Path) -> Iterator[Path]:
    """The files that an interrupted run has moved to their places, and that nobody has changed since."""
    for name, digest in _listed(folder / _NAME / _LIST).items():
        file = folder / name
        if file.is_file() and not file.is_symlink() and _digest(file) == digest:
            yield file


def _listed(file: Path) -> Mapping[str, str]:
    """The digests of the files by their names; none, before they are listed, or if it is another's file."""
    with suppress(OSError, ValueError):
        found = json.loads(file.read_bytes())
        if isinstance(found, dict):
            return found
    return {}


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
