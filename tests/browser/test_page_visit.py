"""What `make bench` says of a visit: files as sent, used and unused bytes, layout shift, a slow line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpcenter_dev.coverage import Use
from helpcenter_dev.line import reach
from helpcenter_dev.page_visit import Visit, visit

# Of a page with its styles and scripts, and the icon.
MOST_SENT = 20 * 1024
USED_SCRIPT = "function used() { return 1 }\nused()\n"
UNUSED_BODY = "{ return 2 }"
USED_RULE = "h1 { color: red }"
UNUSED_RULE = "h6 { color: blue }"
PAGE = """<!doctype html><html lang="en"><title>Page</title>
<link rel="icon" href="icon.svg"><link rel="stylesheet" href="page.css"><script defer src="page.js"></script>
<main><h1>Title</h1><img src="picture.svg" alt=""></main>
<script>
const ask = name => fetch(name).then(response => response.text())
const later = () => ask("later.json").then(() => requestIdleCallback(() => ask("idle.json")))
addEventListener("load", () => setTimeout(later))
</script>
"""
FILES = {
    "index.html": PAGE,
    "page.css": f"{USED_RULE}\n{UNUSED_RULE}\n",
    "page.js": f"{USED_SCRIPT}function unused() {UNUSED_BODY}\n",
    "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "picture.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    "later.json": "{}",
    "idle.json": "[]",
}
# What is below is pushed down once something has been painted.
SHIFTING = """<!doctype html><html lang="en"><title>Page</title><main>Text</main><script>
new PerformanceObserver(() => { document.body.style.paddingTop = "300px" }).observe({ type: "paint", buffered: true })
</script>
"""


@pytest.fixture(scope="module")
def visited(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    folder = tmp_path_factory.mktemp("page")
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    with reach(folder) as host:
        return visit(browser, host, "")


def test_what_is_sent_without_pictures_of_the_content(visited: Visit) -> None:
    sent = {file.name: file.sent for file in visited.files}
    compressed = {name: len(gzip.compress(text.encode(), mtime=0)) for name, text in FILES.items()}
    assert sent == {
        "/": compressed["index.html"],
        **{name: compressed[name] for name in ("page.css", "page.js", "later.json", "idle.json", "icon.svg")},
    }
    assert visited.sent_when_idle == compressed["idle.json"]
    assert visited.sent == sum(sent.values()) - visited.sent_when_idle


def test_used_and_unused_bytes(visited: Visit) -> None:
    uses = {file.name: file.use for file in visited.files}
    assert uses["page.css"] == Use(len(USED_RULE), len(FILES["page.css"]) - len(USED_RULE))
    unused = f"function unused() {UNUSED_BODY}"
    assert uses["page.js"] == Use(len(FILES["page.js"]) - len(unused), len(unused))
    assert uses["icon.svg"] is None


def test_layout_shift(visited: Visit, browser: Browser, tmp_path: Path) -> None:
    assert visited.shift == 0
    (tmp_path / "index.html").write_text(SHIFTING, "utf-8")
    with reach(tmp_path) as host:
        assert visit(browser, host, "").shift > 0


@pytest.mark.parametrize("path", ["", "en/", "verify/heyon/", "en/verify/heyon/"])
def test_a_first_visit_is_small_until_the_page_is_there(site: Path, browser: Browser, path: str) -> None:
    with reach(site) as host:
        seen = visit(browser, host, path)
    assert seen.sent <= MOST_SENT
    late = {Path(file.name).name for file in seen.files if file.when_idle}
    assert "offline.js" in late, "nothing of the copy before"
    assert not late & {"page.js", "loader.js", "helpcenter.css", "home.css"}
