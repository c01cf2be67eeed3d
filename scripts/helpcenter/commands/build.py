"""`helpcenter build`: the site, as `mkdocs build --strict` in this environment makes it, where there is no make."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from helpcenter.build import bundles
from helpcenter.findings.errors import UsageError
from helpcenter.project import RELEASE

# Both are in the environment of the project; what they are: CONTRIBUTING.md.
_HOW_TO_BUNDLE = "npm run bundle, then python -m helpcenter_dev.bundled record"


def build(root: Path, *, is_release: bool = False) -> int:
    """Build the site of the project in the folder `root`, and return how MkDocs ended.

    The pages of a release name what its other steps make.

    Raises UsageError where the styles and scripts of the pages are not made, or not from what their sources are now.
    """
    overrides = root / "overrides"
    if (overrides / "browser").is_dir() and (problem := bundles.staleness(overrides)):
        what = problem.partition("; run: ")[0]
        raise UsageError(f"{what}; run: {_HOW_TO_BUNDLE} (or make site, where there is make)")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    # The theme warns of MkDocs 2 at every build; CONTRIBUTING.md says what we do about it.
    settings = {"NO_MKDOCS_2_WARNING": "1", RELEASE: "1" if is_release else ""}
    return subprocess.run(command, cwd=root, check=False, env=os.environ | settings).returncode
