"""Whether a site is made of what its sources are now: judged by what is in them, never by the times of files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.build import generator, inputs
from helpcenter.links.own_site import staleness
from projects import build, copy_tiny

MOON = "docs/en/verify/moon.md"
BUNDLE = "overrides/assets/stylesheets/helpcenter.css"
Change = Callable[[Path], object]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A project with all that a site can be made of, and the record of its build; its site has one page."""
    tiny = copy_tiny(tmp_path / "tiny")
    for name in ("hook.py", "further.txt", "docs/en/picture.svg", "docs/.well-known/security.txt"):
        (tiny / name).parent.mkdir(exist_ok=True)
        (tiny / name).write_text("", "utf-8")
    configuration = (tiny / "mkdocs.yml").read_text("utf-8")
    (tiny / "base.yml").write_text(configuration, "utf-8")
    (tiny / "mkdocs.yml").write_text(
        'INHERIT: base.yml\nhooks: [hook.py]\nwatch: [further.txt]\nextra: {brand: !ENV [BRAND, ""]}\n'
        "exclude_docs: |\n  /_data/\n  /WRITING*.md\n  !.well-known\n",
        "utf-8",
    )
    (tiny / "site").mkdir()
    (tiny / "site/index.html").touch()
    (tiny / "site" / inputs.RECORD).write_text(inputs.of_project(project.load(tiny)).as_json(), "utf-8")
    return tiny


def said(root: Path) -> str | None:
    return staleness(project.load(root))


def write(name: str, text: str = "new") -> Change:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")

    return change


def add(name: str) -> Change:
    return lambda root: (root / name).write_text((root / name).read_text("utf-8") + "# new\n", "utf-8")


def rename(old: str, new: str) -> Change:
    return lambda root: (root / old).rename(root / new)


def remove(name: str) -> Change:
    return lambda root: (root / name).unlink()


CHANGES: dict[str, tuple[Change, str]] = {
    "page": (add(MOON), f"{MOON} was changed"),
    "page removed": (remove("docs/en/picture.svg"), "docs/en/picture.svg was removed"),
    "page added": (write("docs/en/verify/star.md"), "docs/en/verify/star.md was added"),
    "page renamed": (rename(MOON, "docs/en/verify/sun.md"), f"{MOON} was removed (and 1 more)"),
    "folder renamed": (rename("docs/en/verify", "docs/en/proof"), "docs/en/proof/index.md was added (and 3 more)"),
    "what was excluded": (write("docs/.well-known/security.txt"), "docs/.well-known/security.txt was changed"),
    "data": (add("docs/_data/products.yml"), "docs/_data/products.yml was changed"),
    "words of a language": (write("docs/_data/language/en.yml"), "docs/_data/language/en.yml was added"),
    "redirects": (write("docs/_redirects"), "docs/_redirects was added"),
    "template": (add("overrides/main.html"), "overrides/main.html was changed"),
    "style": (write("overrides/styles/new.css"), "overrides/styles/new.css was added"),
    "script": (remove("overrides/browser/page/ticks.ts"), "overrides/browser/page/ticks.ts was removed"),
    "configuration": (add("mkdocs.yml"), "mkdocs.yml was changed"),
    "inherited configuration": (add("base.yml"), "base.yml was changed"),
    "hook": (add("hook.py"), "hook.py was changed"),
    "what is watched": (add("further.txt"), "further.txt was changed"),
    "two files": (lambda root: (add(MOON)(root), add("hook.py")(root)), f"{MOON} was changed (and 1 more)"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_the_site_is_made_of(name: str, tiny: Path) -> None:
    change, expected = CHANGES[name]
    change(tiny)
    assert said(tiny) == f"site/ was built before {expected}; run helpcenter build"


LEFTOVERS = [".x.md.swp", ".#x.md", "x.md~", "#x.md#", "4913", ".DS_Store", "~$x.docx", "x.md___jb_tmp___", "Thumbs.db"]
INDIFFERENT: dict[str, Change] = {
    "nothing": lambda _: None,
    "a file that is not published": write("docs/WRITING.md"),
    "what is published later": write("docs/_data/published.txt"),
    "what is reviewed later": write("docs/_data/reviewed.yml"),
    "a file of the project": write("README.md"),
    "a file in the site": write("site/new.txt"),
    "bundles": remove(BUNDLE),
    "what Python keeps": write("overrides/__pycache__/hook.pyc"),
    **{
        f"{folder}/{name}": write(f"{folder}/{name}")
        for folder in ("docs/en/verify", "docs/_data", "docs/_data/strings", "overrides/partials")
        for name in LEFTOVERS
    },
}


@pytest.mark.parametrize("name", INDIFFERENT)
def test_what_the_site_is_not_made_of(name: str, tiny: Path) -> None:
    INDIFFERENT[name](tiny)
    assert said(tiny) is None


@pytest.mark.parametrize("time", [0, 4_000_000_000])
def test_times_say_nothing(time: int, tiny: Path) -> None:
    """As after a checkout, or by another clock; a project that was moved, too."""
    for file in tiny.rglob("*"):
        os.utime(file, (time, time))
    assert said(tiny) is None
    shutil.copytree(tiny, tiny.with_name("moved"))
    shutil.rmtree(tiny)
    assert said(tiny.with_name("moved")) is None


def test_a_change_that_is_taken_back(tiny: Path) -> None:
    text = (tiny / MOON).read_bytes()
    add(MOON)(tiny)
    (tiny / MOON).write_bytes(text)
    assert said(tiny) is None


def test_bundles_without_their_sources(tiny: Path) -> None:
    shutil.rmtree(tiny / "overrides/styles")
    (tiny / "site" / inputs.RECORD).write_text(inputs.of_project(project.load(tiny)).as_json(), "utf-8")
    assert said(tiny) is None
    add(BUNDLE)(tiny)
    assert said(tiny) == f"site/ was built before {BUNDLE} was changed; run helpcenter build"


def test_the_environment(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRAND", "Moon")
    assert said(tiny) == (
        "site/ was built with another value of an environment variable that mkdocs.yml names; run helpcenter build"
    )
    monkeypatch.setenv("SITE_URL", "https://x.example/help")
    assert said(tiny) == (
        "site/ was built for https://help.example.org/, not for https://x.example/help/; set SITE_URL as for its build"
    )


def test_the_generator(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator, "version", lambda: "another")
    assert said(tiny) == (
        "site/ was built by another version of the generator or of its libraries; run helpcenter build"
    )


@pytest.mark.parametrize(
    "record", ["", "[]", "{}", '{"site_url": "", "generator": "", "settings": "", "files": []}', "{"]
)
def test_a_site_that_does_not_say(record: str, tiny: Path) -> None:
    (tiny / "site" / inputs.RECORD).write_text(record, "utf-8")
    assert said(tiny) == "site/ does not say what it was built from; run helpcenter build"


def test_names_that_are_not_utf_8(tiny: Path) -> None:
    Path(os.fsdecode(os.fsencode(tiny) + b"/docs/en/\xff.svg")).touch()
    record = inputs.of_project(project.load(tiny)).as_json()
    assert record.isascii()
    (tiny / "site" / inputs.RECORD).write_text(record, "utf-8")
    assert said(tiny) is None


@pytest.mark.build
def test_a_built_site_is_made_of_its_sources(tiny_with_site: Path) -> None:
    assert said(tiny_with_site) is None
    assert str(tiny_with_site) not in (tiny_with_site / "site" / inputs.RECORD).read_text("utf-8")


@pytest.mark.build
def test_what_editors_leave_is_not_published(tiny: Path) -> None:
    (tiny / "mkdocs.yml").write_text((tiny / "mkdocs.yml").read_text("utf-8").replace("hooks: [hook.py]\n", ""))
    for name in LEFTOVERS:
        write(f"docs/en/verify/{name}")(tiny)
    assert build(tiny).returncode == 0
    assert not [name for name in LEFTOVERS if list((tiny / "site").rglob(name))]
    assert (tiny / "site/.well-known/security.txt").is_file()


def test_the_command_is_one_that_can_be_typed(tiny: Path) -> None:
    (tiny / "site/index.html").unlink()
    assert said(tiny) == "site/ is not built; run helpcenter build"
    (tiny / "Makefile").write_text("site:\n", "utf-8")
    assert said(tiny) == "site/ is not built; run make site"


def test_why_is_one_line() -> None:
    then, now = (inputs.Inputs(f"https://a\x85.example/{each}", "1", "1", {}) for each in "ab")
    renamed = inputs.Inputs("", "1", "1", {"docs/a\nb.md": "1"})
    for problem in (inputs.since(then, now, "make"), inputs.since(renamed, then, "make")):
        assert problem
        assert problem.isprintable()
