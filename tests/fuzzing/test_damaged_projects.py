"""Pages, data and configuration, damaged: the checks end with findings, and what can be read can be built."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from fuzzing import fuzz, portions
from helpcenter import project as projects_of
from helpcenter.build import product_colors, sitemap
from helpcenter.build.page_view import page_view
from helpcenter.build.search import dataset
from helpcenter.build.site_view import site_view
from helpcenter.content import loading
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.lint.project_lint import Scope, lint
from helpcenter.project import Project
from helpcenter.rules import CATALOG
from judging import judge
from projects import CARDS, ROOT, SITES, STAR, copy_project
from tokens import MARKUP, ODD, WORDS, YAML

TODAY = datetime.date(2026, 11, 21)
PROSE = (*MARKUP, *ODD, *WORDS)
DATA = (*YAML, *YAML, *ODD, *WORDS)
ROUTERS = SITES / "routers"


@pytest.fixture(scope="module")
def star(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return projects_of.load(copy_project(tmp_path_factory.mktemp("star"), STAR / "docs"))


@pytest.fixture(scope="module")
def routers(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("routers")
    shutil.copytree(ROUTERS, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return projects_of.load(folder)


def corpus(root: Path, *patterns: str) -> dict[str, bytes]:
    files = (file for pattern in patterns for file in root.glob(pattern))
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def checked(project: Project, path: str, data: bytes, paths: Sequence[str]) -> list[Finding]:
    """What is found in these files or folders if a file holds this; what can be read is built, up to the templates."""
    file = project.root / path
    before = file.read_bytes()
    file.write_bytes(data)
    try:
        found = findings_in(project, paths)
        judge(found, project.root)
    finally:
        file.write_bytes(before)
    return found


def findings_in(project: Project, paths: Sequence[str]) -> list[Finding]:
    content, found = loading.load(project)
    if content is None:
        return found
    for language in project.languages:
        site_view(content, language)
        dataset.files(content, language, {}, ())
    for page in content.pages.values():
        if page.path in paths:
            page_view(content, page, content.guide(page))
    sitemap.render(content)
    product_colors.rules(content.data.products.values())
    return sorted(lint(content, Scope(today=TODAY, paths=paths), CATALOG))


@portions
def test_pages(portion: int, star: Project) -> None:
    """Bodies that others wrote take the place of the body, too."""
    others = {f"{number}.md": file.read_bytes() for number, file in enumerate(sorted(CARDS.glob("docs/??/**/*.md")))}
    pages = corpus(star.root, "docs/??/**/*.md")

    def check(name: str, data: bytes) -> list[Finding]:
        if name in others:
            front_matter, _, _ = pages["docs/zh/verify/star.md"].rpartition(b"\n---\n")
            name, data = "docs/zh/verify/star.md", front_matter + b"\n---\n" + data.rpartition(b"\n---\n")[2]
        return checked(star, name, data, [name])

    fuzz("pages", portion, pages | others, PROSE, check)


@portions
def test_front_matter(portion: int, star: Project) -> None:
    pages = corpus(star.root, "docs/??/**/*.md")
    heads = {name: data[4:].partition(b"\n---\n")[0] for name, data in pages.items()}

    def check(name: str, data: bytes) -> list[Finding]:
        body = pages[name].partition(b"\n---\n")[2]
        return checked(star, name, b"---\n" + data + b"\n---\n" + body, [name])

    fuzz("front matter", portion, heads, DATA, check)


PAGES_OF_ROUTERS = ["docs/fr/questions.md", "docs/fr/guides/installer/lumo-2.md"]


@portions
@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("data", "docs/_data/*.yml"),
        ("strings", "docs/_data/strings/*.yml"),
        ("languages", "docs/_data/language/*.yml"),
        ("aliases", "docs/_data/aliases.yml"),
    ],
)
def test_data(portion: int, kind: str, pattern: str, routers: Project) -> None:
    fuzz(
        kind,
        portion,
        corpus(routers.root, pattern),
        DATA,
        lambda name, data: checked(routers, name, data, [name, *PAGES_OF_ROUTERS]),
    )


@portions
def test_configuration(portion: int, routers: Project) -> None:
    """`mkdocs.yml`: the pages of whatever project it describes are read."""
    file = routers.root / "mkdocs.yml"

    def check(_: str, data: bytes) -> list[Finding]:
        file.write_bytes(data)
        try:
            found = loading.load(projects_of.load(routers.root))[1]
        except FindingError as error:
            found = [error.finding]
        judge(found, routers.root)
        return found

    before = file.read_bytes()
    try:
        fuzz("mkdocs.yml", portion, {"mkdocs.yml": before}, DATA, check)
    finally:
        file.write_bytes(before)
