"""`make bench`: the checks, build seconds and pages beside the stock configuration, and the search.

Timings vary between runs, so both are built in turn, and the ratio of the medians is what matters.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from markdown import Markdown
from playwright.sync_api import Browser

from helpcenter import project
from helpcenter_dev import chromium, corpus, growth_bench, link_bench, page_bench, search_bench
from helpcenter_dev.line import reach
from helpcenter_dev.page_visit import visit

ROOT = Path(__file__).parents[2]
SIZES = (20, 300)
RUNS = 3
CHECKED = 1000
GUIDE = "en/verify/heyon/"
KIB = 1024
PARTS = ("check", "links", "growth", "builds", "pages", "search")


def seconds(project: Path) -> float:
    """Wall time of one `mkdocs build` in a process of its own, as users run it."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return time.perf_counter() - start


def compare(guides: int, browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours = corpus.make(ROOT, Path(folder, "ours"), guides)
        stock = corpus.make(ROOT, Path(folder, "stock"), guides, stock=True)
        times = [(seconds(ours), seconds(stock)) for _ in range(RUNS)]
        built = [statistics.median(column) for column in zip(*times, strict=True)]
        weights = [weight(project / "site", browser) for project in (ours, stock)]
    print(f"\n{guides} pages × 2 languages            ours    stock   ours/stock")
    print(f"  build, seconds             {built[0]:8.2f} {built[1]:8.2f} {built[0] / built[1]:8.2f}")
    print(f"  first visit of a guide, KiB{weights[0]:8.1f} {weights[1]:8.1f} {weights[0] / weights[1]:8.2f}")


def weight(site: Path, browser: Browser) -> float:
    """What the first visit of a guide loads, in KiB as sent."""
    with reach(site) as host:
        return visit(browser, host, GUIDE).sent / KIB


def check_seconds(project: Path, *arguments: str) -> tuple[float, float]:
    """Wall time of one `helpcenter check` in a process of its own, and its peak memory, in MiB."""
    if sys.platform == "win32":
        raise OSError("Windows does not say how much memory another process used")
    command = [sys.executable, "-m", "helpcenter", "check", "docs", *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) > 1:  # 1: something was found, such as the number of another product
        raise subprocess.CalledProcessError(status, command)
    return seconds, usage.ru_maxrss / KIB


def markdown_seconds(folder: Path) -> float:
    """CPU time in which Python-Markdown alone converts the same pages: the lower bound for a check that reads them."""
    loaded = project.load(folder)
    bodies = [(loaded.docs / page).read_text("utf-8").split("\n---\n", 1)[1] for page in sorted(loaded.pages)]
    markdown = Markdown(extensions=list(loaded.markdown_extensions), extension_configs=dict(loaded.markdown_configs))
    start = time.process_time()
    for body in bodies:
        markdown.reset().convert(body)
    return time.process_time() - start


def check() -> None:
    """The check of many guides and of one page, beside Python-Markdown alone on the same pages."""
    with tempfile.TemporaryDirectory() as folder:
        many = corpus.make(ROOT, Path(folder, "many"), CHECKED)
        runs = [(check_seconds(many), markdown_seconds(many)) for _ in range(RUNS)]
        seconds = statistics.median(run[0][0] for run in runs)
        converted = statistics.median(run[1] for run in runs)
    one = statistics.median(check_seconds(ROOT, "docs/zh/verify/heyon.md")[0] for _ in range(RUNS))
    print(f"\ncheck of {CHECKED} pages × 2 languages: {seconds:.1f} s, {max(run[0][1] for run in runs):.0f} MiB")
    print(f"  Python-Markdown alone on them: {converted:.1f} s, ratio {seconds / converted:.2f}")
    print(f"check of one page and its translation, start included: {one:.2f} s")


def builds(browser: Browser) -> None:
    print(f"\nMedian of {RUNS} builds, in turn.")
    for guides in SIZES:
        compare(guides, browser)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help=f"of {', '.join(PARTS)}; all if none is named")
    parser.add_argument("--base", metavar="COMMIT", help="measure pages beside those of this commit")
    arguments = parser.parse_args()
    parts = arguments.parts or PARTS
    if "check" in parts:
        check()
    if "links" in parts:
        link_bench.measure()
    if "growth" in parts:
        growth_bench.measure()
    with chromium.launch() as browser:
        if "builds" in parts:
            builds(browser)
        if "pages" in parts:
            page_bench.measure(browser, arguments.base)
        if "search" in parts:
            search_bench.measure(browser)


if __name__ == "__main__":
    main()
