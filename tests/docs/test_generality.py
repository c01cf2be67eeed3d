"""The generator knows nothing of this help center: none of its ids and languages is a literal in code or templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from projects import ROOT

# Words of the generator itself that are ids here, too: templates of pages, kinds of contacts, facets of the search, the
# classes of sections with steps and of problems, a key of help_center.yml, the name of a pattern of Python-Markdown.
OWN = {"about", "home", "landing", "phone", "web", "task", "steps", "trouble", "reference"}
# What the preview says to writers is in English, like all findings.
IN_ENGLISH = "scripts/helpcenter/preview/"
# The folder of the files of languages.
LANGUAGES = "scripts/helpcenter/language/"


def read(name: str) -> dict:
    return yaml.safe_load((ROOT / "docs/_data" / name).read_text("utf-8"))


def ids() -> set[str]:
    """The ids of products, tasks, channels, pages and their sections, and the languages, of this help center."""
    help_center, types = read("help_center.yml"), read("page_types.yml")
    locales = {folder.name for folder in (ROOT / "docs").iterdir() if folder.is_dir() and folder.name != "_data"}
    pages = (file.read_text("utf-8") for file in (ROOT / "docs").rglob("*.md") if file.parent != ROOT / "docs")
    of_pages = {found[1] for page in pages if (found := re.search(r"^id: (\S+)$", page, re.MULTILINE))}
    sections = {section for kind in types.values() for section in kind.get("sections", ())}
    key = help_center["product_key"]
    return {key, f"{key}s", *read("products.yml"), *read("tasks.yml"), *read("channels.yml"), *types, *sections, *of_pages} | locales


WORDS = ids() - OWN
QUOTED = re.compile(r"""(["'])((?:(?!\1)[^\\\n])*)\1""")
COMMENTS = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->|(?<![:\w\"'])//[^\n]*", re.DOTALL)


def of_python(text: str) -> Iterator[tuple[int, str]]:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def of_others(text: str) -> Iterator[tuple[int, str]]:
    """What is between quotation marks in a template, a script or a style sheet."""
    bare = COMMENTS.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for number, line in enumerate(bare.split("\n"), 1):
        yield from ((number, quoted[2]) for quoted in QUOTED.finditer(line))


def sources() -> list[Path]:
    found = [*(ROOT / "scripts/helpcenter").rglob("*.py")]
    for suffix in ("html", "ts", "js", "css", "mjs"):
        found += (ROOT / "overrides").rglob(f"*.{suffix}")
        found += (ROOT / "scripts/helpcenter").rglob(f"*.{suffix}")
    return [
        file
        for file in sorted(found)
        if "/javascripts/search/" not in file.as_posix()  # bundled from what is looked at
        and not file.relative_to(ROOT).as_posix().startswith(LANGUAGES)
    ]


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_literal_of_this_help_center(file: Path) -> None:
    literals = of_python if file.suffix == ".py" else of_others
    words = WORDS - {"en"} if file.relative_to(ROOT).as_posix().startswith(IN_ENGLISH) else WORDS
    assert [found for found in literals(file.read_text("utf-8")) if found[1] in words] == []


@pytest.mark.parametrize(
    ("literals", "text"),
    [
        (of_python, 'if facts.type == "faq":\n    pass\n'),
        (of_python, 'words = {"card": 1}'),
        (of_others, '{% if view.id == "glossary" %}'),
        (of_others, "const locale = 'zh' // the source"),
        (of_others, '[data-product="heyon"] { color: red }'),
    ],
)
def test_a_literal_would_be_found(literals, text: str) -> None:
    assert any(found in WORDS for _, found in literals(text))
