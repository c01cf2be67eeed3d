"""The names of pictures: those of files that every reader's device, and every server, can ask for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from helpcenter.findings.rule import error_on_release
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext

_GOOD = re.compile(r"[A-Za-z0-9._-]+")
_BAD = re.compile(r"[^A-Za-z0-9.-]+")
_FALLBACK = "picture"


@error_on_release
def misnamed_picture(context: DataContext) -> Iterator[Issue]:
    """A picture whose name has spaces, or other characters that no address has: some servers and programs change them.

    Bad:  `docs/pictures/我的 图.svg`
    Good: `docs/pictures/form.svg`
    """
    for file in context.content.published:
        if file.picture and is_misnamed(file.path):
            name = PurePosixPath(file.path).name
            cure = f"rename the file, such as {good_name(name)}, and write its new name wherever it is shown"
            yield Issue(file.path, 1, 1, f'"{name}" has characters that no address has; {cure}')


def is_misnamed(path: str) -> bool:
    """Whether the name of a file has characters that must be written otherwise in an address."""
    name = PurePosixPath(path).name
    return bool(name) and not _GOOD.fullmatch(name)


def good_name(name: str) -> str:
    """A name for a picture with letters, digits and hyphens only, as near as possible to what it is called."""
    path = PurePosixPath(name)
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    return f"{_BAD.sub('-', plain).strip('-.').lower() or _FALLBACK}{path.suffix.lower()}"
