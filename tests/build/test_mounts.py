"""Real disks: `site/` is a mount point, or the disk is full. Only in `make soak`: it needs a namespace of its own.

What can go wrong there is tried call by call in `test_in_place.py` and `test_staging.py`, without one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from faults import contents

pytestmark = pytest.mark.build

MKDOCS = f"{sys.executable} -m mkdocs build --strict"
CURE = (
    "a namespace with mounts cannot be made here; allow it (docker run --privileged, kernel.unprivileged_userns_clone)"
)


def in_namespace(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell script as root of a namespace of its own, where mounts concern nobody else."""
    own = ["unshare", "--map-root-user", "--mount", "sh", "-ec"]
    possible = subprocess.run([*own, "mount -t tmpfs none /mnt"], check=False)
    assert possible.returncode == 0, CURE
    return subprocess.run([*own, script], cwd=folder, capture_output=True, text=True, check=False)


def edit(project: Path) -> None:
    page = project / "docs/en/verify/moon.md"
    page.write_text(page.read_text("utf-8") + "\nNew words.\n", "utf-8")


def test_a_site_that_is_a_mount_point(tiny_with_site: Path) -> None:
    tiny = tiny_with_site
    edit(tiny)
    (tiny / "site/removed.txt").touch()
    result = in_namespace(f"mount --bind site site; {MKDOCS}; touch site/on-the-mount", tiny)
    assert result.returncode == 0, result.stderr
    site = contents(tiny / "site")
    assert site.pop("on-the-mount") == b""
    assert b"New words." in site["en/verify/moon/index.html"]
    assert subprocess.run(MKDOCS.split(), cwd=tiny, check=False, capture_output=True).returncode == 0
    assert site == contents(tiny / "site")


@pytest.mark.parametrize("size", [1, 40, 200, 700, 1500])
def test_a_mounted_site_on_a_full_disk(size: int, tiny_with_site: Path) -> None:
    """The new site has `size` KiB beside the old one: it needs more, or it is there."""
    tiny = tiny_with_site
    before = contents(tiny / "site")
    edit(tiny)
    used = sum(-(-len(data) // 4096) * 4 for data in before.values())
    script = (
        f"cp -a site old; mount -t tmpfs -o size={used + size}k none site; cp -a old/. site; "
        f"{MKDOCS} && echo =done=; cp -a site after"
    )
    result = in_namespace(script, tiny)
    after = contents(tiny / "after")
    assert "Traceback" not in result.stderr + result.stdout
    if "=done=" in result.stdout:
        assert b"New words." in after["en/verify/moon/index.html"]
        assert after.keys() == before.keys()
    else:
        assert re.search(r"No space left on device; make room on the disk", result.stderr + result.stdout)
        assert after == before


@pytest.mark.parametrize("size", [0, 8, 60, 150])
def test_a_project_on_a_full_disk(size: int, tiny_with_site: Path) -> None:
    tiny = tiny_with_site
    before = contents(tiny / "site")
    edit(tiny)
    (tiny / "disk").mkdir()
    script = (
        "mount -t tmpfs -o size=40m none disk; cp -a docs overrides site mkdocs.yml disk; cd disk; "
        f"dd if=/dev/zero of=filler bs=1k count=$(($(df -k --output=avail . | tail -1) - {size})) status=none; "
        f"{MKDOCS} && echo =done=; rm filler; cp -a site ../after"
    )
    result = in_namespace(script, tiny)
    said = result.stderr + result.stdout
    assert "=done=" not in result.stdout
    assert "Traceback" not in said
    assert re.search(r"No space left on device; make room on the disk", said), said
    assert contents(tiny / "after") == before
    shutil.rmtree(tiny / "after")
