"""The folder for what belongs to a release, and is not published with the site."""

from __future__ import annotations

from pathlib import Path

from helpcenter.content.content import Content

NAME = "deploy"


def of(content: Content) -> Path:
    """The folder, which is there then. Raises OSError."""
    folder = content.project.root / NAME
    folder.mkdir(exist_ok=True)
    return folder
