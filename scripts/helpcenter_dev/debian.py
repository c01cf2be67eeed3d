"""Debian's packages, for what the tests need and no Python package brings: the browsers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def install(package: str) -> None:
    """Try to install a package, if this user may; whoever needs it looks whether it is there then."""
    if sys.platform == "win32":
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (prefix and not shutil.which("sudo")):
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", package]):
        subprocess.run([*prefix, *command], check=False, env=environment, stdout=sys.stderr)
