"""The documentation names everything that there is: what is added without a word fails here."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from helpcenter.content import data_functions
from helpcenter_dev import reference
from projects import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
WRITERS_GUIDES = sorted((ROOT / "docs").glob("WRITING*.md"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LIBRARIES = [
    *((library, "site.txt") for library in PYPROJECT["dependencies"]),
    *((library, f"{name}.txt") for name, listed in PYPROJECT["optional-dependencies"].items() for library in listed),
]


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+): .*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
def test_make_target(target: str) -> None:
    assert f"make {target}" in README


@pytest.mark.parametrize(
    "package", sorted(file.parent.name for file in (ROOT / "scripts/helpcenter").glob("*/__init__.py"))
)
def test_package(package: str) -> None:
    assert f"`{package}/`" in CONTRIBUTING


@pytest.mark.parametrize(("library", "file"), LIBRARIES)
def test_library(library: str, file: str) -> None:
    name = library.split(maxsplit=1)[0]
    wanted = "type stubs" if name.startswith("types-") else name
    assert wanted in CONTRIBUTING.partition("## Libraries")[2]
    assert f"\n{name}==" in "\n" + (ROOT / "requirements" / file).read_text("utf-8")


def test_what_is_made_from_the_code() -> None:
    outdated = [file.name for file, text in reference.generated() if file.read_text("utf-8") != text]
    assert outdated == [], "run: make reference"


@pytest.mark.parametrize("folder", [".", "scripts/lighthouse"])
def test_browser_library(folder: str) -> None:
    package = json.loads((ROOT / folder / "package.json").read_text("utf-8"))
    for library in package["dependencies"] | package.get("devDependencies", {}):
        assert ("types of Node" if library == "@types/node" else library) in CONTRIBUTING


@pytest.mark.parametrize("guide", WRITERS_GUIDES, ids=lambda path: path.name)
def test_writers_guide(guide) -> None:
    text = guide.read_text("utf-8")
    for name in data_functions.functions({}, None, None):
        assert f"{{{{ {name}(" in text, name
    for file in (ROOT / "docs/_data").iterdir():
        assert f"`{file.name}`" in text or f"`{file.name}/`" in text, file.name


@pytest.mark.parametrize("guide", WRITERS_GUIDES, ids=lambda path: path.name)
def test_links_between_documents(guide) -> None:
    for document in (guide, ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        text = re.sub(r"`[^`\n]*`|^ {4}.*$", "", document.read_text("utf-8"), flags=re.MULTILINE)  # examples
        for target in re.findall(r"\]\((?!http)([^)#]+)", text):
            assert (document.parent / target).exists(), (document.name, target)
