"""Building beside the site: nothing is lost, wherever a build stops."""

from pathlib import Path

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
