"""What somebody else installs: the wheel, in an environment and in folders that have nothing of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from helpcenter.build import bundles
from projects import ROOT, SITES
from sharing import made_once

pytestmark = pytest.mark.build

SOURCES = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "package.json", "package-lock.json")
DAY = "2026-11-21"  # after the reviews in the sites of the tests


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    result = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert result.returncode == 0, f"{result.stdout}{result.stderr}"
    return result.stdout


def build_wheel(folder: Path) -> None:
    """As from a fresh clone: nothing is bundled. The pinned packages of npm are those at hand."""
    checkout = folder / "checkout"
    checkout.mkdir()
    for name in SOURCES:
        shutil.copy(ROOT / name, checkout)
    made = shutil.ignore_patterns("javascripts", "stylesheets", "__pycache__", "node_modules")
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, checkout / name, ignore=made)
    (checkout / "node_modules").symlink_to(ROOT / "node_modules")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", ".", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, cwd=checkout)
    venv.create(folder / "venv")
    python = bin_of(folder) / "python"
    run(*pip, "--python", python, "install", "--no-deps", "--no-index", *folder.glob("*.whl"), cwd=folder)
    # What it depends on is that of this environment. Whatever is installed here as editable is not active there.
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")


def bin_of(folder: Path) -> Path:
    return folder / "venv/bin"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "wheel", build_wheel)


@pytest.fixture(scope="module")
def names(installed: Path) -> set[str]:
    with ZipFile(next(installed.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def site_of(project: Path, installed: Path) -> str:
    """Build and check a project; its home page."""
    run(bin_of(installed) / "python", "-m", "mkdocs", "build", "--strict", cwd=project)
    run(bin_of(installed) / "helpcenter", "check", "--strict", "--today", DAY, cwd=project)
    return (project / "site/index.html").read_text("utf-8")


def search(project: Path, installed: Path, *query: str) -> str:
    return run(bin_of(installed) / "helpcenter", "search", *query, cwd=project)


def test_the_wheel_has_all_that_was_bundled_and_no_source_of_it(names: set[str]) -> None:
    theme = {name.removeprefix("helpcenter/theme/") for name in names if name.startswith("helpcenter/theme/")}
    assert {name for made in bundles._BUNDLES.values() for name in made} <= theme
    assert {"main.html", "mkdocs_theme.yml", "partials/pages/guide.html", "assets/favicon.svg"} <= theme
    assert not [name for name in theme if bundles.is_source(name)]


def test_the_wheel_has_all_data_of_the_package_and_no_tools_of_engineers(names: set[str]) -> None:
    package = ROOT / "scripts/helpcenter"
    written = (file for file in package.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    assert {f"helpcenter/{file.relative_to(package).as_posix()}" for file in written} <= names
    assert not [name for name in names if name.startswith("helpcenter_dev")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("stylesheets", ["Material for MkDocs", "Martin Donath", "Material Design Icons", "Apache 2.0"]),
        ("javascripts", ["stemmer", "Titus Wormer"]),
    ],
)
def test_the_wheel_has_the_licences_of_what_others_wrote(name: str, words: list[str], installed: Path) -> None:
    with ZipFile(next(installed.glob("*.whl"))) as wheel:
        text = wheel.read(f"helpcenter/theme/assets/{name}/LICENSES.txt").decode()
    assert all(word in text for word in words)


def test_the_command_is_that_of_the_wheel(installed: Path) -> None:
    code = "import helpcenter, helpcenter.theme as theme; print(helpcenter.__file__, theme.__file__)"
    files = run(bin_of(installed) / "python", "-c", code, cwd=installed).split()
    assert all(Path(file).is_relative_to(installed) for file in files)
    assert run(bin_of(installed) / "helpcenter", "--version", cwd=installed).startswith("helpcenter ")


@pytest.fixture
def routers(tmp_path: Path) -> Path:
    """The French and German help center, with nothing of ours but its settings and pages."""
    project = Path(shutil.copytree(SITES / "routers", tmp_path / "routers"))
    settings = (project / "mkdocs.yml").read_text("utf-8")
    ours = settings.replace("  name: material\n  custom_dir: overrides\n", "  name: helpcenter\n")
    assert ours != settings
    (project / "mkdocs.yml").write_text(ours, "utf-8")
    return project


def test_a_project_elsewhere_is_built_checked_and_searched(routers: Path, installed: Path) -> None:
    home = site_of(routers, installed)
    assert "assets/logo.svg" in home
    assert "Lumo 2" in search(routers, installed, "--lang", "de", "Lumo", "2", "installieren")


def test_a_project_adds_a_block_a_partial_and_a_style(routers: Path, installed: Path) -> None:
    own = {
        "main.html": '{% extends "base.html" %}{% block head %}{{ super() }}<meta name="own">{% endblock %}',
        "partials/paper.html": '<p class="own">{{ text("site.name") }}</p>',
        "styles/own.css": ".own { border: 1px solid }",
    }
    for name, text in own.items():
        (routers / "overrides" / name).parent.mkdir(parents=True, exist_ok=True)
        (routers / "overrides" / name).write_text(text, "utf-8")
    settings = (routers / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  name: helpcenter\n", "  name: helpcenter\n  custom_dir: overrides\n")
    settings = settings.replace("assets/marque.css", "assets/marque.css, styles/own.css")
    (routers / "mkdocs.yml").write_text(settings, "utf-8")
    home = site_of(routers, installed)
    assert all(part in home for part in ('<meta name="own"', '<p class="own">', "styles/own.css", 'class="footer"'))
    assert (routers / "site/styles/own.css").is_file()


def test_a_new_project_in_three_languages(tmp_path: Path, installed: Path) -> None:
    helpcenter = bin_of(installed) / "helpcenter"
    run(helpcenter, "init", "mine", "--languages", "en,zh,fr", "--products", "Lumo 2,Lumo Mesh", cwd=tmp_path)
    project = tmp_path / "mine"
    run(bin_of(installed) / "python", "-m", "mkdocs", "build", "--strict", cwd=project)
    run(helpcenter, "check", "--strict", cwd=project)
    assert "Lumo 2" in search(project, installed, "order", "number")
