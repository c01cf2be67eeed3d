"""What is taken from the last site: what is as it would be made, all or none, and without a change to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from faults import contents
from helpcenter.build.cache import Cache
from helpcenter.build.file_digest import file_digest
from helpcenter.build.last_site import LastSite

FILES = {"en/index.html": b"One.", "en/faq/index.html": b"Two."}
DIGESTS = {name: file_digest(data) for name, data in FILES.items()}


def given(last: Path, new: Path) -> bool:
    return LastSite(last, Cache(last / "unused", ())).give(DIGESTS, new)


@pytest.fixture
def last(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        file = tmp_path / "last" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path / "last"


def test_the_same_file_is_in_both(last: Path, tmp_path: Path) -> None:
    assert given(last, tmp_path / "new")
    assert contents(tmp_path / "new") == contents(last)
    assert (tmp_path / "new/en/index.html").samefile(last / "en/index.html")


def test_a_disk_without_links_has_a_copy(last: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refused)
    assert given(last, tmp_path / "new")
    assert contents(tmp_path / "new") == contents(last)


@pytest.mark.parametrize("fault", ["changed", "gone", "elsewhere", "no site"])
def test_all_or_none(last: Path, tmp_path: Path, fault: str) -> None:
    file = last / "en/faq/index.html"
    match fault:
        case "changed":
            file.write_bytes(b"Too.")
        case "gone":
            file.unlink()
        case "elsewhere":
            file.rename(tmp_path / "elsewhere")
            file.symlink_to(tmp_path / "elsewhere")
        case _:
            last.rename(tmp_path / "renamed")
    assert not given(last, tmp_path / "new")
    assert not (tmp_path / "new").exists()
