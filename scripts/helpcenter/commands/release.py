"""`helpcenter release`: the site as it is published, with what only programs read, and what its server needs."""

from __future__ import annotations

from pathlib import Path

from helpcenter import project
from helpcenter.commands.build import build
from helpcenter.content import loading
from helpcenter.files.writing import explained
from helpcenter.findings.errors import FindingError, UsageError
from helpcenter.release import STEPS, drawing


def release(root: Path) -> int:
    """Build the site of the project in the folder `root`, then take each step; return how the build ended.

    Raises FindingError if somebody has saved a mistake meanwhile, and UsageError if something cannot be written, or if
    what draws the pictures is not installed.
    """
    drawing.require()
    if failed := build(root, is_release=True):
        return failed
    loaded = project.load(root)
    content, findings = loading.load(loaded)
    if content is None:
        raise FindingError(findings[0])
    for step in STEPS:
        try:
            step.write(loaded.site, content)
        except OSError as error:
            raise UsageError(f"the release is not complete: {explained(error)}") from error
    return 0
