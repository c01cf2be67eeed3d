"""From an edit to what a browser shows: in the preview, with few and with many guides."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from helpcenter_dev import corpus

ROOT = Path(__file__).parents[2]
SIZES = (20, 300)
EDITS = 20
# One more save than the first, some time later: memory must be as it was.
SAVES = 200
PORT = 8765
GUIDE = "en/verify/heyon"
KIB = 1024


def measure(browser: Browser) -> None:
    print("\nPreview: from an edit to the browser, milliseconds        median    worst   MiB after edits, after more")
    for guides in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            _measure(corpus.make(ROOT, Path(folder, "ours"), guides, varied=True), guides, browser)


def _measure(project: Path, guides: int, browser: Browser) -> None:
    command = [sys.executable, "-m", "helpcenter", "serve", "--port", str(PORT), "--project", str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            for line in server.stdout or ():
                if "preview is at" in line:
                    break
            page = browser.new_page(bypass_csp=True)
            page.goto(f"http://127.0.0.1:{PORT}/{GUIDE}/")
            times = [_edit(project, page, number) for number in range(EDITS)]
            before = _memory(server.pid)
            for number in range(EDITS, EDITS + SAVES):
                _edit(project, page, number)
            print(
                f"  {guides:4} pages × 2 languages{statistics.median(times):37.0f}{max(times):9.0f}"
                f"{before:14.0f}{_memory(server.pid):13.0f}"
            )
            page.close()
        finally:
            server.terminate()


def _edit(project: Path, page: Page, number: int) -> float:
    """Milliseconds until the browser shows another title, and what is wrong on the page."""
    file = project / f"docs/{GUIDE}.md"
    text = re.sub(r"(?m)^# .*$", f"# Edit {number} was seen", file.read_text("utf-8"), count=1)
    start = time.perf_counter()
    file.write_text(text, "utf-8")
    page.wait_for_function(f"document.querySelector('h1')?.textContent.includes('Edit {number} was')", polling=5)
    seen = (time.perf_counter() - start) * 1000
    page.wait_for_selector(".preview-bar")
    return seen


def _memory(process: int) -> float:
    """What a process has in memory, in MiB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / KIB if found else 0
