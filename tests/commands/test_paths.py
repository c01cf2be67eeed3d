"""Findings name files relative to the project, or to the site, from wherever and however the command was called."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from helpcenter.cli import main

MOON = "docs/zh/verify/moon.md"


@pytest.fixture
def tiny(tiny: Path) -> Path:
    """A project with one mistake, beside three links: to itself, to its docs, and to a folder of them."""
    page = tiny / MOON
    page.write_text(page.read_text("utf-8").replace("打开应用", "打开登陆应用"), "utf-8")
    (tiny.parent / "link").symlink_to(tiny)
    (tiny.parent / "link-to-docs").symlink_to(tiny / "docs")
    (tiny.parent / "link-to-folder").symlink_to(tiny / "docs/zh/verify")
    return tiny


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> set[str]:
    assert main(["check", *arguments, "--format", "json"]) == 1
    return {finding["path"] for finding in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        ("tiny", MOON),
        ("tiny", f"./{MOON}"),
        ("tiny", "docs/zh/verify/"),
        ("tiny", "docs/../docs//zh/./verify"),
        ("tiny", f"../tiny/{MOON}"),
        ("tiny", f"../link/{MOON}"),
        ("tiny", f"{{parent}}/tiny/{MOON}"),
        ("tiny", "{parent}/tiny/docs/"),
        ("tiny", f"{{parent}}/link/{MOON}"),
        ("tiny", "{parent}/link-to-docs/zh"),
        ("tiny", "{parent}/link-to-folder/moon.md"),
        ("tiny", "{parent}/link-to-folder/../verify/moon.md"),
        ("tiny/docs/zh", "verify"),
        ("tiny/docs/zh/verify", "."),
        ("link", MOON),
        ("link/docs/en", "../zh/verify/moon.md"),
        (".", f"tiny/{MOON}"),
        (".", "link/docs"),
        ("/", f"{{parent}}/link/{MOON}"),
    ],
)
def test_one_page(folder: str, path: str, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny.parent / folder)
    above = folder in {".", "/"}
    project = ["--project", str(tiny.parent / "link")] if above else []
    assert found(capsys, "docs", path.format(parent=tiny.parent), "--only", "avoided-term", *project) == {MOON}


@pytest.mark.parametrize("kept", ["elsewhere", "tiny/kept/docs"])
def test_docs_that_are_a_link(kept: str, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    target = tiny.parent / kept
    target.parent.mkdir(exist_ok=True)
    (tiny / "docs").rename(target)
    (tiny / "docs").symlink_to(target)
    for paths in ([], ["docs"], [MOON], [str(tiny / MOON)]):
        assert found(capsys, "docs", *paths, "--only", "avoided-term") == {MOON}


def test_a_page_that_is_a_link(tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    (tiny / MOON).rename(tiny / "moon.md")
    (tiny / MOON).symlink_to(tiny / "moon.md")
    assert found(capsys, "docs", MOON, "--only", "avoided-term") == {MOON}


def test_docs_outside_the_project(tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    (tiny / "docs").rename(tiny.parent / "texts")
    configuration = tiny / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace("docs_dir: docs", "docs_dir: ../texts"), "utf-8")
    name = MOON.replace("docs/", "../texts/")
    for paths in ([], [name], [str(tiny.parent / "texts")]):
        assert found(capsys, "docs", *paths, "--only", "avoided-term") == {name}


@pytest.mark.parametrize("path", ["../README.md", "{parent}", "mkdocs.yml", "overrides"])
def test_what_is_not_a_page(path: str, tiny: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tiny)
    (tiny.parent / "README.md").touch()
    with pytest.raises(SystemExit) as ended:
        main(["check", path.format(parent=tiny.parent)])
    assert ended.value.code == 2
    assert "pages and data are in docs/" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("folder", "site"),
    [(".", "any"), (".", "any/"), (".", "./any"), ("any", "."), ("any/a", ".."), (".", "{parent}/any"), (".", "link")],
)
def test_any_site(folder: str, site: str, tmp_path: Path, capsys, monkeypatch) -> None:
    (tmp_path / "any/a").mkdir(parents=True)
    (tmp_path / "any/a/index.html").write_text('<!doctype html><title>x</title><a href="b">b</a>', "utf-8")
    (tmp_path / "link").symlink_to("any")
    monkeypatch.chdir(tmp_path / folder)
    assert found(capsys, "links", "--site", site.format(parent=tmp_path)) == {"a/index.html"}


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_name_that_is_not_utf_8(form: str, tmp_path: Path, capsys) -> None:
    folder = os.fsencode(tmp_path) + b"/\xff\xe9"
    os.mkdir(folder)  # noqa: PTH102 -- a name in bytes
    Path(os.fsdecode(folder), "index.html").write_text('<!doctype html><title>x</title><a href="b">b</a>', "utf-8")
    assert main(["check", "links", "--site", str(tmp_path), "--format", form]) == 1
    assert capsys.readouterr().out.encode()
