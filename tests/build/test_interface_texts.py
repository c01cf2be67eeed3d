"""The texts of the interface and what shows them: none is left over, and none is lacking."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

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


@cache
def in_code() -> tuple[set[str], re.Pattern[str]]:
    """What may be a key: every string, and a pattern of those that are put together after a dot: `f"unit.{unit}"`."""
    texts, patterns = set(), set()
    for file in (ROOT / "scripts/helpcenter").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (first := _text(node.values[0])) and first.endswith("."):
                patterns.add("".join(re.escape(text) if (text := _text(part)) else ANY for part in node.values))
    return texts, re.compile("|".join(patterns))


def _text(part: ast.expr) -> str | None:
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None


TEMPLATES = sorted(set(in_templates()))
IN_TEMPLATES = re.compile("|".join(TEMPLATES))


def is_used(key: str) -> bool:
    texts, patterns = in_code()
    return key in texts or bool(patterns.fullmatch(key) or IN_TEMPLATES.fullmatch(key))


@pytest.mark.parametrize("key", KEYS)
def test_every_text_is_shown_somewhere(key: str) -> None:
    assert is_used(key), f"nothing shows {key}: remove it from the file of every language"


@pytest.mark.parametrize("pattern", TEMPLATES)
def test_every_text_that_a_template_shows_is_known(pattern: str) -> None:
    """In branches that no test reaches, too."""
    families = [f"{family}x" for family in strings._FAMILIES]
    known = [*KEYS, *families, strings._NAME]
    assert any(re.fullmatch(pattern, key) for key in known)


def test_a_text_that_nothing_shows_is_found() -> None:
    assert not is_used("search.clear")
    assert not is_used("evidence.confirmed")
    assert is_used("evidence.confirmed.badge")
