"""Data files that were deleted: what follows from that on all pages is not told, only the cause."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.files import history
from helpcenter.files.history import NoHistoryError
from helpcenter.files.text import UNREADABLE
from helpcenter.findings.finding import Finding
from helpcenter.project import Project


def findings(project: Project) -> Iterator[Finding]:
    """One finding for each data file that is deleted, and not with `git rm`; none without git."""
    folder = project.shown(project.docs / "_data")
    try:
        deleted = history.deleted(project.root, folder)
    except NoHistoryError:
        return
    for path in deleted:
        cure = f"bring it back: git checkout HEAD -- {path}; or, if it is meant: git rm {path}"
        yield UNREADABLE.finding(path, f"this file is deleted; {cure}")
