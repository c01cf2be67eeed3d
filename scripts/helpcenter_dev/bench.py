"""`make bench`: build seconds and page weight beside the stock configuration, the checks, and the search.

Timings vary between runs, so both are built in turn, and the ratio of the medians is what matters.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from markdown import Markdown
from playwright.sync_api import Browser, Response

from helpcenter import project
from helpcenter_dev import chromium, corpus, link_bench, search_bench
from helpcenter_dev.server import serve

ROOT = Path(__file__).parents[2]
SIZES = (20, 300)
RUNS = 3
CHECKED = 1000
GUIDE = "en/verify/heyon/"
KIB = 1024


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


def weight(site: Path, browser: Browser) -> Counter[str]:
    """Bytes that the first visit of one guide loads, by kind, each file compressed with gzip as hosts do."""
    sizes: Counter[str] = Counter()
    responses: list[Response] = []

    def remember(response: Response) -> None:
        responses.append(response)

    context = browser.new_context()
    page = context.new_page()
    with serve(site) as host:
        page.on("response", remember)
        page.goto(host + GUIDE, wait_until="networkidle")
        for response in responses:
            if response.ok:
                sizes[response.request.resource_type] += len(gzip.compress(response.body(), mtime=0))
    context.close()
    return sizes


def compare(guides: int, browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours = corpus.make(ROOT, Path(folder, "ours"), guides)
        stock = corpus.make(ROOT, Path(folder, "stock"), guides, stock=True)
        times = [(seconds(ours), seconds(stock)) for _ in range(RUNS)]
        built = [statistics.median(column) for column in zip(*times, strict=True)]
        weights = [weight(project / "site", browser) for project in (ours, stock)]
    print(f"\n{guides} pages × 2 languages            ours    stock   ours/stock")
    print(f"  build, seconds             {built[0]:8.2f} {built[1]:8.2f} {built[0] / built[1]:8.2f}")
    for kind in sorted(weights[0].keys() | weights[1].keys()):
        mine, theirs = (sizes[kind] / KIB for sizes in weights)
        print(f"  first visit, {kind:12} KiB {mine:7.1f} {theirs:8.1f}")
    mine, theirs = (sum(sizes.values()) / KIB for sizes in weights)
    print(f"  first visit, all          KiB {mine:6.1f} {theirs:8.1f} {mine / theirs:8.2f}")


def check_seconds(project: Path, *arguments: str) -> tuple[float, float]:
    """Wall time of one `helpcenter check` in a process of its own, and its peak memory, in MiB."""
    command = [sys.executable, "-m", "helpcenter", "check", "docs", *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=project)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
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
    check()
    link_bench.measure()
    print(f"Median of {RUNS} builds, in turn; bytes of the first visit of one guide, gzipped, without images.")
    with chromium.launch() as browser:
        for guides in SIZES:
            compare(guides, browser)
        search_bench.measure(browser)


if __name__ == "__main__":
    main()
