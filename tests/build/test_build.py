"""A build that is killed, and `mkdocs serve`: what MkDocs does around our plugin."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import IO

import pytest

from faults import contents, without_privileges
from projects import build, run
from sharing import SOAK

pytestmark = pytest.mark.build


def start(*command: str, cwd: Path, stderr: int | IO[bytes] = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", *command],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=stderr,
    )


# A hook of MkDocs: once the second page is made, the build says so and goes no further.
PAUSE = """
import pathlib, time

def on_post_build(config):
    pathlib.Path("paused").touch()
    time.sleep(600)
"""


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_killed_build_leaves_the_site(tiny_with_site: Path, kill: signal.Signals) -> None:
    tiny = tiny_with_site
    page = tiny / "site/en/verify/moon/index.html"
    before = page.read_bytes()
    configuration = (tiny / "mkdocs.yml").read_text("utf-8")
    (tiny / "pause.py").write_text(PAUSE)
    (tiny / "mkdocs.yml").write_text(f"{configuration}\nhooks: [pause.py]\n", "utf-8")
    process = start("build", "--strict", cwd=tiny)
    until(process, (tiny / "paused").exists)
    assert (tiny / ".site.building").is_dir()
    process.send_signal(kill)
    assert process.wait(timeout=60) != 0
    assert page.read_bytes() == before
    (tiny / "mkdocs.yml").write_text(configuration, "utf-8")
    assert build(tiny).returncode == 0
    assert not list(tiny.glob(".site.[bp]*"))


def test_a_build_killed_at_any_time_leaves_the_old_site_or_the_new_one(tiny_with_site: Path) -> None:
    tiny = tiny_with_site
    page, source = tiny / "site/en/verify/moon/index.html", tiny / "docs/en/verify/moon.md"
    random = Random() if SOAK else Random(1)  # noqa: S311 -- moments, not secrets
    for number in range(50 if SOAK else 5):
        before = page.read_text("utf-8")
        source.write_text(source.read_text("utf-8") + f"\nSentence {number}.\n", "utf-8")
        process = start("build", "--strict", cwd=tiny)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=random.uniform(0.1, 2))
        process.kill()
        process.wait(timeout=60)
        assert build_is_whole(tiny, before, f"Sentence {number}.")
    assert build(tiny).returncode == 0
    assert f"Sentence {number}." in page.read_text("utf-8")
    assert not list(tiny.glob(".site.[bp]*"))


# What a build meets: no room on the disk, no right to write.
TROUBLE: dict[str, tuple[Callable[[], object] | None, str]] = {
    "no room": (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (15_000, 15_000)), "make room on the disk"),
    "no right to write": (without_privileges, "check who owns it"),
}


@pytest.mark.parametrize("name", TROUBLE)
def test_a_disk_that_takes_nothing_leaves_the_site(name: str, tiny_with_site: Path) -> None:
    """In one clear line. The file size that is allowed is less than that of a style sheet."""
    tiny = tiny_with_site
    before = contents(tiny / "site")
    begin, expected = TROUBLE[name]
    if name == "no right to write":
        tiny.chmod(0o555)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    result = subprocess.run(command, cwd=tiny, preexec_fn=begin, capture_output=True, text=True, check=False)
    tiny.chmod(0o755)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr + result.stdout
    (said,) = [line for line in (result.stderr + result.stdout).splitlines() if expected in line]
    assert re.search(r"/\.site\.\S+: (File too large|Permission denied); .*\. The site is unchanged\.$", said), said
    assert contents(tiny / "site") == before
    assert build(tiny).returncode == 0


def build_is_whole(project: Path, before: str, new: str) -> bool:
    """Whether the site is as it was before, or the new one; between two renames it may lie beside its place."""
    site = next(project / name for name in ("site", ".site.previous", ".site.building") if (project / name).is_dir())
    page = (site / "en/verify/moon/index.html").read_text("utf-8")
    return (page == before or new in page) and len(list(site.rglob("index.html"))) == 6


def until(process: subprocess.Popen[bytes], happened: Callable[[], bool]) -> None:
    """Wait for something that a process does; it must not end before that."""
    deadline = time.monotonic() + 120
    while not happened():
        assert process.poll() is None, "the process ended"
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_builds_at_once(tiny: Path) -> None:
    """Each waits for the one before."""
    builds = [start("build", "--strict", cwd=tiny) for _ in range(3)]
    assert [process.wait(timeout=120) for process in builds] == [0, 0, 0]
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
    log = tiny / "log.txt"
    with log.open("wb") as errors:
        process = start("serve", "--dev-addr", address, "--quiet", cwd=tiny, stderr=errors)
    page = tiny / "docs/en/verify/moon.md"
    good = page.read_text("utf-8")
    try:
        until(process, lambda: "Open the app." in shown(address))
        page.write_text(good.replace("id: moon-verify", "id: moon"), "utf-8")
        until(process, lambda: '"id" is "moon" here' in log.read_text("utf-8"))
        page.write_text(good.replace("Open the app.", "Start the app."), "utf-8")
        until(process, lambda: "Start the app." in shown(address))
    finally:
        process.terminate()
        process.wait(timeout=60)
    assert not (tiny / "site").exists()


def shown(address: str) -> str:
    """The page served for the English guide; nothing if the server does not answer, or holds its answer back."""
    try:
        with urllib.request.urlopen(f"http://{address}/en/verify/moon/", timeout=5) as response:
            return str(response.read().decode())
    except OSError:
        return ""


@pytest.mark.parametrize("source", ["styles", "browser"])
@pytest.mark.parametrize("state", ["is missing", "was changed"])
def test_without_new_styles_and_scripts_nothing_is_built(source: str, state: str, tiny: Path) -> None:
    """A plain `mkdocs build`, too, says in one line what to run."""
    if state == "is missing":
        folder = {"styles": "stylesheets", "browser": "javascripts"}[source]
        shutil.rmtree(tiny / "overrides/assets" / folder)
        said = rf"/overrides/assets/\S+ is missing.* \S+/overrides/{source}; run: make site$"
    else:
        with next((tiny / "overrides" / source).rglob("*.?s*")).open("a", encoding="utf-8") as file:
            file.write("\n")
        said = rf"/overrides/{source}/\S+ was changed after .*; run: make site$"
    result = run("mkdocs", "build", cwd=tiny)
    assert result.returncode != 0
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("ERROR")]
    assert re.search(said, error)
    assert "Traceback" not in result.stderr
    assert not (tiny / "site").exists()
