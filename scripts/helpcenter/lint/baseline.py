"""What a check finds now and did not find at an earlier commit: `--base REF`."""

from __future__ import annotations

import re
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

from helpcenter.findings.finding import Finding

_NUMBER = re.compile(r"(?<=:)\d+|(?<=line )\d+|(?<=lines )\d+")


class UnusableCommitError(Exception):
    """Nothing can be compared with the commit: git does not know it, or what it holds cannot be checked."""


def since(root: Path, ref: str, check: Callable[[Path], list[Finding]], now: Iterable[Finding]) -> list[Finding]:
    """Those of `now` that `check` did not find in the project in `root` as it was at the commit `ref`.

    Two findings are the same if their files, rules and messages are equal, even if the line has moved.
    Raises UnusableCommitError.
    """
    with tempfile.TemporaryDirectory() as folder:
        _export(root, ref, Path(folder))
        before = Counter(map(_identity, check(Path(folder))))
    return list(_new(now, before))


def _new(now: Iterable[Finding], before: Counter[tuple[str, str, str]]) -> Iterator[Finding]:
    for finding in now:
        identity = _identity(finding)
        if before[identity]:
            before[identity] -= 1
        else:
            yield finding


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.rule, _NUMBER.sub("", finding.message)


def _export(root: Path, ref: str, target: Path) -> None:
    """The project's folder at `ref`, without touching the working tree."""
    try:
        archive = subprocess.run(
            ["git", "archive", "--format=tar", "--end-of-options", ref], cwd=root, capture_output=True, check=True
        )
    except FileNotFoundError as error:
        raise UnusableCommitError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode(errors="replace").strip().splitlines()
        raise UnusableCommitError(lines[-1] if lines else f"git cannot read {ref}") from error
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
        files = [member for member in tar if member.isfile() or member.isdir()]  # a link could lead anywhere
        for member in files:
            member.mtime = 0  # older than the site that is built from it, even if the clock of the commit was fast
        tar.extraction_filter = getattr(tarfile, "data_filter", None)  # new in Python 3.11.4
        tar.extractall(target, members=files)  # noqa: S202 -- filtered
