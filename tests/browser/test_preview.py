"""The live preview: what is saved is seen, and what is wrong is shown where it is, until it is right."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpcenter.preview.server import started
from projects import ROOT, build
from views import replace

pytestmark = [pytest.mark.browser, pytest.mark.build]

GUIDE = "docs/en/verify/moon.md"


@pytest.fixture
def said() -> list[str]:
    """What the preview writes to the terminal."""
    return []


@pytest.fixture
def at(tiny: Path, said: list[str]) -> Iterator[Callable[[], str]]:
    """Starts the preview of the project as it is then, and gives its address."""
    stop: list[Callable[[], None]] = []

    def start() -> str:
        context = started(tiny, 0, said.append)
        server = context.__enter__()
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        stop.append(lambda: (server.shutdown(), serving.join(), context.__exit__(None, None, None)))  # type: ignore[func-returns-value]
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for end in stop:
        end()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    return context.new_page()


def visit(tab: Page, address: str) -> None:
    """Until the preview shows what it knows of the page."""
    tab.goto(address)
    expect(tab.locator(".preview-bar")).to_be_visible()


def test_an_edit_is_seen(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    visit(tab, f"{at()}/en/verify/moon/")
    for number in range(3):
        text = (tiny / GUIDE).read_text("utf-8")
        (tiny / GUIDE).write_text(text.replace("\n## ", f"\nSaved {number}.\n\n## ", 1), "utf-8")
        expect(tab.locator("article")).to_contain_text(f"Saved {number}.")


def test_the_article_is_that_of_the_build(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    assert build(tiny).returncode == 0
    address = at()
    for path in ("", "en/", "en/verify/moon/", "verify/moon/"):
        shown = tab.request.get(f"{address}/{path}").text()
        built = (tiny / "site" / path / "index.html").read_text("utf-8")
        head, _, rest = built.rpartition("</body>")
        assert shown.startswith(head)
        assert shown.endswith(f"</body>{rest}")


def test_nothing_of_it_is_built(tiny: Path) -> None:
    assert build(tiny).returncode == 0
    texts = [file.read_text("utf-8") for file in (tiny / "site").rglob("*") if file.suffix in {".html", ".js", ".css"}]
    assert texts
    assert not any("preview" in text for text in texts)


def test_a_finding_is_shown_at_its_step(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    visit(tab, f"{at()}/en/verify/moon/")
    before = (tiny / GUIDE).read_text("utf-8")
    step = next(line for line in before.splitlines() if line.startswith("2. "))
    replace(tiny / GUIDE, step, f"{step} See [the page](../nowhere.md).")
    note = tab.locator("article li .preview-note", has_text="dead-link")
    expect(note).to_contain_text(f"{GUIDE}:")
    visit(tab, note.get_by_role("link").evaluate("link => link.href").replace("rules#", "status#"))
    expect(tab.locator("main table")).to_contain_text(GUIDE)
    tab.go_back()
    (tiny / GUIDE).write_text(before, "utf-8")
    expect(note).to_have_count(0)


def test_a_finding_of_the_other_language_is_named(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    replace(tiny / GUIDE, "\n## ", "\nSee [the page](../nowhere.md).\n\n## ")
    visit(tab, f"{at()}/verify/moon/")
    expect(tab.locator(".preview-bar")).to_contain_text(f"{GUIDE}:")


def test_a_page_that_cannot_be_read_comes_back(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    visit(tab, f"{at()}/en/verify/moon/")
    before = (tiny / GUIDE).read_text("utf-8")
    (tiny / GUIDE).write_text(before.replace("title:", "title", 1), "utf-8")
    expect(tab.locator("h1")).to_have_text("This page cannot be shown")
    expect(tab.locator("main")).to_contain_text(f"{GUIDE}:")
    (tiny / GUIDE).write_text(before, "utf-8")
    expect(tab.locator("h1")).not_to_have_text("This page cannot be shown")


def test_other_pages_go_on(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    replace(tiny / GUIDE, "title:", "title")
    visit(tab, f"{at()}/en/")
    expect(tab.locator("h1")).not_to_have_text("This page cannot be shown")
    expect(tab.locator(".preview-bar")).to_contain_text(GUIDE)


def test_data_that_cannot_be_read(tiny: Path, at: Callable[[], str], tab: Page, said: list[str]) -> None:
    file = tiny / "docs/_data/products.yml"
    before = file.read_text("utf-8")
    file.write_text("a: [", "utf-8")
    visit(tab, f"{at()}/en/")
    expect(tab.locator("main")).to_contain_text("docs/_data/products.yml:")
    file.write_text(before, "utf-8")
    expect(tab.locator(".home")).to_be_visible()
    file.write_text("a: [", "utf-8")  # the pages stay, and say it
    expect(tab.locator(".preview-bar")).to_contain_text("docs/_data/products.yml:")
    assert any("docs/_data/products.yml:" in line for line in said)


def test_a_page_in_one_language_only(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    address = at()
    new = tiny / "docs/zh/verify/new.md"
    text = (tiny / "docs/zh/verify/moon.md").read_text("utf-8")
    facts = {"id: moon-verify": "id: new", "type: task": "type: reference"}
    for old, other in facts.items():
        text = text.replace(old, other)
    kept = [line for line in text.splitlines() if not line.startswith(("task:", "card:", "wait:", "channels:"))]
    new.write_text("\n".join(kept), "utf-8")
    visit(tab, f"{address}/en/verify/new/")
    expect(tab.locator(".preview-bar")).to_contain_text("write docs/en/verify/new.md")


def test_a_page_that_is_removed(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    address = at()
    visit(tab, f"{address}/verify/moon/")
    (tiny / "docs/zh/verify/moon.md").rename(tiny / "moon.md")
    expect(tab.locator("main")).to_contain_text("missing-source")  # the translation is still there
    (tiny / "docs/en/verify/moon.md").unlink()
    expect(tab.locator("article h1").first).to_have_text("没有这个页面")  # until its script has run, in each language
    visit(tab, f"{address}/en/")
    text = (tiny / "docs/en/index.md").read_text("utf-8")
    (tiny / "docs/en/index.md").write_text(text.rstrip() + " And porcupines.\n", "utf-8")
    expect(tab.locator("main")).to_contain_text("And porcupines.")  # other pages go on


def test_it_begins_with_a_broken_configuration(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    before = (tiny / "mkdocs.yml").read_text("utf-8")
    (tiny / "mkdocs.yml").write_text("site_name: [", "utf-8")
    address = at()
    tab.goto(f"{address}/en/")
    expect(tab.locator("main")).to_contain_text("mkdocs.yml:")
    (tiny / "mkdocs.yml").write_text(before, "utf-8")
    expect(tab.locator(".home")).to_be_visible()
    text = (tiny / "docs/en/index.md").read_text("utf-8")
    (tiny / "docs/en/index.md").write_text(text.rstrip() + " And porcupines.\n", "utf-8")
    expect(tab.locator("main")).to_contain_text("And porcupines.")


def test_what_a_missing_page_says_stays_on_it(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    (tiny / GUIDE).unlink()
    replace(tiny / "docs/en/index.md", "title:", "title")
    visit(tab, f"{at()}/verify/moon/")
    expect(tab.locator("h1")).not_to_have_text("This page cannot be shown")


def test_what_the_build_makes_beside_pages(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    (tiny / "docs/_redirects").write_text("/old/ /verify/moon/ 301\n", "utf-8")
    address = at()
    kinds = {
        path: tab.request.get(f"{address}/{path}")
        for path in ("sitemap.xml", "en/feed.atom", "old/", "404.html", "partials/header.html")
    }
    assert [kinds[path].status for path in kinds] == [200, 200, 200, 404, 404]
    assert kinds["en/feed.atom"].headers["content-type"] == "application/atom+xml"
    assert "/verify/moon/" in kinds["sitemap.xml"].text()
    assert "verify/moon/" in kinds["old/"].text()
    assert "{%" not in kinds["404.html"].text()


def test_a_template_that_breaks(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    visit(tab, f"{at()}/en/")
    template = tiny / "overrides/partials/footer.html"
    before = template.read_text("utf-8")
    template.write_text(f"{before}{{{{ nothing }}}}", "utf-8")
    expect(tab.locator("main")).to_contain_text("overrides/partials/footer.html:")
    styles = tab.request.get(f"{tab.url.partition('/en/')[0]}/assets/stylesheets/helpcenter.css")
    assert styles.headers["content-type"].startswith("text/css")
    template.write_text(f"{before}<p>Saved.</p>", "utf-8")
    expect(tab.locator("body")).to_contain_text("Saved.")


def test_styles_and_scripts_are_bundled_again(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    for name in ("package.json", "node_modules", "scripts"):
        (tiny / name).symlink_to(ROOT / name)
    visit(tab, f"{at()}/en/")
    style = tiny / "overrides/styles/base.css"
    style.write_text(f"{style.read_text('utf-8')}\nbody {{ outline: 7px solid red; }}\n", "utf-8")
    expect(tab.locator("body")).to_have_css("outline-width", "7px")


def test_search_finds_what_was_just_written(tiny: Path, at: Callable[[], str], tab: Page) -> None:
    address = at()
    visit(tab, f"{address}/en/verify/moon/")
    replace(tiny / GUIDE, "\n## ", "\nA porcupine.\n\n## ")
    expect(tab.locator("article")).to_contain_text("porcupine")
    assert "porcupine" in tab.request.get(f"{address}/search/en.json").text()
