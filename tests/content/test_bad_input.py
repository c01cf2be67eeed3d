"""Each mistake ends in one line that names file, line, what is wrong and how to fix it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter.cli import main
from projects import build

MOON = "docs/zh/verify/moon.md"


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def damage(project: Path) -> None:
        file = project / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return damage


def in_both(uri: str, old: str, new: str) -> Callable[[Path], None]:
    def damage(project: Path) -> None:
        for locale in ("zh", "en"):
            edit(f"docs/{locale}/{uri}", old, new)(project)

    return damage


def write(path: str, data: bytes) -> Callable[[Path], None]:
    def damage(project: Path) -> None:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(data)

    return damage


def duplicate_guide(project: Path) -> None:
    for locale in ("zh", "en"):
        text = (project / f"docs/{locale}/verify/moon.md").read_text("utf-8")
        (project / f"docs/{locale}/verify/more.md").write_text(text.replace("id: moon-verify", "id: more"), "utf-8")


def asked_in_one_language(project: Path) -> None:
    edit(MOON, "## 结果", "## 更多 {#more}\n\n文字。\n\n## 结果")(project)
    write("docs/_data/often_asked.yml", b"- {page: moon-verify, section: more}")(project)


def announce(entry: str) -> Callable[[Path], None]:
    return write("docs/_data/announcements.yml", f"- {{{entry}}}\n".encode())


def contents(site: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}


def remove(path: str) -> Callable[[Path], None]:
    return lambda project: (project / path).unlink()


# What a writer does, and the line that must come: "file:line:column: … cure …".
CASES = {
    "a file name that is not UTF-8": (
        lambda project: Path(os.fsdecode(os.fsencode(project / "docs/en") + b"/\xff.svg")).touch(),
        r"docs/en/\ufffd.svg:1:1: the name of this file is not UTF-8, and cannot be an address; rename it",
    ),
    "broken front matter": (
        edit(MOON, "card: moon", "card: [moon"),
        rf"{MOON}:6:7: this is not YAML .*there is no ] at the end; write card: \[moon]",
    ),
    "no front matter": (edit(MOON, "---\n", ""), rf"{MOON}:1:1: the line --- is missing above this one"),
    "open front matter": (
        edit(MOON, "\n---\n\n#", "\n\n#"),
        rf"{MOON}:14:1: the front matter that begins in line 1 has no end; write a line --- above",
    ),
    "broken data": (
        edit("docs/_data/products.yml", "zh: 月亮卡", "zh: 月: 亮卡"),
        r"docs/_data/products.yml:2:\d+: this is not YAML",
    ),
    "key twice": (edit(MOON, "card: moon", "id: other\ncard: moon"), rf'{MOON}:6:1: "id" is here twice .*line 2'),
    "missing key": (edit(MOON, "title: 月亮卡实名认证\n", ""), rf'{MOON}:2:1: "title" is missing in this file; add it'),
    "unknown key": (
        edit(MOON, "reviewed:", "reviewd:"),
        rf'{MOON}:11:1: unknown key "reviewd"; did you mean "reviewed"',
    ),
    "unknown card": (edit(MOON, "card: moon", "card: mon"), rf'{MOON}:6:1: unknown card "mon"; did you mean "moon"'),
    "task that is no id": (
        edit(MOON, "task: verify", "task: 认证"),
        rf'{MOON}:7:1: unknown task "认证"; known are: verify',
    ),
    "card that is no id": (
        edit(MOON, "card: moon", "card: 月亮"),
        rf'{MOON}:6:1: unknown card "月亮"; did you mean "moon"',
    ),
    "unknown task": (
        edit(MOON, "task: verify", "task: very"),
        rf'{MOON}:7:1: unknown task "very"; did you mean "verify"',
    ),
    "unknown channel": (edit(MOON, "[app]", "[ap]"), rf'{MOON}:8:12: unknown channel "ap"; did you mean "app"'),
    "two related in one entry": (
        edit(MOON, "[home, verify]", '[home, "home, verify"]'),
        rf'{MOON}:13:17: unknown related "home, verify"; write each in a line of its own: - home and - verify',
    ),
    "unknown related": (
        edit(MOON, "[home,", "[homes,"),
        rf'{MOON}:13:11: unknown related "homes"; did you mean "home"',
    ),
    "unknown type": (edit(MOON, "type: task", "type: tsk"), rf'{MOON}:3:1: "type" is "tsk"; did you mean "task"'),
    "wrong date": (
        edit(MOON, "2026-11-20", "2026-13-45"),
        rf"{MOON}:11:1: .* there is no month 13",
    ),
    "number for text": (
        edit(MOON, "title: 月亮卡实名认证", "title: 5"),
        rf'{MOON}:4:1: "title" must be text.*quotation',
    ),
    "wrong unit": (edit(MOON, "business_day}", "days}"), rf'{MOON}:9:\d+: "wait.unit" is "days"; .*business_day'),
    "one related": (
        edit(MOON, "[home, verify]", "[home]"),
        rf'{MOON}:13:1: "related" has 1 entry; at least 2 are needed',
    ),
    "unknown datum": (
        edit(MOON, 'wait("moon-verify")', 'wait("mon-verify")'),
        rf'{MOON}:29:15: no page with a "wait" has the id "mon-verify"; did you mean "moon-verify"',
    ),
    "no such function": (edit(MOON, "wait(", "weight("), rf"{MOON}:29:15: .*known functions: limit, text, wait"),
    "missing translation": (
        remove("docs/en/verify/moon.md"),
        rf"{MOON}:1:1: this page is missing in English; write its translation as docs/en/verify/moon.md, or run:",
    ),
    "missing source": (
        remove(MOON),
        r"docs/en/verify/moon.md:1:1: this page has no source in 简体中文; write docs/zh/verify/moon.md",
    ),
    "duplicate id": (
        edit("docs/zh/verify/index.md", "id: verify", "id: home"),
        r'docs/zh/verify/index.md:2:1: the id "home" is already .* give this page its own again: "id: verify"',
    ),
    "another id in the translation": (
        edit("docs/en/verify/moon.md", "id: moon-verify", "id: moon"),
        rf'docs/en/verify/moon.md:2:1: "id" is "moon" here, but "moon-verify" in {MOON}; find out which is right',
    ),
    "duplicate address": (
        edit(MOON, "{#result}", "{#app}"),
        rf'{MOON}:34:1: the id "app" is already that of "在应用里认证"; write {{#result}}, as in docs/en',
    ),
    "not UTF-8": (
        write(MOON, "---\nid: x\ntitle: 月亮卡".encode("gb18030")),
        rf'{MOON}:3:8: this file is not UTF-8 .*save it with the encoding "UTF-8"',
    ),
    "empty page": (write(MOON, b""), rf"{MOON}:1:1: this file is empty; begin the page with"),
    "not UTF-8 data": (
        write("docs/_data/hosts.yml", b"official: {}\ncited: [\xff]"),
        r"docs/_data/hosts.yml:2:9: this file is not UTF-8",
    ),
    "missing data file": (
        remove("docs/_data/help_center.yml"),
        r"docs/_data/help_center.yml:1:1: this file cannot be read .*exists",
    ),
    "a picture that leads nowhere": (
        lambda project: (project / "docs/en/a.png").symlink_to("gone.png"),
        r"docs/en/a.png:1:1: this file cannot be read .*exists",
    ),
    "data for an unknown card": (
        edit("docs/_data/hosts.yml", "moon:", "mon:"),
        r'docs/_data/hosts.yml:1:12: unknown card "mon"; did you mean "moon"',
    ),
    "missing string": (
        edit("docs/_data/strings/en.yml", "site.name: Travel SIM Help\n", ""),
        r'docs/_data/strings/en.yml:\d+:1: "site.name" is missing in this file; add it here',
    ),
    "unknown string": (
        edit("docs/_data/strings/en.yml", "facts.wait:", "copy.don:"),
        r'docs/_data/strings/en.yml:\d+:1: unknown key "copy.don"; did you mean "copy.done"',
    ),
    "string without its placeholder": (
        edit("docs/_data/strings/en.yml", 'facts.wait: "Review: {wait}"', "copy.button: Copy {cod}"),
        r'docs/_data/strings/en.yml:\d+:1: "copy.button" must contain {code}, spelled so',
    ),
    "string with a loose brace": (
        edit("docs/_data/strings/en.yml", 'facts.wait: "Review: {wait}"', "copy.button: Copy {code"),
        r'docs/_data/strings/en.yml:\d+:1: "copy.button" has a loose brace',
    ),
    "pattern that means nothing": (
        edit("docs/_data/strings/en.yml", 'facts.wait: "Review: {wait}"', "pattern.date: QQQQQQQ"),
        r'docs/_data/strings/en.yml:\d+:1: "pattern.date" is not a pattern',
    ),
    "channel without a name": (
        edit("docs/_data/channels.yml", "- store", "- store\n- fax"),
        r'docs/_data/strings/en.yml:\d+:1: "channel.fax" is missing in this file; add it here',
    ),
    "number as a key": (
        edit("docs/_data/products.yml", "moon:", "5:"),
        r'docs/_data/products.yml:1:1: .*a key must be a word; put numbers, yes and no into "quotation marks"',
    ),
    "key that is no id": (
        edit("docs/_data/products.yml", "moon:", "Moon Card:"),
        r'docs/_data/products.yml:1:1: "Moon Card" is "Moon Card"; did you mean "moon-card"\?',
    ),
    "name that cannot be an id": (
        edit("docs/_data/products.yml", "moon:", "月亮:"),
        r'docs/_data/products.yml:1:1: "月亮" is "月亮"; it must be an id',
    ),
    "deep nesting": (edit(MOON, "[home, verify]", "[" * 50_000), rf"{MOON}:13:\d+: .*nested more than 50 levels deep"),
    "nested list": (
        edit(MOON, "1. 打开应用。", "\n".join("    " * level + "1. x" for level in range(300))),
        rf"{MOON}:\d+:1: this line begins with \d+ spaces, > and list marks; at most 60 can be read",
    ),
    "control character": (
        edit(MOON, "打开应用", "打开\0应用"),
        rf"{MOON}:27:6: there is an invisible control character \(U\+0000\)",
    ),
    "huge number": (edit(MOON, "max: 3", "max: " + "9" * 400), rf'{MOON}:9:\d+: "wait.max" is 9+; the most is 10000'),
    "number with a comma": (
        edit(MOON, "max: 3", 'max: "3，000 天"'),
        rf'{MOON}:9:\d+: "wait.max" is "3，000 天"; it must be a whole number: write 3000, without a comma',
    ),
    "text with an apostrophe that ends it": (
        edit("docs/_data/products.yml", "zh: 月亮卡", "zh: '月亮卡', or moon's card'"),
        r'docs/_data/products.yml:2:\d+: "moon.name" has an apostrophe .* {zh: "月亮卡\', or moon\'s card",',
    ),
    "swapped bounds": (edit(MOON, "min: 1", "min: 9"), rf'{MOON}:9:8: "wait.min" is more than "wait.max"; swap them'),
    "address with a quotation mark": (
        edit(
            MOON, "evidence:", "sources: [{url: 'https://x\"onmouseover=\"y', read: 2026-11-20, lang: en}]\nevidence:"
        ),
        rf'{MOON}:10:\d+: "sources.1.url" is .*must be an address',
    ),
    "address that is none": (
        edit(MOON, "在应用里认证。", "[x](http://[::1)"),
        rf'{MOON}:18:1: "http://\[::1" is not an address',
    ),
    "heading without an id": (
        edit(MOON, " {#result}", ""),
        rf'{MOON}:34:1: the heading "结果" has no id; write {{#result}} at its end, as in docs/en/verify/moon.md:27',
    ),
    "id of the templates": (
        edit(MOON, "## 结果 {#result}", "### 结果 {#related}"),
        rf'{MOON}:34:1: the address "#related" is used by',
    ),
    "channels that are not there": (
        edit(MOON, "[app]", "[app, store]"),
        rf'{MOON}:8:1: "channels" must be the ids of the sections with steps, in order; write \[app\]',
    ),
    "guide without a checklist": (
        edit(MOON, "## 准备 {#before}", "### 准备 {#needs}"),
        rf"{MOON}:16:1: this page needs a section {{#before",
    ),
    "unknown evidence of a section": (
        edit(MOON, "{#app .steps}", "{#app .steps evidence=sure}"),
        rf'{MOON}:25:1: unknown evidence "sure"; known are: advice, confirmed',
    ),
    "no numbered list": (
        edit(MOON, "1. 打开应用。", "打开应用。"),
        rf'{MOON}:27:1: this step has no number; begin it with "1. "',
    ),
    "list that falls apart": (
        edit(MOON, "    教程里给出", "教程里给出"),
        rf"{MOON}:29:1: this is outside the list of steps; indent what belongs to a step",
    ),
    "confirmed by nobody": (
        edit(MOON, "evidence: reported", "evidence: confirmed"),
        rf'{MOON}:10:1: "evidence" is confirmed, but "sources" has no official page',
    ),
    "no title": (
        edit(MOON, "# 月亮卡实名认证\n", ""),
        rf'{MOON}:\d+:1: the page must begin with its title; write "# 月亮卡',
    ),
    "a fact in the translation": (
        edit("docs/en/verify/moon.md", "reviewed:", "wait: {max: 5, unit: hour}\nreviewed:"),
        r'docs/en/verify/moon.md:5:1: "wait" is a fact, which a translation takes from its source; remove it here',
    ),
    "a search weight of an unknown page type": (
        edit("docs/_data/search_weights.yml", "home:", "hom:"),
        r'docs/_data/search_weights.yml:\d+:1: unknown page type "hom"; did you mean "home"',
    ),
    "unknown page type": (edit(MOON, "type: task", "type: tsk"), rf'{MOON}:3:1: "type" is "tsk"; did you mean "task"'),
    "unknown unit": (
        edit(MOON, "unit: business_day", "unit: day"),
        rf'{MOON}:9:\d+: "wait.unit" is "day"; .*business_day',
    ),
    "nothing after a key": (edit(MOON, "card: moon", "card:"), rf'{MOON}:6:1: "card" is empty; write something'),
    "data in the description": (
        edit(MOON, "description: 怎么认证。", "description: '{{ wait(1) }}'"),
        rf'{MOON}:5:1: "description" cannot show data',
    ),
    "page in capitals": (
        write("docs/zh/New.MD", b"# X"),
        r"docs/zh/New.MD:1:1: this is not a valid name of a page",
    ),
    "second guide for card and task": (
        duplicate_guide,
        r'docs/zh/verify/more.md:7:1: "verify" for "moon" already has the guide docs/zh/verify/moon.md',
    ),
    "page outside of the languages": (
        write("docs/notes.md", b"# N"),
        r"docs/notes.md:1:1: this page is not in the folder of a language",
    ),
    "page with another ending": (
        write("docs/zh/x.markdown", b"# X"),
        r"docs/zh/x.markdown:1:1: this is not a valid name of a page",
    ),
    "README for a folder": (
        write("docs/zh/sub/README.md", b"# X"),
        r"docs/zh/sub/README.md:1:1: this is not a valid name of a page",
    ),
    "menu names no page": (
        edit("docs/_data/help_center.yml", "[home, verify]", "[home, verfy]"),
        r'docs/_data/help_center.yml:1:14: unknown page "verfy"; did you mean "verify"',
    ),
    "often asked: no such page": (
        write("docs/_data/often_asked.yml", b"- {page: moon-verfy}"),
        r'docs/_data/often_asked.yml:1:4: unknown page "moon-verfy"; did you mean "moon-verify"',
    ),
    "often asked: no such section": (
        write("docs/_data/often_asked.yml", b"- page: home\n- {page: moon-verify, section: reslt}"),
        rf'docs/_data/often_asked.yml:2:23: {MOON} has no section "reslt"; did you mean "result"',
    ),
    "often asked: a section that a translation lacks": (
        asked_in_one_language,
        r'docs/_data/often_asked.yml:1:23: docs/en/verify/moon.md has no section "more"; known are: app, ',
    ),
    "often asked: twice": (
        write("docs/_data/often_asked.yml", b"- page: home\n- page: home"),
        r"docs/_data/often_asked.yml:1:1: this file names the same entry twice; keep one of them",
    ),
    "often asked: a section alone": (
        write("docs/_data/often_asked.yml", b"- section: result"),
        r'docs/_data/often_asked.yml:1:3: "page" is missing in "1"; add it',
    ),
    "often asked: a misspelled key": (
        write("docs/_data/often_asked.yml", b"- {page: moon-verify, secton: result}"),
        r'docs/_data/often_asked.yml:1:23: unknown key "secton"; did you mean "section"',
    ),
    "announcement: an impossible date": (
        announce("from: 2026-02-30, until: 2026-03-01, text: {zh: 甲, en: A}"),
        r'docs/_data/announcements.yml:1:4: "1.from" is "2026-02-30"; February 2026 has 28 days',
    ),
    "announcement: over before it begins": (
        announce("from: 2026-03-01, until: 2026-02-01, text: {zh: 甲, en: A}"),
        r'docs/_data/announcements.yml:1:22: "until" is 2026-02-01, before "from" \(2026-03-01\); correct one of them',
    ),
    "announcement: without a last day": (
        announce("from: 2026-03-01, text: {zh: 甲, en: A}"),
        r'docs/_data/announcements.yml:1:3: "until" is missing in "1"; add it',
    ),
    "announcement: a language is missing": (
        announce("from: 2026-03-01, until: 2026-03-02, text: {zh: 甲}"),
        r'docs/_data/announcements.yml:1:41: the text is missing in English; write it under "text", as en: …',
    ),
    "announcement: no such language": (
        announce("from: 2026-03-01, until: 2026-03-02, text: {zh: 甲, en: A, fr: B}"),
        r'docs/_data/announcements.yml:1:62: unknown language "fr"; known are: en, zh',
    ),
    "announcement: no such page": (
        announce("from: 2026-03-01, until: 2026-03-02, text: {zh: 甲, en: A}, page: moon-verfy"),
        r'docs/_data/announcements.yml:1:63: unknown page "moon-verfy"; did you mean "moon-verify"',
    ),
    "announcement: no such section": (
        announce("from: 2026-03-01, until: 2026-03-02, text: {zh: 甲, en: A}, page: moon-verify, section: reslt"),
        rf'docs/_data/announcements.yml:1:82: {MOON} has no section "reslt"; did you mean "result"',
    ),
    "announcement: a section of no page": (
        announce("from: 2026-03-01, until: 2026-03-02, text: {zh: 甲, en: A}, section: result"),
        r'docs/_data/announcements.yml:1:63: "section" is "result", but of which page is not said; add "page", or',
    ),
    "mark that is a word": (
        edit("docs/_data/products.yml", "moon:", "moon:\n  mark: Moon"),
        r'docs/_data/products.yml:2:3: "moon.mark" is "Moon"; it must have at most 2 characters, without spaces',
    ),
    "colour without quotation marks": (
        edit("docs/_data/products.yml", "moon:", "moon:\n  color: #0a5c58"),
        r'docs/_data/products.yml:2:3: "moon.color" is empty, because # begins a comment; .*: "#0a5c58"',
    ),
    "colour by its name": (
        edit("docs/_data/products.yml", "moon:", "moon:\n  color: red"),
        r'docs/_data/products.yml:2:3: "moon.color" is "red"; it must be a colour such as "#0a5c58"',
    ),
    "colour that is too light": (
        edit("docs/_data/products.yml", "moon:", "moon:\n  color: '#777777'"),
        r'docs/_data/products.yml:2:3: "moon.color" is "#777777", .* is 4\.47:1; at least 4\.5:1 .* a darker one',
    ),
    "a folder that is no language": (
        write("docs/fr/index.md", b"# F"),
        r'docs/fr:1:1: the folder "fr" looks like a lang',
    ),
}


UNREADABLE = {"not UTF-8", "not UTF-8 data", "missing data file", "a picture that leads nowhere"}


@pytest.mark.parametrize("name", CASES)
def test_check_reports_it(name: str, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage, expected = CASES[name]
    damage(tiny)
    assert main(["check", "docs", "--project", str(tiny)]) == (2 if name in UNREADABLE else 1)
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if re.match(expected, line)], lines


@pytest.mark.parametrize(
    "name",
    [
        "broken data",
        "unknown card",
        "missing translation",
        "duplicate address",
        "nested list",
        "not UTF-8",
        "a file name that is not UTF-8",
    ],
)
def test_build_reports_it_and_keeps_the_site(name: str, tiny_with_site: Path) -> None:
    tiny = tiny_with_site
    before = contents(tiny / "site")
    damage, expected = CASES[name]
    damage(tiny)
    result = build(tiny)
    assert result.returncode != 0
    assert re.search(expected, result.stderr), result.stderr
    assert "Traceback" not in result.stderr
    assert contents(tiny / "site") == before
    assert not list(tiny.glob(".site.[bp]*"))


def test_broken_link_stops_the_build_and_keeps_the_site(tiny_with_site: Path) -> None:
    tiny = tiny_with_site
    before = contents(tiny / "site")
    edit(MOON, "在应用里认证。", "[认证](nowhere.md)。")(tiny)
    result = build(tiny)
    assert result.returncode != 0
    assert "nowhere.md" in result.stderr
    assert contents(tiny / "site") == before
    assert not list(tiny.glob(".site.[bp]*"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plugins: [", r"mkdocs.yml:1:1: this is not YAML"),
        ("", r'mkdocs.yml:1:1: "site_name" is missing or empty; write it'),
        ("site_name: x\nplugins: [nothing]\n", r'mkdocs.yml:2:1: plugins: The "nothing" plugin is not installed'),
        ("site_name: x\nplugins: []\n", r'mkdocs.yml:2:1: the plugin "i18n" is missing here; add it'),
        ("site_name: x\nmarkdown_extensions: [{toc: {foo: 1}}]\n", r"mkdocs.yml:2:1: markdown_extensions: "),
        ("site_name: x\ntheme: {name: [material]}\n", r"mkdocs.yml:2:1: MkDocs fails here \(TypeError: .*correct"),
        (
            "site_name: x\ntheme: {name: material, custom_dir: 3}\n",
            r"mkdocs.yml:2:1: MkDocs fails here \(TypeError: .*correct",
        ),
        ("site_name: x\nextra: {a: 2026-13-45}\n", r"mkdocs.yml:2:12: this is not YAML \(this value does not fit"),
        ("site_name: x\nextra: {a: !!int x}\n", r"mkdocs.yml:2:12: this is not YAML \(this value does not fit"),
    ],
)
def test_unusable_configuration(text: str, expected: str, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "mkdocs.yml").write_text(text)
    assert main(["check", "docs", "--project", str(tiny)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert re.match(expected, lines[0]), lines


def test_no_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "docs", "--project", str(tmp_path)]) == 2
    assert "mkdocs.yml:1:1: this file cannot be read" in capsys.readouterr().err


@pytest.mark.build
def test_windows_line_ends_and_byte_order_marks_are_welcome(tiny: Path) -> None:
    for file in [*(tiny / "docs").rglob("*.md"), *(tiny / "docs").rglob("*.yml")]:
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["check", "docs", "--project", str(tiny)]) == 0
    assert build(tiny).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  - helpcenter\n", "", r'mkdocs.yml:\d+:1: the plugin "helpcenter" is missing here'),
        ("{language: zh-Hans}", "{language: xx-Yyyy}", r'mkdocs.yml:\d+:19: "xx-Yyyy" is not a language tag'),
        ("{language: zh-Hans}", "{language: [zh]}", r"mkdocs.yml:\d+:19: \"\['zh'\]\" is not a language tag"),
        (
            "fallback_to_default: false",
            "fallback_to_default: nein",
            r'mkdocs.yml:\d+:7: the setting "fallback_to_default" of the plugin i18n must be true or false',
        ),
        (
            "locale: en\n",
            "locale: en\n          tittle: English\n",
            r'mkdocs.yml:\d+:11: the setting "tittle" of the plugin i18n is not known; correct its name',
        ),
        (
            "locale: en\n",
            "locale: no\n",
            r'mkdocs.yml:\d+:7: the setting "locale" of the plugin i18n must be text, .*; put it into quotation marks',
        ),
        (
            "{scheme: light,",
            "{scheme: Light,",
            r"mkdocs.yml:\d+:1: each palette entry needs a scheme, named in lower case, and an icon",
        ),
        (
            "docs_structure: folder",
            "docs_structure: suffix",
            r"mkdocs.yml:\d+:1: the plugin i18n needs the setting",
        ),
        ("locale: en\n", "locale: zh\n", r"mkdocs.yml:\d+:1: the plugin i18n has two entries for a language"),
        (
            "site_dir: site\n",
            "use_directory_urls: false\n",
            r"mkdocs.yml:\d+:1: the site needs addresses without file names",
        ),
        ("  favicon: assets/favicon.svg\n", "", r"mkdocs.yml:14:1: the site has no icon; add one under theme"),
        (
            "site_dir: site\n",
            "extra_javascript: [assets/own.js]\n",
            r"mkdocs.yml:7:1: pages load no other scripts than ours; remove this, and",
        ),
        (
            "site_dir: site\n",
            "extra_css: [//fonts.example/x.css]\n",
            r'mkdocs.yml:7:1: pages load nothing from another host, such as "//fonts.example/x.css"; publish',
        ),
        (
            "  - helpcenter\n",
            "  - helpcenter\n  - search\n",
            r'mkdocs.yml:\d+:1: the plugin "(material/)?search" changes pages, which are not made by MkDocs',
        ),
    ],
)
def test_configuration_that_the_site_cannot_use(
    old: str, new: str, expected: str, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("mkdocs.yml", old, new)(tiny)
    assert main(["check", "docs", "--project", str(tiny)]) == 2
    assert re.match(expected, capsys.readouterr().err)


@pytest.mark.build
def test_without_overrides_folder(tiny: Path) -> None:
    shutil.rmtree(tiny / "overrides")
    result = build(tiny)
    assert result.returncode != 0
    assert "overrides" in result.stderr
    assert "Traceback" not in result.stderr
