"""The same sources make the same bytes: on another day, in another folder, time zone and order, with git or without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from projects import copy_tiny, run

pytestmark = pytest.mark.build

# Python runs it first: all that it tells of the time is of another year.
LATER = """\
import datetime, time

AHEAD = 400 * 24 * 3600 + 12345
for name in ("time", "time_ns"):
    def later(now=getattr(time, name), unit=10**9 if name == "time_ns" else 1):
        return now() + AHEAD * unit
    setattr(time, name, later)
for name in ("gmtime", "localtime", "ctime"):
    def later(seconds=None, of=getattr(time, name)):
        return of(time.time() if seconds is None else seconds)
    setattr(time, name, later)

class date(datetime.date):
    today = classmethod(lambda cls: cls.fromtimestamp(time.time()))

class later_datetime(datetime.datetime):
    now = classmethod(lambda cls, tz=None: cls.fromtimestamp(time.time(), tz))
    utcnow = classmethod(lambda cls: cls.utcfromtimestamp(time.time()))
    today = classmethod(lambda cls: cls.fromtimestamp(time.time()))

datetime.date, datetime.datetime = date, later_datetime
"""
SECURITY = "\nsecurity: {contact: mailto:security@moon.example, expires: 2027-11-20}\n"


def released(folder: Path, **environment: str) -> dict[str, bytes]:
    made = run("helpcenter", "release", cwd=folder, **environment)
    assert made.returncode == 0, made.stderr
    files = (file for name in ("site", "deploy") for file in (folder / name).rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def project(folder: Path) -> Path:
    tiny = copy_tiny(folder)
    (tiny / "docs/_redirects").write_text("/old/ /en/verify/moon/\n", "utf-8")
    with (tiny / "docs/_data/help_center.yml").open("a", encoding="utf-8") as file:
        file.write(SECURITY)
    return tiny


def test_two_releases_are_the_same(tmp_path: Path) -> None:
    one, other = project(tmp_path / "one"), project(tmp_path / "b/another one")
    author = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    for command in (["init", "-q"], ["add", "."], [*author, "commit", "-q", "-m", "All"]):
        subprocess.run(["git", *command], cwd=one, check=True)
    (tmp_path / "later").mkdir()
    (tmp_path / "later/sitecustomize.py").write_text(LATER, "utf-8")
    first = released(one, TZ="Asia/Shanghai", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    paths = os.pathsep.join((str(tmp_path / "later"), os.environ.get("PYTHONPATH", "")))
    second = released(other, TZ="America/New_York", PYTHONHASHSEED="2", LC_ALL="C", PYTHONPATH=paths.strip(os.pathsep))
    assert "site/.well-known/security.txt" in first
    assert "deploy/sbom.cdx.json" in first
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_other_clock_is_heeded(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(LATER, "utf-8")
    code = "import datetime, time; print(datetime.date.today().year, time.gmtime().tm_year)"
    years = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | given, capture_output=True, text=True, check=True
        ).stdout
        for given in ({}, {"PYTHONPATH": str(tmp_path)})
    ]
    first, second = ([int(year) for year in each.split()] for each in years)
    assert all(one < other for one, other in zip(first, second, strict=True))
