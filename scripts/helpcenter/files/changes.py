"""Changes several files together: all of them, or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from helpcenter.files.writing import prepare

_Undo = Callable[[], object]


def apply(contents: Mapping[Path, bytes], moves: Mapping[Path, Path]) -> None:
    """Give the files these `contents`, then move some of them; into new folders where there are none.

    Folders that are empty then are removed. Raises OSError, and then everything is as it was. All that takes room on
    the disk is done first: what follows are renames.
    """
    with ExitStack() as leftovers:
        prepared = [_prepared(file.resolve(), data, leftovers) for file, data in contents.items()]
        undo: list[_Undo] = []
        try:
            for target, new, old in prepared:
                new.replace(target)
                undo.append(partial(old.replace, target) if old else target.unlink)
            for source, target in moves.items():
                _move(source, target, undo)
        except BaseException:
            for each in reversed(undo):
                with suppress(OSError):  # the rest is undone all the same
                    each()
            raise
    for folder in {source.parent for source in moves}:
        _remove_if_empty(folder)


def _prepared(target: Path, data: bytes, leftovers: ExitStack) -> tuple[Path, Path, Path | None]:
    """A file, its new content, and its old one to undo that; what of these is not used is removed at the end."""
    for folder in reversed([each for each in target.parents if not each.exists()]):
        folder.mkdir()
        leftovers.callback(_remove_if_empty, folder)
    versions: list[Path] = []
    for content in (data, *([target.read_bytes()] if target.exists() else [])):
        versions.append(prepare(target, content))
        leftovers.callback(versions[-1].unlink, missing_ok=True)
    return target, versions[0], versions[1] if versions[1:] else None


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # it is not empty
        folder.rmdir()


def _move(source: Path, target: Path, undo: list[_Undo]) -> None:
    """Move one file; what undoes each change is added to `undo`. Raises OSError."""
    for folder in reversed([each for each in target.parents if not each.exists()]):
        folder.mkdir()
        undo.append(folder.rmdir)
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)
    undo.append(partial(target.rename, source))
    if not target.exists():
        raise FileNotFoundError(errno.ENOENT, "it is a link that leads nowhere from its new folder", str(target))
