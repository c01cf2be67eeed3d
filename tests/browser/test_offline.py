"""The copy on the reader's device: what works without a network, and what happens when something goes wrong."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from helpcenter import project
from helpcenter.build import offline
from helpcenter.content import loading
from helpcenter_dev.server import Host, serve
from projects import ROOT
from waiting import until_equipped

COMPUTER: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
PRIVATE = "delete Navigator.prototype.serviceWorker"


class Network(Host):
    """A host of which requests can fail (`broken`), wait (`slow`), or be answered by somebody else (`portal`)."""

    broken: frozenset[str]
    slow: threading.Event
    portal: bytes | None
    asked: list[str]

    def do_GET(self) -> None:  # noqa: N802 -- the name that the library calls
        path = self.path.partition("?")[0].removeprefix(self.base)
        self.asked.append(path)
        del self.headers["If-Modified-Since"]  # it counts in seconds, in which tests change files twice
        self.slow.wait()
        if path in self.broken:
            self.close_connection = True
            self.connection.close()
        elif self.portal is not None and path != "service-worker.js":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(self.portal)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@pytest.fixture
def network() -> type[Network]:
    going = threading.Event()
    going.set()
    return type("OwnNetwork", (Network,), {"broken": frozenset(), "slow": going, "portal": None, "asked": []})


@pytest.fixture(scope="module")
def packed_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the packs of a release."""
    packed = Path(shutil.copytree(site, tmp_path_factory.mktemp("packed") / "site"))
    content, _ = loading.load(project.load(ROOT))
    assert content is not None
    offline.write(packed, content)
    return packed


@pytest.fixture
def own_site(packed_site: Path, tmp_path: Path) -> Path:
    """A site that tests may change."""
    return Path(shutil.copytree(packed_site, tmp_path / "site"))


@pytest.fixture
def at(own_site: Path, network: type[Network]) -> Iterator[str]:
    with serve(own_site, handler=network) as address:
        yield address


@pytest.fixture
def computer(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(**COMPUTER)
    context.add_init_script(
        "navigator.serviceWorker?.addEventListener('message', ({data}) => (window.told = data.kind))"
    )
    yield context
    context.close()


def visit(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    until_equipped(page)
    return page


def until_kept(page: Page) -> None:
    expect(page.locator(".offline [name=forget]")).to_be_visible()


def until(page: Page, condition: str) -> None:
    """Until the asynchronous function `condition` says so; fails if it never does."""
    page.evaluate(f"""async () => {{
      const end = Date.now() + 30_000
      while (!(await ({condition})())) {{
        if (Date.now() > end) throw new Error("never")
        await new Promise(on => setTimeout(on, 50))
      }}
    }}""")


def kept(page: Page) -> list[str]:
    """The addresses of what is kept, without the record of it."""
    script = """async () => (await Promise.all((await caches.keys()).map(async name =>
      (await (await caches.open(name)).keys()).map(request => request.url)))).flat()"""
    return [url for url in page.evaluate(script) if not url.endswith("/offline/copies")]


def publish(site: Path, locale: str, path: str, old: str, new: str) -> None:
    """Change a page of a published site, as a build does."""
    file = site / path / "index.html"
    text = file.read_text("utf-8").replace(old, new)
    assert new in text
    file.write_text(text, "utf-8")
    listed, packed = site / f"offline/{locale}.json", site / f"offline/{locale}.first.json"
    files = json.loads(listed.read_bytes())
    files["first"][path] = sha256(text.encode()).hexdigest()[:16]
    files["version"] = sha256(json.dumps(files).encode()).hexdigest()[:16]
    listed.write_text(json.dumps(files), "utf-8")
    packed.write_text(json.dumps(json.loads(packed.read_bytes()) | {path: text}), "utf-8")


@pytest.mark.parametrize(("prefix", "query"), [("", "照片"), ("en/", "photo")])
def test_after_one_visit_every_page_and_the_search_work_without_a_network(
    computer: BrowserContext, at: str, prefix: str, query: str
) -> None:
    page = visit(computer, f"{at}{prefix}verify/heyon/")
    until_kept(page)
    computer.set_offline(True)
    page.goto(f"{at}{prefix}top-up/t-mobile/")
    expect(page.locator("#app-1, #web-1").first).to_be_visible()
    expect(page.locator(".copy-note")).to_contain_text("20")
    page.goto(f"{at}{prefix}verify/yuanyou")
    expect(page.locator("ol.steps").first).to_be_visible()
    page.locator("[data-open=search-dialog]").first.click()
    page.fill("#search-dialog input", query)
    expect(page.locator("#search-dialog li a").first).to_be_visible()


def test_a_site_without_packs_is_kept_file_by_file(
    computer: BrowserContext, site: Path, network: type[Network]
) -> None:
    with serve(site, handler=network) as address:
        page = visit(computer, f"{address}en/verify/heyon/")
        until_kept(page)
        assert not [path for path in network.asked if path.endswith("first.json")]
        computer.set_offline(True)
        page.goto(f"{address}en/top-up/t-mobile/")
        expect(page.locator(".copy-note")).to_be_visible()


def test_what_is_not_kept_says_so_and_offers_what_is(computer: BrowserContext, at: str) -> None:
    page = visit(computer, f"{at}en/verify/heyon/")
    until_kept(page)
    computer.set_offline(True)
    page.goto(f"{at}verify/heyon/")
    expect(page.locator("h1")).to_have_text("这个页面没有保存在你的设备上")
    assert page.title() == "这个页面没有保存在你的设备上"
    page.goto(f"{at}en/nothing/")
    expect(page.locator("h1")).to_have_text("This page is not on your device")


@pytest.mark.parametrize(("device", "script"), [(PHONE, ""), (COMPUTER, SAVES_DATA)], ids=["phone", "saves data"])
def test_where_data_may_cost_nothing_is_fetched_before_a_tap(
    browser: Browser, at: str, network: type[Network], device: dict[str, Any], script: str
) -> None:
    context = browser.new_context(**device)
    context.add_init_script(script)
    page = visit(context, f"{at}en/verify/heyon/")
    keep = page.locator("[name=keep]")
    expect(keep).to_be_visible()
    assert not kept(page)
    assert not [path for path in network.asked if path.endswith("first.json")]
    keep.click()
    until_kept(page)
    context.set_offline(True)
    page.goto(f"{at}en/faq/")
    expect(page.locator(".copy-note")).to_be_visible()
    context.close()


def test_a_copy_that_is_removed_is_not_made_again(computer: BrowserContext, at: str) -> None:
    page = visit(computer, f"{at}en/verify/heyon/")
    until_kept(page)
    page.click("[name=forget]")
    expect(page.locator("[name=keep]")).to_be_visible()
    assert not kept(page)
    page.reload()
    expect(page.locator("[name=keep]")).to_be_visible()
    assert not kept(page)


def test_clearing_the_device_removes_the_copy(computer: BrowserContext, at: str) -> None:
    page = visit(computer, f"{at}en/verify/heyon/")
    until_kept(page)
    page.locator("[data-open=menu-dialog]").first.click()
    page.click("[data-clear]")
    expect(page.locator(".offline [role=status]")).to_contain_text("Removed")
    assert not kept(page)


def test_a_first_visit_that_is_interrupted_is_made_up_for_by_the_next(
    computer: BrowserContext, at: str, network: type[Network]
) -> None:
    network.broken = frozenset({"offline/en.first.json"})
    page = visit(computer, f"{at}en/verify/heyon/")
    expect(page.locator(".offline [role=status]")).to_contain_text("could not be fetched")
    assert page.locator("[name=keep]").is_visible()
    network.broken = frozenset()
    page.reload()
    until_kept(page)


def test_a_network_that_asks_for_a_login_leaves_the_copy_as_it_is(
    computer: BrowserContext, at: str, network: type[Network]
) -> None:
    page = visit(computer, f"{at}en/verify/heyon/")
    until_kept(page)
    before = kept(page)
    network.portal = b"<html><title>Log in</title>"
    page.goto(f"{at}en/faq/")
    assert page.title() == "Log in"
    assert sorted(kept(page)) == sorted(before)
    computer.set_offline(True)
    page.goto(f"{at}en/faq/")
    expect(page.locator(".copy-note")).to_be_visible()


def test_a_new_version_replaces_the_old_one_by_what_has_changed(
    computer: BrowserContext, at: str, own_site: Path, network: type[Network]
) -> None:
    page = visit(computer, f"{at}en/verify/heyon/")
    until_kept(page)
    old = visit(computer, f"{at}en/faq/")
    publish(own_site, "en", "en/verify/yuanyou/", "</h1>", " (new)</h1>")
    network.asked.clear()
    page.reload()
    until(page, "async () => window.told === 'kept'")
    assert [path for path in network.asked if "first" in path or "yuanyou" in path] == ["en/verify/yuanyou/"]
    expect(old.locator("h1")).not_to_contain_text("(new)")
    computer.set_offline(True)
    page.goto(f"{at}en/verify/yuanyou/")
    expect(page.locator("h1")).to_contain_text("(new)")
    old.locator("[data-open=search-dialog]").first.click()
    old.fill("#search-dialog input", "photo")
    expect(old.locator("#search-dialog li a").first).to_be_visible()


def test_a_device_without_room_says_so_and_keeps_nothing(computer: BrowserContext, at: str) -> None:
    page = computer.new_page()
    session = computer.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": at.rstrip("/"), "quotaSize": 300_000})
    page.goto(f"{at}en/verify/heyon/")
    expect(page.locator(".offline [role=status]")).to_contain_text("no room")
    assert not kept(page)


def test_a_broken_worker_traps_nobody(computer: BrowserContext, at: str, own_site: Path) -> None:
    worker = own_site / "service-worker.js"
    right = worker.read_text("utf-8")
    worker.write_text(
        "addEventListener('install', () => skipWaiting())\n"
        "addEventListener('activate', event => event.waitUntil(clients.claim()))\n"
        "addEventListener('fetch', event => event.respondWith(new Response('broken', {status: 200})))",
        "utf-8",
    )
    page = visit(computer, f"{at}en/verify/heyon/")
    until(page, "async () => navigator.serviceWorker.controller")
    worker.write_text(right, "utf-8")
    page.goto(f"{at}en/faq/")
    # The worker of the site has this on. A request would tell too, but would also keep the broken one busy.
    until(page, "async () => (await (await navigator.serviceWorker.ready).navigationPreload.getState()).enabled")
    page.goto(f"{at}en/verify/heyon/")
    until_kept(page)


def test_a_help_center_that_keeps_nothing_takes_back_what_was_kept(
    computer: BrowserContext, at: str, own_site: Path
) -> None:
    page = visit(computer, f"{at}en/verify/heyon/")
    until_kept(page)
    shutil.copyfile(ROOT / "overrides/assets/javascripts/offline/off.js", own_site / "service-worker.js")
    page.goto(f"{at}en/faq/")
    until(page, "async () => !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length")


def test_below_a_path_of_a_shared_host(computer: BrowserContext, own_site: Path, network: type[Network]) -> None:
    with serve(own_site, base="/help/", handler=network) as address:
        page = visit(computer, f"{address}en/verify/heyon/")
        until_kept(page)
        computer.set_offline(True)
        page.goto(f"{address}en/top-up/t-mobile/")
        expect(page.locator(".copy-note")).to_be_visible()


def test_where_a_browser_keeps_nothing_nothing_is_promised_and_nothing_fails(computer: BrowserContext, at: str) -> None:
    computer.add_init_script(PRIVATE)
    page = computer.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{at}en/verify/heyon/")
    until_equipped(page)
    page.evaluate("new Promise(on => requestIdleCallback(on))")
    assert page.locator(".offline").is_hidden()
    assert not errors


def test_where_a_browser_keeps_nothing_the_file_with_all_guides_is_offered(
    computer: BrowserContext, at: str, own_site: Path
) -> None:
    words = own_site / "offline/words/en.json"
    words.write_text(json.dumps(json.loads(words.read_text("utf-8")) | {"download": "Download"}), "utf-8")
    (own_site / "downloads").mkdir()
    (own_site / "downloads/guides-en.html").write_text("<p>All guides</p>", "utf-8")
    computer.add_init_script(PRIVATE)
    page = visit(computer, f"{at}en/verify/heyon/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.path().read_text("utf-8") == "<p>All guides</p>"


def test_a_slow_network_is_not_waited_for_where_there_is_a_copy(
    computer: BrowserContext, at: str, network: type[Network]
) -> None:
    page = visit(computer, f"{at}en/verify/heyon/")
    until_kept(page)
    network.slow.clear()
    page.goto(f"{at}en/top-up/t-mobile/", wait_until="commit")
    expect(page.locator(".copy-note")).to_be_visible(timeout=15_000)
    network.slow.set()
