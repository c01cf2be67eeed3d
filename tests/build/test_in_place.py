"""A site whose folder must stay: whatever fails at whatever moment, it is wholly old or wholly new afterwards."""

from __future__ import annotations

import errno
import itertools
import os
from pathlib import Path

import pytest

from faults import at_call, contents, dying
from helpcenter.build import in_place
from helpcenter.build.inputs import RECORD
from sharing import SOAK

OLD = {
    "index.html": "old",
    "404.html": "the same",
    "assets/page.js": "old",
    "removed/deep/index.html": "old",
    "a": "a file where a folder comes",
    "b/index.html": "a folder where a file comes",
    RECORD: "old",
}
NEW = {
    "index.html": "new",
    "404.html": "the same",
    "assets/page.js": "new",
    "added/deep/index.html": "new",
    "a/index.html": "new",
    "b": "new",
    ".well-known/security.txt": "new",
    RECORD: "new",
}
# What is not of the site.
OTHERS = {".git/HEAD": "x", ".htaccess": "x", "lost+found/1": "x"}


def fill(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def state(site: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in contents(site).items()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return fill(tmp_path / "site", OLD | OTHERS)


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return fill(tmp_path / "build", NEW)


def test_the_new_site(site: Path, build: Path) -> None:
    folder = site.stat().st_ino
    in_place.replace(site, build)
    assert state(site) == NEW | OTHERS
    assert site.stat().st_ino == folder
    assert not (site / "removed").exists()
    in_place.replace(site, fill(build.with_name("older"), OLD))
    assert {name for name in state(site) if not name.startswith(".well-known")} == {*OLD, *OTHERS}


def test_the_order(site: Path, build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page never comes before what it needs; what there is no more goes last; the record goes first, comes last."""
    moved: list[tuple[str, str]] = []
    rename = in_place._rename
    monkeypatch.setattr(in_place, "_rename", lambda old, new: (moved.append((old.name, str(new))), rename(old, new)))
    in_place.replace(site, build)
    came = [Path(new).relative_to(site).as_posix() for _, new in moved if in_place._OLD not in new]
    pages = ["404.html", "a/index.html", "added/deep/index.html", "index.html"]
    assert came == [".well-known/security.txt", "assets/page.js", "b", *pages, RECORD]
    assert moved[0][0] == RECORD
    assert moved[-1][1].endswith("removed/deep/index.html")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EBUSY] if SOAK else [errno.EBUSY])
def test_a_failure_at_any_moment_changes_nothing(number: int, tmp_path: Path) -> None:
    for moment in itertools.count():
        site = fill(tmp_path / f"{moment}/site", OLD | OTHERS)
        build = fill(tmp_path / f"{moment}/build", NEW)
        with at_call(moment, lambda name: OSError(number, os.strerror(number), name)) as calls:
            try:
                in_place.replace(site, build)
            except OSError:
                assert state(site) == OLD | OTHERS, moment
                continue
        remaining = {name: text for name, text in state(site).items() if not name.startswith((".new-", ".old-"))}
        assert remaining == NEW | OTHERS, moment
        if len(calls) <= moment:
            break
    assert moment > 40


@pytest.mark.parametrize("again", [None, 0, 1, 3, 8, 13, 20, 30] if SOAK else [None, 3, 30])
def test_a_death_at_any_moment_is_undone_or_complete(again: int | None, tmp_path: Path) -> None:
    """Even if the next run dies while it puts things in order, at `again`."""
    for moment in itertools.count():
        site = fill(tmp_path / f"{moment}/site", OLD | OTHERS)
        build = fill(tmp_path / f"{moment}/build", NEW)
        calls = dying(moment, in_place.replace, site, build)
        if again is not None:
            dying(again, in_place.recover, site)
        in_place.recover(site)
        assert state(site) in (OLD | OTHERS, NEW | OTHERS), moment
        if calls <= moment:
            break
    assert state(site) == NEW | OTHERS
    assert moment > 40


def test_what_must_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = fill(tmp_path / "site", OLD)
    assert not in_place.must_stay(site)
    (site / ".git").write_text("gitdir: elsewhere")  # as in a further work tree
    assert in_place.must_stay(site)
    (site / ".git").unlink()
    monkeypatch.setattr(os.path, "ismount", lambda path: path == site)
    assert in_place.must_stay(site)
