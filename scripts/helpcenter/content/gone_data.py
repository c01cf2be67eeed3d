"""Data files that were deleted: what follows from that on all pages is not told, only the cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcenter.files.text import UNREADABLE
from helpcenter.findings.finding import Finding
from helpcenter.project import Project


def findings(project: Project, gone: Iterable[str]) -> Iterator[Finding]:
    """One finding for each data file that is deleted, and not with `git rm`; `gone` are the files that git misses."""
    folder = f"{project.shown(project.data)}/"
    for path in gone:
        if path.startswith(folder):
            cure = f"bring it back: git checkout HEAD -- {path}; or, if it is meant: git rm {path}"
            yield UNREADABLE.finding(path, f"this file is deleted; {cure}")
