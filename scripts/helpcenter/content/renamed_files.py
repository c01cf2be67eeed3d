"""Files that were renamed by accident: one is missing, and another one looks like it. One finding, at the other one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import NamedTuple

from helpcenter.content import data, page_names, server_headers
from helpcenter.content.page_names import plain
from helpcenter.files import history
from helpcenter.files.history import NoHistoryError
from helpcenter.files.text import read_text
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import nearest
from helpcenter.project import Project

MISNAMED_FILE = Rule.documented(
    "misnamed-file",
    """A file that another program, or somebody by accident, gave another name: nothing finds it any more.

Bad:  `docs/en/verify/heyon.md.txt`, `docs/zh/verify/Heyon.md`, `docs/_data/products.yaml`, `docs/pictures/form.SVG`
Good: `docs/en/verify/heyon.md`, `docs/zh/verify/heyon.md`, `docs/_data/products.yml`, `docs/pictures/form.svg`

What is missing is known by the page in the other language, the data files that there can be, and git.""",
)
RULES = (MISNAMED_FILE,)

_DATA_ENDINGS = re.compile(r"(\.(ya?ml|txt))*$", re.IGNORECASE)
# How similar a misspelled name is to the right one, of 100.
_SIMILAR = 85
_FOR_SERVERS = ("_redirects", server_headers.FILE, "CNAME", "robots.txt")


class Renamed(NamedTuple):
    """A file or a folder `path`, which is `meant` to be at another place; both as messages name them."""

    path: str
    meant: str

    @property
    def finding(self) -> Finding:
        name = posixpath.basename(self.meant)
        is_beside = posixpath.dirname(self.path) == posixpath.dirname(self.meant)
        cure = f"rename it to {name}" if is_beside else f"move it to {self.meant}"
        if page_names.is_of_program(self.path):
            cure = f"open it in its program, and save its text as plain text, as {name}"
        message = f"{self.meant} is missing, and this looks like it; {cure}"
        return MISNAMED_FILE.finding(self.path, message)


def deleted(project: Project) -> list[str]:
    """The files of the docs folder that git knows, and that are not there; none without git."""
    try:
        return history.deleted(project.root, project.shown(project.docs))
    except NoHistoryError:
        return []


def find(project: Project, gone: Collection[str], *, only_data: bool = False) -> list[Renamed]:
    """The files that have lost their name, or `only_data`; `gone` are those that git misses."""
    folders = [*_folders(project)]
    if folders:  # all that is in it seems to be missing
        return folders
    found = (
        _data(project, gone) if only_data else (*_data(project, gone), *_pages(project, gone), *_others(project, gone))
    )
    return [*dict.fromkeys(found)]


def _folders(project: Project) -> Iterator[Renamed]:
    """Folders of languages and that of the data: `EN` for `en`."""
    here = {folder.name for folder in project.docs.iterdir() if folder.is_dir()}
    for name in (project.data.name, *(language.locale for language in project.languages)):
        if name not in here:
            same = (other for other in sorted(here) if plain(other).strip("-") == plain(name).strip("-"))
            yield from (_renamed(project, other, name) for other in same)


def _data(project: Project, gone: Collection[str]) -> Iterator[Renamed]:
    """Data files with another ending, in other letters, or misspelled."""
    folders = [project.data, project.data / "strings", project.data / "language"]
    files = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
    here = {file.relative_to(project.data).as_posix() for file in files}
    locales = [language.locale for language in project.languages]
    known = {*data.FILES, *(f"{folder.name}/{locale}" for folder in folders[1:] for locale in locales)}
    missing = {_letters(name): f"{name}.yml" for name in known if f"{name}.yml" not in here}
    misspelled = sorted(name for name in known if project.shown(project.data / f"{name}.yml") in gone)
    for name in sorted(here):
        stem = _DATA_ENDINGS.sub("", name)
        meant = missing.get(_letters(stem)) if stem != name else None
        if not meant and name.endswith(".yml") and stem not in known and (near := nearest(stem, misspelled, _SIMILAR)):
            meant = f"{near}.yml"
        if meant:
            yield Renamed(project.shown(project.data / name), project.shown(project.data / meant))


def _letters(name: str) -> str:
    return plain(name).replace("-", "_")


def _pages(project: Project, gone: Collection[str]) -> Iterator[Renamed]:
    """Pages with another ending, or in other letters, if there is no such page, and there should be one."""
    strays = dict(_strays(project))
    for stray, meant in strays.items():
        uri = meant.partition("/")[2]
        others = {f"{language.locale}/{uri}" for language in project.languages} - {meant}
        is_missing = project.shown(project.docs / meant) in gone
        if is_missing or others & (project.pages | {*strays.values()}):
            yield _renamed(project, stray, meant)


def _strays(project: Project) -> Iterator[tuple[str, str]]:
    """Files that may be pages with another name, each with the page that is not there."""
    locales = {language.locale for language in project.languages}
    for file in project.files:
        name = file.relative_to(project.docs).as_posix()
        locale, _, uri = name.partition("/")
        if locale in locales and not page_names.is_well_named(uri) and page_names.can_be_page(uri):
            meant = page_names.meant(uri)
            if meant and f"{locale}/{meant}" not in project.pages:
                yield name, f"{locale}/{meant}"


def _others(project: Project, gone: Collection[str]) -> Iterator[Renamed]:
    """Pictures that pages show and git misses, and files for servers: with another ending, or in other letters."""
    docs = project.shown(project.docs)
    here = {file.relative_to(project.docs).as_posix() for file in project.files}
    missing = [posixpath.relpath(path, docs) for path in gone if not path.endswith((".md", ".yml"))]
    missing += [name for name in _FOR_SERVERS if name not in here]
    by_key = {_key(name): name for name in missing}
    for name in sorted(here - project.pages):
        meant = by_key.get(_key(name))
        if meant and meant not in here and (meant in _FOR_SERVERS or _is_shown(project, meant)):
            yield _renamed(project, name, meant)


def _is_shown(project: Project, name: str) -> bool:
    """Whether a page still has the name of a file: else it has another one on purpose."""
    written = posixpath.basename(name)
    for page in project.pages:
        with suppress(FindingError):  # told where it is read
            if written in read_text(project.docs / page, page):
                return True
    return False


def _key(name: str) -> str:
    """What names that are easily taken for each other have in common."""
    stem, ending = posixpath.splitext(plain(name).removesuffix(".txt"))
    return f"{stem}{'.jpg' if ending == '.jpeg' else ending}"


def _renamed(project: Project, stray: str, meant: str) -> Renamed:
    """A file, or the outermost of its folders that has another name, if there is none with the right one."""
    parts = list(zip(stray.split("/"), meant.split("/"), strict=False))
    first = next(number for number, (here, there) in enumerate(parts, 1) if here != there)
    here, there = ("/".join(part[side] for part in parts[:first]) for side in (0, 1))
    if (project.docs / there).exists():
        here, there = stray, meant
    return Renamed(project.shown(project.docs / here), project.shown(project.docs / there))
