"""The speed of the link check on a large site, compared with lychee on the same folder in the same run."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpcenter_dev import link_corpus

PAGES = 1865
MANY = 10_000
RUNS = 3
KIB = 1024
_POLL = 0.02


def measure() -> None:
    """Print the seconds of a check of PAGES pages and of lychee on them, of a second check, and of MANY pages."""
    with tempfile.TemporaryDirectory() as folder:
        site = link_corpus.make(Path(folder, "site"), PAGES)
        runs = [(_ours(site, Path(folder, f"cache-{run}")), _seconds(_lychee(site))) for run in range(RUNS)]
        first, again, changed = (statistics.median(column) for column in zip(*(ours for ours, _ in runs), strict=True))
        theirs = statistics.median(seconds for _, seconds in runs)
        memory = [_mebibytes(command, Path(folder, "cache-of-memory")) for command in (_ours_on(site), _lychee(site))]
        described = _described(site)
    print(f"\nlink check of {described:43} ours   lychee   ours/lychee")
    print(f"  first time, seconds                          {first:14.2f} {theirs:8.2f} {first / theirs:8.2f}")
    print(f"  after one page has changed, seconds          {changed:14.2f}")
    print(f"  again, seconds                               {again:14.2f}")
    print(f"  memory of all its processes together, MiB    {memory[0]:14.0f} {memory[1]:8.0f}")
    with tempfile.TemporaryDirectory() as folder:
        site = link_corpus.make(Path(folder, "site"), MANY)
        many = _seconds(_ours_on(site), Path(folder, "cache"))
        memory = [_mebibytes(_ours_on(site), Path(folder, "cache-of-memory"))]
    print(
        f"  {MANY} pages: {many:.1f} s, {memory[0]:.0f} MiB; {many / MANY / (first / PAGES):.2f} times as long per page"
    )


def _described(site: Path) -> str:
    files = [file for file in site.rglob("*.html") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1e6
    links = sum(file.read_text("utf-8").count("<a href") for file in files)
    return f"{len(files)} pages, {size:.0f} MB, {links} links"


def _ours(site: Path, cache: Path) -> tuple[float, float, float]:
    """Seconds of a first check, of a second one, and of one after a page has changed."""
    first, again = _seconds(_ours_on(site), cache), _seconds(_ours_on(site), cache)
    page = site / "index.html"
    page.write_text(page.read_text("utf-8") + "\n", "utf-8")
    return first, again, _seconds(_ours_on(site), cache)


def _ours_on(site: Path) -> list[str]:
    return [sys.executable, "-m", "helpcenter", "check", "links", "--site", str(site)]


def _lychee(site: Path) -> list[str]:
    options = ["--offline", "--include-fragments", "--no-progress", "--root-dir", str(site)]
    return [str(Path(sys.executable).with_name("lychee")), *options, str(site)]


def _start(command: list[str], cache: Path | None) -> subprocess.Popen[bytes]:
    environment = os.environ | ({"XDG_CACHE_HOME": str(cache)} if cache else {})
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)


def _seconds(command: list[str], cache: Path | None = None) -> float:
    """Wall time of a run that finds nothing wrong."""
    start = time.perf_counter()
    with _start(command, cache) as process:
        status = process.wait()
    if status:
        raise subprocess.CalledProcessError(status, command)
    return time.perf_counter() - start


def _mebibytes(command: list[str], cache: Path) -> float:
    """The peak memory of a process and its children together; shared memory is counted once. Linux only."""
    most = 0
    with _start(command, cache) as process:
        while process.poll() is None:
            most = max(most, sum(map(_share, [process.pid, *_children(process.pid)])))
            time.sleep(_POLL)
    return most / KIB


def _share(pid: int) -> int:
    try:
        return int(re.findall(r"^Pss: +(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)[0])
    except (OSError, IndexError):  # it has ended
        return 0


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
