"""`helpcenter release`: what it makes of a site is whole, and the same each time."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import brotli
import pytest

from helpcenter import project
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.release import bill_of_materials, precompression, server_configuration

TEXT = "the same again and again " * 100
LICENCES = """\
stemmer
=======
pkg:npm/stemmer@2.0.1 (MIT)

Permission is hereby granted


@orama/stemmers
===============
pkg:npm/%40orama/stemmers@3.1.18 (Apache-2.0)
"""


@pytest.fixture
def content(tiny: Path) -> Content:
    loaded, _ = loading.load(project.load(tiny))
    assert loaded
    return loaded


def test_texts_are_compressed(tmp_path: Path, content: Content) -> None:
    for name in ("index.html", "a/b.json", "picture.png", "_headers", ".built-from.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "small.txt").write_text("short", "utf-8")
    made = []
    for _ in range(2):
        precompression.write(tmp_path, content)
        made.append({file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.[bg][rz]")})
    first, second = made
    assert first == second
    assert set(first) == {"index.html.br", "index.html.gz", "a/b.json.br", "a/b.json.gz"}
    assert brotli.decompress(first["index.html.br"]).decode() == TEXT
    assert gzip.decompress(first["index.html.gz"]).decode() == TEXT


def test_one_configuration_for_each_server(tmp_path: Path, content: Content) -> None:
    server_configuration.write(tmp_path, content)
    files = {file.name: file.read_text("utf-8") for file in (content.project.root / "deploy").iterdir()}
    assert set(files) == {"nginx.conf", "Caddyfile", ".htaccess"}
    assert all("frame-ancestors 'none'" in text for text in files.values())


def test_what_others_made(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/LICENSES.txt").write_text(LICENCES, "utf-8")
    text = bill_of_materials.render(tmp_path, "https://help.example.org/")
    assert text == bill_of_materials.render(tmp_path, "https://help.example.org/")
    told = json.loads(text)
    assert "timestamp" not in text
    inside = {each["purl"]: each["licenses"] for each in told["components"] if each["scope"] == "required"}
    assert inside == {
        "pkg:npm/stemmer@2.0.1": [{"license": {"id": "MIT"}}],
        "pkg:npm/%40orama/stemmers@3.1.18": [{"license": {"id": "Apache-2.0"}}],
    }
    made_with = {each["name"] for each in told["components"] if each["scope"] == "excluded"}
    assert {"helpcenter", "jinja2", "markupsafe", "pillow"} <= made_with
    assert "pytest" not in made_with
