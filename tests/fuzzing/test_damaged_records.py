"""What the program wrote itself, and templates, damaged: nothing of it is believed, and nothing is raised."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from selectolax.lexbor import LexborHTMLParser

from fuzzing import fuzz, portions
from helpcenter.build import inputs
from helpcenter.build.cache import Cache, Key
from helpcenter.build.inputs import Inputs
from helpcenter.build.template_errors import TemplateErrors
from helpcenter.findings.finding import Finding
from helpcenter.links.locate.templates import Templates
from judging import is_one_line, judge
from projects import ROOT
from tokens import HTML, JINJA, MARKUP, ODD, WEB, YAML

VALUES = {Key(f"{number}/index.html", b"1"): bytes([number]) * 500 for number in range(20)}
INPUTS = Inputs("https://help.example.org/", "1.0", "a1b2", {"docs/en/index.md": "c3d4", "overrides/main.html": "e5f6"})


@portions
def test_cache(portion: int, tmp_path: Path) -> None:
    """What is found is what was kept; a damaged cache can be written again."""
    file = tmp_path / "cache.sqlite"
    cache = Cache(file, ["ada-url"], now=lambda: 1_000_000_000.0)
    cache.put(VALUES)
    kept = {key.name: value for key, value in VALUES.items()}

    def check(_: str, data: bytes) -> list[Finding]:
        file.write_bytes(data)
        assert cache.get(VALUES).items() <= kept.items()
        cache.put(VALUES)
        assert cache.get(VALUES).items() <= kept.items()
        return []

    fuzz("cache", portion, {"cache.sqlite": file.read_bytes()}, (*ODD, *WEB), check)


@portions
def test_record_of_a_build(portion: int, tmp_path: Path) -> None:
    """A site that does not say what it was made of is not judged."""

    def check(name: str, data: bytes) -> list[Finding]:
        (tmp_path / name).write_bytes(data)
        recorded = inputs.recorded(tmp_path)
        problem = recorded and inputs.since(recorded, INPUTS, "make")
        assert problem is None or is_one_line(problem), problem
        return []

    fuzz("built-from", portion, {inputs.RECORD: INPUTS.as_json().encode()}, (*YAML, *WEB, *ODD), check)


@portions
def test_templates(portion: int, tmp_path: Path) -> None:
    """What the build says of a template; and one that can be built is looked through for the line of an element."""
    folder = tmp_path / "overrides"
    folder.mkdir()
    (folder / "x.html").write_text("", "utf-8")
    templates = sorted((ROOT / "overrides").rglob("*.html"))
    (node,) = LexborHTMLParser('<p class="a b"><a href="x" id="y">z</a></p>').css("a")

    def check(_: str, data: bytes) -> list[Finding]:
        (folder / "a.html").write_bytes(data)
        env = Environment(loader=FileSystemLoader(folder))  # noqa: S701 -- as MkDocs does
        errors = TemplateErrors([folder], lambda file: file.relative_to(tmp_path.resolve()).as_posix())
        errors.watch(env, ["a.html"])
        judge(sorted(errors.found), tmp_path)
        if not errors.found:
            Templates([folder]).find(node)
        return list(errors.found)

    corpus = {f"{number}.html": file.read_bytes() for number, file in enumerate(templates)}
    fuzz("templates", portion, corpus, (*JINJA, *JINJA, *HTML, *MARKUP, *ODD), check)
