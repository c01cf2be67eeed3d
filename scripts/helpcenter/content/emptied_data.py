"""Data files in which nothing is left: what follows from that in other files is not told, only the cause."""

from __future__ import annotations

from pathlib import PurePosixPath

from helpcenter.files import committed
from helpcenter.files.text import UNREADABLE
from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding
from helpcenter.project import Project

# The files that others cannot do without, if they ever had something, with what is written for nothing.
_NAMED = {
    **dict.fromkeys(("help_center", "page_types", "products", "tasks", "channels", "hosts"), ""),
    **dict.fromkeys(("reviewed", "reviewed_data"), ""),
    **dict.fromkeys(("codes", "contacts", "labels"), "{}"),
    "terms": "[]",
}
# Those that are lists, and where `[]` cannot be meant.
_LISTS = {"tasks", "channels"}


def finding(document: Document, project: Project) -> Finding | None:
    """That a data file has nothing but comments, and had what others name in the last commit; None without git.

    Or only the brackets of a list, where there must be something in it.
    """
    path = PurePosixPath(document.path)
    of_language = path.parent.name in {"language", "strings"}
    is_list = path.stem in _LISTS and document.value == []
    if (
        not (document.value is None or is_list)
        or not (of_language or path.stem in _NAMED)
        or not _was_filled(document, project)
    ):
        return None
    nothing = _NAMED.get(path.stem)
    meant = f"; or, if that is meant, write {nothing} into it" if nothing else ""
    message = f"this file is empty, and others name what was in it; bring it back: git checkout HEAD -- {path}{meant}"
    return document.finding((), UNREADABLE, message)


def _was_filled(document: Document, project: Project) -> bool:
    before = committed.document(project.root, document.path)
    return before is not None and bool(before.value)
