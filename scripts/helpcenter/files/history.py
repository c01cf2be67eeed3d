"""The earlier versions of a file, from git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

# Before each commit in the output of git.
_MARK = "\x01"


class NoHistoryError(Exception):
    """Nothing is known of earlier versions; the text says why."""


def versions(file: Path) -> Iterator[bytes]:
    """What was in `file` at each commit that changed it, the newest first; under its earlier names, too.

    Raises NoHistoryError.
    """
    listed = _git(file.parent, "log", "--follow", f"--format={_MARK}%H", "--name-only", "--", file.name).decode()
    for commit in listed.split(_MARK)[1:]:
        id, *names = commit.split()
        if names:  # a merge has none
            yield _git(file.parent, "show", f"{id}:{names[0]}")


def at_head(root: Path, path: str) -> bytes:
    """What is in the file `path` below `root` in the last commit. Raises NoHistoryError."""
    return _git(root, "show", f"HEAD:./{path}")


def is_at_head(root: Path, path: str) -> bool:
    """Whether the last commit has the file `path` below `root`."""
    try:
        at_head(root, path)
    except NoHistoryError:
        return False
    return True


def deleted(root: Path, folder: str) -> list[str]:
    """The files in `folder` below `root` that git has in its index, and that are not there. Raises NoHistoryError."""
    listed = _git(root, "ls-files", "--deleted", "-z", "--", folder).decode(errors="replace")
    return sorted(filter(None, listed.split("\0")))


def _git(folder: Path, *arguments: str) -> bytes:
    if not _is_in_repository(folder):  # as git says, but without a process
        raise NoHistoryError("not a git repository (or any of the parent directories): .git")
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True).stdout
    except FileNotFoundError as error:
        raise NoHistoryError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode(errors="replace").strip().splitlines()
        raise NoHistoryError(lines[-1].removeprefix("fatal: ") if lines else "git cannot read it") from error


def _is_in_repository(folder: Path) -> bool:
    """Whether git may find one: its environment can name any folder."""
    above = folder.absolute()
    return "GIT_DIR" in os.environ or any(os.path.exists(each / ".git") for each in (above, *above.parents))  # noqa: PTH110
