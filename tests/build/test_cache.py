"""The cache: what was kept is found again, and whatever is wrong with it is missed."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from importlib import metadata
from pathlib import Path

import pytest

from helpcenter.build import cache as cache_module
from helpcenter.build import generator
from helpcenter.build.cache import MONTH, Cache, Key
from helpcenter.links import scan
from helpcenter.links.external import answer
from helpcenter.links.url.parsing import Addresses

A, B = Key("a.html", b"1"), Key("卡/b\udce9.html", b"2")
VALUES = {A: b"value of a", B: b"value of b" * 1000}
FOUND = {key.name: value for key, value in VALUES.items()}
NOW = 1_000_000_000.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache/site.sqlite"


@pytest.fixture
def cache(file: Path) -> Cache:
    """A cache that holds VALUES."""
    kept = cache_at(file)
    kept.put(VALUES)
    return kept


def cache_at(file: Path, purpose: str = "site", now: float = NOW) -> Cache:
    return Cache(file, ["ada-url"], purpose, now=lambda: now)


def names(file: Path) -> list[str]:
    """The names of all rows."""
    with closing(sqlite3.connect(file)) as database:
        return sorted(name.decode(errors="surrogatepass") for (name,) in database.execute("SELECT name FROM entries"))


def change(file: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement, values)


def test_what_was_kept_is_found(cache: Cache) -> None:
    assert cache.get(VALUES) == FOUND
    assert cache.get([A, Key("c.html", b"3")]) == {"a.html": b"value of a"}
    assert cache.get([]) == {}


def test_nothing_is_found_where_nothing_was_kept(file: Path) -> None:
    assert cache_at(file).get(VALUES) == {}
    assert not file.exists()


def test_a_value_of_something_else_is_missed_and_replaced(cache: Cache, file: Path) -> None:
    changed = Key("a.html", b"3")
    assert cache.get([changed, B]) == {B.name: FOUND[B.name]}
    cache.put({changed: b"new"})
    assert cache.get([changed]) == {"a.html": b"new"}
    assert cache.get([A]) == {}
    assert names(file) == sorted(FOUND)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET value = X'00' WHERE name = ?",
        "UPDATE entries SET value = substr(value, 1, 5) WHERE name = ?",
        "UPDATE entries SET value = 'text' WHERE name = ?",
        "UPDATE entries SET value = NULL WHERE name = ?",
        "UPDATE entries SET checksum = X'00' WHERE name = ?",
        "UPDATE entries SET checksum = NULL WHERE name = ?",
        "UPDATE entries SET origin = X'31', value = (SELECT value FROM entries WHERE name != ?1) WHERE name = ?1",
        "UPDATE entries SET expires = expires + 1 WHERE name = ?",
        "UPDATE entries SET expires = 'soon' WHERE name = ?",
        "UPDATE entries SET written = CAST(X'FF' AS TEXT) WHERE name = ?",
    ],
)
def test_a_damaged_row_is_missed_and_the_others_are_found(cache: Cache, file: Path, statement: str) -> None:
    change(file, statement, A.name.encode())
    assert cache.get(VALUES) == {B.name: FOUND[B.name]}
    cache.put({A: b"new"})
    assert cache.get(VALUES) == FOUND | {"a.html": b"new"}


def test_a_row_of_another_name_or_cache_is_missed(cache: Cache, file: Path) -> None:
    """A row may be complete, and still be of something else."""
    change(file, "UPDATE entries SET name = X'63' WHERE name = ?", A.name.encode())
    assert cache.get([Key("c", b"1"), B]) == {B.name: FOUND[B.name]}
    other = file.with_name("other.sqlite")
    cache_at(other, "other site").put(VALUES)
    shutil.copy(other, file)
    assert cache.get(VALUES) == {}
    own = cache._version()
    change(file, "UPDATE entries SET version = ?", own)
    assert cache.get(VALUES) == {}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:100],
        lambda _: b"garbage" * 1000,
        lambda data: data[:4096] + bytes(len(data) - 4096),
        lambda data: data.replace(b"tableentriesentries", b"table\xf1ntriesentries"),
    ],
)
def test_a_damaged_file_is_missed_and_begun_again(cache: Cache, file: Path, damage: Callable[[bytes], bytes]) -> None:
    file.write_bytes(damage(file.read_bytes()))
    assert cache.get(VALUES) == {}
    cache.put(VALUES)
    assert cache.get(VALUES) == FOUND


def test_an_empty_file_and_a_file_of_another_form(cache: Cache, file: Path) -> None:
    file.write_bytes(b"")
    assert cache.get(VALUES) == {}
    file.unlink(missing_ok=True)
    change(file, "CREATE TABLE entries (name, facts)")
    assert cache.get(VALUES) == {}
    cache.put(VALUES)
    assert cache.get(VALUES) == FOUND


def test_a_damaged_file_that_is_written_first(cache: Cache, file: Path) -> None:
    file.write_bytes(b"garbage" * 1000)
    cache.put(VALUES)
    cache.put(VALUES)
    assert cache.get(VALUES) == FOUND


@pytest.mark.parametrize("what", ["a folder in place of the file", "a file in place of the folder"])
def test_a_cache_that_cannot_be_opened_is_none(tmp_path: Path, what: str) -> None:
    file = tmp_path / "cache/site.sqlite"
    if what == "a folder in place of the file":
        file.mkdir(parents=True)
    else:
        file.parent.write_text("")
    cache = cache_at(file)
    cache.put(VALUES)
    assert cache.get(VALUES) == {}


def test_a_locked_cache_is_none_and_stays(cache: Cache, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "_PATIENCE", 0.01)
    with closing(sqlite3.connect(file)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert cache.get(VALUES) == {}
        cache.put({A: b"new"})
        database.rollback()
    assert cache.get(VALUES) == FOUND


CHANGES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "code": lambda patch: patch.setattr(generator, "code", lambda: "other"),
    "python": lambda patch: patch.setattr(sys, "version", "3.99"),
    "library": lambda patch: patch.setattr(cache_module, "version", lambda _: "99"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_values_of_another_version_are_missed_and_removed(
    cache: Cache, file: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    CHANGES[what](monkeypatch)
    assert cache.get(VALUES) == {}
    cache.put({A: b"new"})
    assert cache.get(VALUES) == {"a.html": b"new"}
    assert names(file) == ["a.html"]


def test_values_of_another_purpose_are_missed(cache: Cache, file: Path) -> None:
    assert cache_at(file, "other site").get(VALUES) == {}
    assert cache.get(VALUES) == FOUND


# What finds the folder of the cache, calls C, or belongs to the command line of httpx does not change what is kept;
# nor does brotli, which unpacks answers wherever `make bench` has installed it.
UNINVOLVED = {
    "Pygments", "brotli", "cffi", "click", "helpcenter", "platformdirs", "rich", "setuptools", "typing_extensions"
}  # fmt: skip


@pytest.mark.parametrize(
    ("module", "libraries"),
    [("helpcenter.links.parse.file", scan.LIBRARIES), ("helpcenter.links.external.client", answer.LIBRARIES)],
)
def test_every_library_counts(module: str, libraries: tuple[str, ...]) -> None:
    """What reading imports is named, so that a new library cannot be forgotten."""
    code = f"import sys, json, {module}; print(json.dumps(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    distributions = metadata.packages_distributions()
    used = {each for name in json.loads(output) for each in distributions.get(name, ())}
    assert used - UNINVOLVED <= set(libraries)


def test_a_value_expires(file: Path) -> None:
    cache_at(file).put({A: b"a"}, lasts=10)
    assert cache_at(file, now=NOW + 9).get([A]) == {"a.html": b"a"}
    assert cache_at(file, now=NOW + 10).get([A]) == {}
    assert cache_at(file, now=NOW - 1).get([A]) == {}, "the clock was wrong, or is"


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("later", [MONTH, -1])
def test_old_rows_are_removed(file: Path, later: float) -> None:
    assert names(file) == sorted(FOUND)
    cache_at(file, now=NOW + later).put({Key("new.html"): b"new"})
    assert names(file) == ["new.html"]


def test_old_files_are_removed(cache: Cache, file: Path) -> None:
    old, recent, other = (file.with_name(name) for name in ("old.sqlite", "recent.sqlite", "notes.txt"))
    for each, age in ((old, MONTH + 1), (recent, MONTH - 1), (other, MONTH + 1)):
        each.write_text("")
        os.utime(each, (NOW - age, NOW - age))
    cache.put({A: b"new"})
    assert not old.exists()
    assert recent.exists()
    assert other.exists()
    assert file.exists()


def test_a_disk_with_a_slow_clock(file: Path) -> None:
    Cache(file, [], now=lambda: time.time() + 2 * MONTH).put({A: b"new"})
    assert file.exists()


def test_a_file_that_is_used_is_not_old(cache: Cache, file: Path) -> None:
    os.utime(file, (NOW - MONTH, NOW - MONTH))
    cache.get(VALUES)
    assert file.stat().st_mtime > NOW


def test_a_cache_that_can_only_be_read(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(cache_module.os, "utime", refuse)
    assert cache.get(VALUES) == FOUND


WRITER = """\
import sys
import time
from pathlib import Path
from helpcenter.build.cache import Cache, Key
cache = Cache(Path(sys.argv[1]), [])
for number in range(30):
    cache.put({Key(f"{sys.argv[2]}-{number}"): b"x" * 1000})
    cache.get([Key(f"{sys.argv[2]}-{number}")])
"""


def test_two_processes(file: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(file), name]) for name in ("a", "b")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    keys = [Key(f"{name}-{number}") for name in ("a", "b") for number in range(30)]
    assert len(Cache(file, []).get(keys)) == 60


def test_a_site_is_read_from_its_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is unchanged is not read again; a damaged row, or one with another's value, is."""
    monkeypatch.setattr(scan, "_LARGE", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    site, addresses = tmp_path / "site", Addresses.of(None)
    site.mkdir()
    (site / "index.html").write_text('<a href="a.html">x</a>', "utf-8")
    (site / "a.html").write_text("<p id=a>", "utf-8")
    kept = scan.cache_of(site, addresses, with_metadata=False)
    first = scan.read(site, addresses, cache=kept).facts
    read: list[str] = []
    original = scan._Task._one
    monkeypatch.setattr(scan.os, "cpu_count", lambda: 1)
    monkeypatch.setattr(scan._Task, "_one", lambda task, name: read.append(name) or original(task, name))
    assert scan.read(site, addresses, cache=kept).facts == first
    assert read == []
    change(kept._file, "UPDATE entries SET value = X'80' WHERE name = ?", b"a.html")
    assert scan.read(site, addresses, cache=kept).facts == first
    assert read == ["a.html"]
    (site / "index.html").write_text('<a href="b.html">x</a>', "utf-8")
    assert scan.read(site, addresses, cache=kept).facts["index.html"] != first["index.html"]
    assert read == ["a.html", "index.html"]
