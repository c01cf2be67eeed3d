"""The site of another commit, built as that commit builds it, to measure ours beside it in one run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_OF_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES")


@contextmanager
def built(commit: str) -> Iterator[Path]:
    """The folder of the site of a commit, in a work tree and an environment of its own, both of which go again."""
    known = subprocess.run(
        ["git", "rev-parse", "--quiet", "--verify", f"{commit}^{{commit}}"], cwd=ROOT, check=False, capture_output=True
    )
    if known.returncode:
        sys.exit(f"BASE={commit} is not a commit of this repository; git log lists them.")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "base")
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", tree, commit], cwd=ROOT, check=True)
        try:
            print(f"building {commit} in an environment of its own …", file=sys.stderr)
            environment = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
            command = ["make", "--silent", "site", f"PYTHON={sys.executable}"]
            subprocess.run(command, cwd=tree, env=environment, check=True, stdout=sys.stderr)
            yield tree / "site"
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)
