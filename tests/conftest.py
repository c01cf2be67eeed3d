"""Sites that are built once, a tiny project that a test can damage, and what `make quick` and `make soak` run."""

from __future__ import annotations

import asyncio
import datetime
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import projects
import reading
from helpcenter import cli, command_name
from projects import CARDS, TINY, build, copy_project, copy_tiny
from sharing import SOAK, made_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How much random input is tried: a little and always the same in `make test`, much and new in `make soak`.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=40)
settings.register_profile("soak", database=None, deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("soak" if SOAK else "steady")

# Disks of one's own: not every machine lets tests mount them.
collect_ignore = [] if SOAK else ["build/test_mounts.py"]
# Whoever asks for one of these needs a build.
BUILT = {"arabic", "built_tiny", "real_site", "site"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & BUILT:
            item.add_marker("build")
        if "browser" in fixtures:
            item.add_marker("browser")


def pytest_configure() -> None:
    """A shell starts background jobs with SIGINT ignored, and children inherit that: here it works as in the front."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    projects.may_build = item.get_closest_marker("build") is not None


@pytest.fixture(scope="session", autouse=True)
def what_is_not_changed_is_read_once() -> Iterator[None]:
    with reading.once():
        yield


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept of the projects of the tests is not kept where that of the user's is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def called_by_its_name() -> Iterator[None]:
    """Messages name the command in the same way, however the tests are started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command_name, "called_in", lambda _: command_name.NAME)
        yield


def built(project: Path) -> None:
    result = build(project)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright takes longer to import than all else.
    from playwright.sync_api import expect  # noqa: PLC0415

    from helpcenter_dev import chromium  # noqa: PLC0415

    expect.set_options(timeout=30_000)  # only what fails waits so long
    with chromium.launch() as browser:
        yield browser


@pytest.fixture(autouse=True)
def without_the_loop_of_the_browser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Playwright says that its event loop runs, also between two calls of it: other tests may run one of their own."""
    loop = asyncio._get_running_loop()
    if loop is None or "browser" in request.fixturenames:
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site built from `CARDS`."""
    return made_once(tmp_path_factory, "cards", lambda folder: built(copy_project(folder, CARDS / "docs"))) / "site"


@pytest.fixture(scope="session")
def built_tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with its site; `tiny_with_site` is a copy to damage."""
    return made_once(tmp_path_factory, "tiny", lambda folder: built(copy_tiny(folder)))


@pytest.fixture
def tiny_with_site(built_tiny: Path, tmp_path: Path) -> Path:
    """A project of three pages in Chinese and English, and its site, as new as its sources."""
    return Path(shutil.copytree(built_tiny, tmp_path / "tiny"))


@pytest.fixture(autouse=True)
def frozen_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day after the reviews of the sites in `tests/sites/`: the command judges dates as on this day."""
    monkeypatch.setattr(cli, "_writers_day", lambda: datetime.date(2026, 11, 21))


ENTRY = """\
        - locale: ar
          name: العربية
"""


def build_with_arabic(folder: Path) -> None:
    copy_project(folder, TINY / "docs")
    configuration = (folder / "mkdocs.yml").read_text("utf-8")
    with_entry = configuration.replace("          name: English\n", "          name: English\n" + ENTRY)
    assert with_entry != configuration
    (folder / "mkdocs.yml").write_text(with_entry, "utf-8")
    built(folder)


@pytest.fixture(scope="session")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny site with a third language: a folder, an entry and its strings, nothing else."""
    return made_once(tmp_path_factory, "arabic", build_with_arabic) / "site"


@pytest.fixture
def tiny(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A project of three pages in Chinese and English; without its templates where nothing is built."""
    return copy_tiny(tmp_path / "tiny", templates=request.node.get_closest_marker("build") is not None)
