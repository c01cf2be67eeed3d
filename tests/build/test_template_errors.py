"""A template that breaks ends the build with one line: where, what, and how to fix it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from helpcenter.build.template_errors import TemplateErrors
from helpcenter.language.localizer import Localizer
from projects import build

STRINGS = {
    "page.contact": "Official help",
    "copy.done": "Step {n} done",
    "steps": {"one": "{n} step", "other": "{n} steps"},
}


class View:
    title = "Title"
    description = "Description"
    product = None


# What is in x.html, and what must be said of it; main.html includes it.
CASES = {
    "a tag without its end": (
        "a\n{% if view %}\n",
        r"x.html:2:1: this is not a template \(Unexpected end of template.*\); check",
    ),
    "a comment without its end": (
        "a\n{# b\n",
        r"x.html:2:1: this is not a template \(Missing end of comment tag\)",
    ),
    "a number that Python does not read": (
        "a\n{{ " + "9" * 5000 + " }}",
        r"x.html:2:1: this line fails \(ValueError: ",
    ),
    "digits of another script": ("a\n\n{{ ٣.5 }}", r"x.html:3:1: this line fails \(SyntaxError: invalid character"),
    "brackets in brackets": ("a\n{{ " + "(" * 5000 + " }}", r"x.html:2:1: this has too many brackets"),
    "an attribute of a number": ("a\n{{ 1.5.more }}", r'x.html:2:1: float has no "more"'),
    "an unknown tag": ("{% fi %}", r"x.html:1:1: this is not a template \(Encountered unknown tag 'fi'"),
    "a brace too many": ("\n{{ view.title }}}}{{ }", r"x.html:2:1: this is not a template"),
    "an unknown filter": ("{{ view.title | uper }}", r'x.html:1:1: unknown filter "uper"; did you mean "upper"\?'),
    "an unknown filter in a branch": (
        "{% if view.title %}\n{{ view.title | uper }}{% endif %}",
        r'x.html:2:1: unknown filter "uper"; did you mean "upper"\?',
    ),
    "an unknown test": ("{{ view.title is strin }}", r'x.html:1:1: unknown test "strin"; did you mean "string"\?'),
    "an unknown attribute": ("a\n\n{{ view.titel }}", r'x.html:3:1: View has no "titel"; did you mean "title"\?'),
    "an unknown attribute that is asked for": (
        "{% if view.titel %}{% endif %}",
        r'x.html:1:1: View has no "titel"; did you mean "title"\?',
    ),
    "an unknown name": ("{{ veiw.title }}", r'x.html:1:1: "veiw" is not defined here; did you mean "view"\?'),
    "an attribute of nothing": (
        "{{ view.product.name }}",
        r'x.html:1:1: what should have "name" is none here; ask before with if',
    ),
    "an unknown text": (
        '\n{{ text("page.contct") }}',
        r'x.html:2:1: unknown text "page.contct"; did you mean "page.contact"\?',
    ),
    "a text with plural forms": (
        '{{ text("steps") }}',
        r'x.html:1:1: the text "steps" has plural forms; write count\(',
    ),
    "a text without what it needs": (
        '{{ text("copy.done", m=1) }}',
        r'x.html:1:1: the text "copy.done" has \{n\}, which nothing is given for; add n=',
    ),
    "an unknown icon": (
        '{% include ".icons/serch.svg" %}',
        r'x.html:1:1: there is no file ".icons/serch.svg"; did you mean ".icons/search.svg"\?',
    ),
    "an unknown partial by a made name": (
        "{% include view.description %}",
        r'x.html:1:1: there is no file "Description"; known are: .icons/search.svg, main.html, theme.html, x.html',
    ),
    "an unknown parent": ('{% extends "bass.html" %}', r'x.html:1:1: there is no file "bass.html"; known are: '),
    "an error in a filter": (
        "\n{{ view.title | round }}",
        r"x.html:2:1: this line fails \(TypeError: .*\); correct it",
    ),
    "a template that includes itself": ('{% include "x.html" %}', r"x.html:1:1: this template includes itself"),
    "an error in a template of the theme": (
        "\n{% include 'theme.html' %}",
        r"x.html:2:1: this line fails \(UndefinedError: .*\); correct it, or what it is given",
    ),
    "marks of a merge conflict": ("<<<<<<< HEAD\n", r"x.html:1:1: .*merge conflict"),
}


def messages(folder: Path, text: str) -> tuple[list[str], str]:
    """What is found if x.html holds `text`, and what is made of main.html."""
    for name, content in {
        "theme/theme.html": "{{ nothing }}{{ view.nothing.more }}",
        "theme/.icons/search.svg": "<svg/>",
        "ours/main.html": "{% include 'x.html' %}",
        "ours/x.html": text,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    env = Environment(loader=FileSystemLoader([folder / "ours", folder / "theme"]))  # noqa: S701 -- as MkDocs does
    localizer = Localizer("en", STRINGS)
    env.globals.update(text=localizer.text, count=localizer.count, config={"theme": {"name": "x"}})
    errors = TemplateErrors([folder / "ours"], lambda file: file.relative_to(folder.resolve() / "ours").as_posix())
    errors.watch(env, ["main.html", "x.html"])
    made = "" if errors.found else env.get_template("main.html").render(view=View())
    return [f"{each.path}:{each.line}:{each.column}: {each.message}" for each in errors.found], made


@pytest.mark.parametrize("name", CASES)
def test_it_is_said_in_one_line(name: str, tmp_path: Path) -> None:
    text, expected = CASES[name]
    (found,), _ = messages(tmp_path, text)
    assert re.match(expected, found), found
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{{ '<' }}{{ '<' | safe }}", "&lt;<"),
        ("{{ config.theme.logo or 'none' }}", "none"),
        ("{{ view.nothing is defined }} {{ view.nothing | default('none') }}", "False none"),
        ('{{ count("steps", 1) }}, {{ count("steps", 2) }}, {{ text("copy.done") }}', "1 step, 2 steps, Step {n} done"),
    ],
)
def test_what_is_right(text: str, made: str, tmp_path: Path) -> None:
    assert messages(tmp_path, text) == ([], made)


def test_the_theme_may_ask_for_what_is_missing(tmp_path: Path) -> None:
    _, made = messages(tmp_path, "")
    assert made == ""
    found, made = messages(tmp_path, "{% set view = {'nothing': {}} %}{% include 'theme.html' %}.")
    assert (found, made) == ([], ".")


def test_a_template_in_another_encoding(tmp_path: Path) -> None:
    errors = TemplateErrors([tmp_path], lambda file: file.name)
    (tmp_path / "x.html").write_bytes("护照".encode("gb18030"))
    errors.watch(Environment(loader=FileSystemLoader(tmp_path)), ["x.html"])  # noqa: S701
    assert [finding.rule for finding in errors.found] == ["not-utf-8"]


BROKEN = {
    "syntax": ("{% if %}", r"overrides/partials/footer.html:\d+:1: this is not a template"),
    "text": ('{{ text("no.such") }}', r'overrides/partials/footer.html:\d+:1: unknown text "no.such"'),
    "icon": (
        '{% include ".icons/material/content-coppy.svg" %}',
        r'overrides/partials/footer.html:\d+:1: there is no file .*; did you mean ".icons/material/content-copy.svg"\?',
    ),
}


@pytest.mark.build
@pytest.mark.parametrize("name", BROKEN)
def test_the_build_says_it_once_and_keeps_the_site(name: str, tiny_with_site: Path) -> None:
    text, expected = BROKEN[name]
    template = tiny_with_site / "overrides/partials/footer.html"
    template.write_text(template.read_text("utf-8") + f"\n{text}\n", "utf-8")
    before = {file: file.read_bytes() for file in (tiny_with_site / "site").rglob("*") if file.is_file()}
    result = build(tiny_with_site)
    assert result.returncode == 1
    (error,) = [line for line in result.stderr.splitlines() if "ERROR" in line]
    assert re.search(expected, error)
    assert "Traceback" not in result.stderr
    assert "1 to fix. The site is unchanged." in result.stdout
    assert {file: file.read_bytes() for file in (tiny_with_site / "site").rglob("*") if file.is_file()} == before
