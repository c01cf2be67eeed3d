"""The texts of the interface and what shows them: none is left over, and none is lacking."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from helpcenter.content import strings
from helpcenter.language import language_file
from projects import ROOT

KEYS = language_file.reference().strings
# In the place of what is known only when a page is made.
ANY = r"[\w-]+"


def in_templates() -> Iterator[str]:
    """Patterns of the keys for which templates ask: `text("…")`, `here.localizer.text("…")`, `count("…", n)`."""
    for file in (ROOT / "overrides").rglob("*.html"):
        for call in Environment(autoescape=True).parse(file.read_text("utf-8")).find_all(nodes.Call):
            name = getattr(call.node, "attr", None) or getattr(call.node, "name", None)
            if name in {"text", "count"}:
                yield of_expression(call.args[0])


def of_expression(key: nodes.Expr) -> str:
    parts = key.nodes if isinstance(key, nodes.Concat) else [key]
    return "".join(re.escape(part.value) if isinstance(part, nodes.Const) else ANY for part in parts)


def in_code() -> Iterator[str]:
    """Patterns of what may be a key: every string, and those that are put together after a dot: `f"unit.{unit}"`."""
    for file in (ROOT / "scripts/helpcenter").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)
            elif isinstance(node, ast.JoinedStr) and (first := _text(node.values[0])) and first.endswith("."):
                yield "".join(re.escape(text) if (text := _text(part)) else ANY for part in node.values)


def _text(part: ast.expr) -> str | None:
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None


TEMPLATES = sorted(set(in_templates()))
USED = re.compile("|".join({*TEMPLATES, *in_code()}))


@pytest.mark.parametrize("key", KEYS)
def test_every_text_is_shown_somewhere(key: str) -> None:
    assert USED.fullmatch(key), f"nothing shows {key}: remove it from the file of every language"


@pytest.mark.parametrize("pattern", TEMPLATES)
def test_every_text_that_a_template_shows_is_known(pattern: str) -> None:
    """In branches that no test reaches, too."""
    families = [f"{family}x" for family in strings._FAMILIES]
    known = [*KEYS, *families, strings._NAME, *strings._OPTIONAL]
    assert any(re.fullmatch(pattern, key) for key in known)


def test_a_text_that_nothing_shows_is_found() -> None:
    assert not USED.fullmatch("search.clear")
    assert not USED.fullmatch("evidence.confirmed")
    assert USED.fullmatch("evidence.confirmed.badge")
