"""`make bench`: the checks, builds, the preview, pages, and the search; beside the alternatives, in the same run."""

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

from helpcenter import project
from helpcenter_dev import (
    build_bench,
    chromium,
    corpus,
    growth_bench,
    link_bench,
    page_bench,
    preview_bench,
    search_bench,
)

ROOT = Path(__file__).parents[2]
RUNS = 3
CHECKED = 1000
KIB = 1024
PARTS = ("check", "links", "growth", "builds", "preview", "pages", "search")


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
            build_bench.measure(browser)
        if "preview" in parts:
            preview_bench.measure(browser)
        if "pages" in parts:
            page_bench.measure(browser, arguments.base)
        if "search" in parts:
            search_bench.measure(browser)


if __name__ == "__main__":
    main()
