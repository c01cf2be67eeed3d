"""Builds beside the stock configuration: how long they take, how much memory, and how large the site is.

Timings vary between runs, so all are built in turn, and the ratio of the medians is what matters.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from helpcenter_dev import corpus
from helpcenter_dev.line import reach
from helpcenter_dev.page_visit import visit

ROOT = Path(__file__).parents[2]
# Pages in each of two languages, and how often each is built.
SIZES = {20: 3, 300: 3, 1000: 1}
GUIDE = "en/verify/heyon/"
KIB = 1024


class Build(NamedTuple):
    """Of one build, in a process of its own, as users run it: seconds by the clock and of processors, and peak MiB."""

    seconds: float
    processors: float
    memory: float


def build(project: Path, cache: Path) -> Build:
    """Build a project; what is kept between builds is in the folder `cache`."""
    if sys.platform == "win32":
        raise NotImplementedError("Windows does not say how much memory a process took")
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(cache)},
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(status, "mkdocs build")
    return Build(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KIB)


def measure(browser: Browser) -> None:
    for guides, runs in SIZES.items():
        _compare(guides, runs, browser)


def _compare(guides: int, runs: int, browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours = corpus.make(ROOT, Path(folder, "ours"), guides, varied=True)
        stock = corpus.make(ROOT, Path(folder, "stock"), guides, stock=True, varied=True)
        found: dict[str, list[Build]] = {"cold": [], "one guide touched": [], "stock": []}
        for run in range(runs):
            cache = Path(folder, f"cache-{run}")
            found["cold"].append(build(ours, cache))
            _touch(ours, run)
            found["one guide touched"].append(build(ours, cache))
            found["stock"].append(build(stock, cache))
        weights = [_weight(project / "site", browser) for project in (ours, stock)]
        sizes = [_size(project / "site") for project in (ours, stock)]
        pages = [(ours / "site" / name).stat().st_size / KIB for name in ("index.html", "404.html")]
    print(f"\n{guides} pages × 2 languages, median of {runs}    seconds  processors      MiB   to stock")
    stock_seconds = statistics.median(each.seconds for each in found["stock"])
    for name, builds in found.items():
        seconds, processors, memory = (statistics.median(column) for column in zip(*builds, strict=True))
        print(f"  {name:32}{seconds:14.2f}{processors:12.2f}{memory:9.0f}{seconds / stock_seconds:11.2f}")
    print(
        f"  the site, MiB: {sizes[0]:.1f}, stock {sizes[1]:.1f}; home and 404 page, KiB: {pages[0]:.0f}, {pages[1]:.0f}"
    )
    print(f"  first visit of a guide, KiB as sent: {weights[0]:.1f}, stock {weights[1]:.1f}")


def _touch(project: Path, number: int) -> None:
    file = project / f"docs/{GUIDE.rstrip('/')}.md"
    file.write_text(f"{file.read_text('utf-8')}\nTouched {number}.\n", "utf-8")


def _weight(site: Path, browser: Browser) -> float:
    """What the first visit of a guide loads, in KiB as sent."""
    with reach(site) as host:
        return visit(browser, host, GUIDE).sent / KIB


def _size(site: Path) -> float:
    """All files of a site, in MiB."""
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / KIB / KIB
