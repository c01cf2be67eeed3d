"""Building beside the site: nothing is lost, wherever a build stops."""

import errno
import itertools
import os
from pathlib import Path

import pytest

from faults import at_call, dying
from helpcenter.build.staging import Staging

LEFT = [".site.lock", "site"]


def new_build(staging: Staging, text: str) -> None:
    staging.begin()
    staging.folder.mkdir()
    (staging.folder / "index.html").write_text(text)


def killed(staging: Staging) -> None:
    """The lock of a process ends with it."""
    staging._lock.release()


def test_publish_replaces_the_site(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    for text in ("first", "second"):
        new_build(staging, text)
        staging.publish()
        assert (tmp_path / "site/index.html").read_text() == text
    assert sorted(path.name for path in tmp_path.iterdir()) == LEFT


def test_discard_leaves_the_site(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    new_build(staging, "good")
    staging.publish()
    new_build(staging, "bad")
    staging.discard()
    assert (tmp_path / "site/index.html").read_text() == "good"
    assert sorted(path.name for path in tmp_path.iterdir()) == LEFT


def test_killed_between_the_two_renames(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    new_build(staging, "good")
    staging.publish()
    new_build(staging, "new")
    (tmp_path / "site").rename(tmp_path / ".site.previous")
    killed(staging)
    Staging(tmp_path / "site").begin()
    assert (tmp_path / "site/index.html").read_text() == "good"
    assert sorted(path.name for path in tmp_path.iterdir()) == LEFT


def test_killed_after_the_swap(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    new_build(staging, "new")
    staging.publish()
    (tmp_path / ".site.previous").mkdir()
    Staging(tmp_path / "site").begin()
    assert (tmp_path / "site/index.html").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == LEFT


def old_and_new(folder: Path) -> Staging:
    """An old site, and a new one that is built and not published yet."""
    staging = Staging(folder / "site")
    new_build(staging, "old")
    staging.publish()
    new_build(staging, "new")
    return staging


def test_a_failure_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    for moment in itertools.count():
        staging = old_and_new(tmp_path / str(moment))
        failed = False
        with at_call(moment, lambda name: OSError(errno.EACCES, "Permission denied", name)) as calls:
            try:
                staging.publish()
            except OSError:
                failed = True
        assert (staging.site / "index.html").read_text() == ("old" if failed else "new"), moment
        assert not staging._lock.is_locked
        if len(calls) <= moment:
            break
    assert not failed


def test_a_death_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    for moment in itertools.count():
        staging = old_and_new(tmp_path / str(moment))
        calls = dying(moment, staging.publish)
        killed(staging)
        following = Staging(staging.site)
        following.begin()
        assert (staging.site / "index.html").read_text() in ("old", "new"), moment
        following.discard()
        assert sorted(path.name for path in staging.site.parent.iterdir()) == LEFT
        if calls <= moment:
            break


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EPERM])
def test_a_folder_that_cannot_be_renamed_is_changed_inside(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging = old_and_new(tmp_path)
    rename, folder = os.rename, staging.site.stat().st_ino

    def refuse(old: Path, new: Path) -> None:
        if old == staging.site:
            raise OSError(number, os.strerror(number))
        rename(old, new)

    monkeypatch.setattr(os, "rename", refuse)
    staging.publish()
    assert (staging.site / "index.html").read_text() == "new"
    assert staging.site.stat().st_ino == folder
    assert sorted(path.name for path in tmp_path.iterdir()) == LEFT


def test_a_repository_stays(tmp_path: Path) -> None:
    """A work tree from which the site is published."""
    staging = old_and_new(tmp_path)
    (staging.site / ".git").write_text("gitdir: elsewhere")
    staging.publish()
    assert sorted(path.name for path in staging.site.iterdir()) == [".git", "index.html"]
    assert (staging.site / "index.html").read_text() == "new"


def test_the_lock_is_given_back_if_the_build_cannot_begin(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    (tmp_path / ".site.building/x").mkdir(parents=True)
    refused = at_call(0, lambda name: OSError(errno.EACCES, "Permission denied", name), [(os, "rmdir")])
    with refused, pytest.raises(PermissionError):
        staging.begin()
    assert not staging._lock.is_locked
