"""A build that is killed, and `mkdocs serve`: what MkDocs does around our plugin."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from projects import build

pytestmark = pytest.mark.build


def start(*command: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", *command],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_killed_build_leaves_the_site(tiny_with_site: Path, kill: signal.Signals) -> None:
    tiny = tiny_with_site
    page = tiny / "site/en/verify/moon/index.html"
    before = page.read_bytes()
    process = start("build", "--strict", cwd=tiny)
    while process.poll() is None and not (tiny / ".site.building/verify").exists():
        time.sleep(0.002)
    assert process.poll() is None, "the build ended before it could be killed"
    process.send_signal(kill)
    assert process.wait(timeout=30) != 0
    assert page.read_bytes() == before
    assert build(tiny).returncode == 0
    assert not list(tiny.glob(".site.[bp]*"))


def test_builds_at_once(tiny: Path) -> None:
    """Each waits for the one before."""
    builds = [start("build", "--strict", cwd=tiny) for _ in range(3)]
    assert [process.wait(timeout=60) for process in builds] == [0, 0, 0]
    assert len(list((tiny / "site").rglob("index.html"))) == 6


def test_the_site_may_be_a_link(tiny: Path) -> None:
    (tiny / "published").mkdir()
    (tiny / "site").symlink_to("published")
    for _ in range(2):
        assert build(tiny).returncode == 0
    assert (tiny / "site").is_symlink()
    assert (tiny / "published/en/index.html").is_file()


def test_leftovers_of_any_kind(tiny: Path) -> None:
    (tiny / ".site.building").write_text("a file")
    (tiny / ".site.previous").write_text("a file")
    assert build(tiny).returncode == 0


def test_site_address_from_the_environment(tiny: Path) -> None:
    assert build(tiny, SITE_URL="https://travel.example/help").returncode == 0
    home = (tiny / "site/en/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://travel.example/help/en/">' in home
    assert 'href="/help/' in (tiny / "site/404.html").read_text("utf-8")


def test_serve_shows_an_edit_and_survives_a_mistake(tiny: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = start("serve", "--dev-addr", address, "--quiet", cwd=tiny)
    page = tiny / "docs/en/verify/moon.md"
    good = page.read_text("utf-8")
    try:
        wait_for(address, "Open the app.")
        page.write_text(good.replace("card: moon", "card: mon"), "utf-8")
        time.sleep(2)  # MkDocs holds requests back until the mistake is fixed
        page.write_text(good.replace("Open the app.", "Start the app."), "utf-8")
        wait_for(address, "Start the app.")
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert not (tiny / "site").exists()


def wait_for(address: str, text: str) -> None:
    """Until the page served for the English guide contains `text`."""
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(f"http://{address}/en/verify/moon/", timeout=5) as response:
                if text in response.read().decode():
                    return
        except OSError as error:  # not up yet
            last: object = error
        else:
            last = "other text"
        assert time.monotonic() < deadline, last
        time.sleep(0.1)


def test_without_the_bundled_scripts_nothing_is_built(tiny: Path) -> None:
    (tiny / "overrides/assets/javascripts/search/worker.js").unlink()
    result = build(tiny)
    assert result.returncode != 0
    assert "worker.js is missing, which is made from" in result.stderr
    assert "run: make site" in result.stderr
    assert not (tiny / "site").exists()


def test_older_bundled_scripts_are_not_published(tiny: Path) -> None:
    (tiny / "overrides/browser/search/worker.ts").touch()
    result = build(tiny)
    assert result.returncode != 0
    assert "is older than" in result.stderr
