"""Whatever is in a page or a data file, the checks end with findings: sorted, inside the file, one line each.

The random input is the same in every run of `make test`; `make soak` tries much more, and new one. No test judges by
the clock; what is long here once took minutes.
"""

from __future__ import annotations

import datetime
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from helpcenter import project as projects_of
from helpcenter.content import data_functions, loading, translation_record
from helpcenter.content.content import Content
from helpcenter.files import yaml_document
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.guide import positions
from helpcenter.language import confusables, language_file, sentences
from helpcenter.language.amounts import Wait
from helpcenter.language.quantities import QuantityGrammar
from helpcenter.lint.project_lint import Scope
from helpcenter.project import Project
from judging import is_one_line, judge
from linting import lint_project
from projects import CARDS, STAR, copy_project
from sharing import SOAK
from tokens import MARKUP, ODD, WORDS, YAML

# A failure is not made smaller: with Phase.shrink that takes minutes.
WHOLE_PAGES = settings(
    max_examples=1000 if SOAK else 12,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
TEXTS = settings(WHOLE_PAGES, max_examples=5000 if SOAK else 60)
WANTED = Scope(today=datetime.date(2026, 11, 21))
ZH, EN = "docs/zh/verify/star.md", "docs/en/verify/star.md"
PLAIN = {"zh": "docs/zh/faq.md", "en": "docs/en/faq.md"}

pieces = st.one_of(*map(st.sampled_from, (MARKUP, ODD, WORDS)), st.text(max_size=8))
yaml_pieces = st.one_of(*map(st.sampled_from, (YAML, YAML, ODD, WORDS)), st.text(max_size=8))
texts = st.lists(st.one_of(pieces, st.sampled_from((" ", "\n", "\n\n"))), max_size=40).map("".join)


def edits(inserted: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, int, int, str]]]:
    """Changes of a text: what to do, at two places, and with what."""
    places = st.integers(0, 99_999)
    kinds = ("insert", "begin", "end", "replace", "delete", "drop", "double", "swap", "outdent", "repeat", "crlf")
    return st.lists(st.tuples(st.sampled_from(kinds), places, places, inserted), min_size=1, max_size=10)


def edited(text: str, changes: list[tuple[str, int, int, str]]) -> str:
    for kind, first, second, piece in changes:
        lines = text.split("\n")
        one, other = first % len(lines), second % len(lines)
        at = first % (len(text) + 1)
        match kind:
            case "insert":
                text = text[:at] + piece + text[at:]
            case "repeat":
                text = text[:at] + piece * (second % 40) + text[at:]
            case "delete":
                text = text[:at] + text[at + 1 + second % 20 :]
            case "crlf":
                text = text.replace("\n", "\r\n") if second % 3 == 0 else text
            case _:
                lines[one : one + 1] = {
                    "begin": [piece + lines[one]],
                    "end": [lines[one] + piece],
                    "replace": [piece],
                    "drop": [],
                    "double": [lines[one], lines[other]],
                    "swap": [lines[other]],
                    "outdent": [lines[one].strip()],
                }[kind]
                text = "\n".join(lines)
    return text


def split(text: str) -> tuple[str, str]:
    """Front matter, with the lines around it, and body."""
    end = text.index("\n---\n", 3) + len("\n---\n")
    return text[:end], text[end:]


BODIES = [split(file.read_text("utf-8"))[1] for file in sorted((CARDS / "docs").glob("??/**/*.md"))]


@pytest.fixture(scope="module")
def star(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of four pages in two languages without a finding."""
    return projects_of.load(copy_project(tmp_path_factory.mktemp("hostile"), STAR / "docs"))


@pytest.fixture(scope="module")
def read(star: Project) -> Content:
    found = loading.load(star)[0]
    assert found
    return found


@contextmanager
def written(star: Project, files: dict[str, str]) -> Iterator[None]:
    before = {path: (star.root / path).read_bytes() if (star.root / path).exists() else None for path in files}
    try:
        for path, text in files.items():
            (star.root / path).parent.mkdir(exist_ok=True)
            (star.root / path).write_bytes(text.encode())
        yield
    finally:
        for path, data in before.items():
            if data is None:
                (star.root / path).unlink()
            else:
                (star.root / path).write_bytes(data)


def original(star: Project, path: str) -> str:
    return (star.root / path).read_text("utf-8")


def checked(star: Project, files: dict[str, str]) -> list[Finding]:
    """What the checks find with these files in place of the good ones."""
    with written(star, files):
        try:
            found = lint_project(star, WANTED)
        except FindingError as error:
            found = [error.finding]
        judge(found, star.root)
    return found


def twice(star: Project, files: dict[str, str]) -> None:
    assert checked(star, files) == checked(star, files)


@pytest.mark.parametrize("path", [ZH, EN])
def test_any_text_is_a_page(path: str, star: Project) -> None:
    @WHOLE_PAGES
    @given(texts)
    def test(body: str) -> None:
        twice(star, {path: split(original(star, path))[0] + "\n" + body})

    test()


@pytest.mark.parametrize("path", [ZH, EN])
def test_mangled_pages(path: str, star: Project) -> None:
    @WHOLE_PAGES
    @given(st.one_of(st.none(), st.sampled_from(BODIES)), edits(pieces))
    def test(other: str | None, changes: list[tuple[str, int, int, str]]) -> None:
        front_matter, own = split(original(star, path))
        twice(star, {path: front_matter + edited(other or own, changes)})

    test()


@pytest.mark.parametrize("path", [ZH, EN])
def test_mangled_front_matter(path: str, star: Project) -> None:
    @WHOLE_PAGES
    @given(edits(yaml_pieces))
    def test(changes: list[tuple[str, int, int, str]]) -> None:
        front_matter, body = split(original(star, path))
        twice(star, {path: "---\n" + edited(front_matter[4:-5], changes) + "\n---\n" + body})

    test()


def test_any_front_matter(star: Project) -> None:
    @WHOLE_PAGES
    @given(st.lists(st.one_of(yaml_pieces, st.sampled_from(("\n", "title: ", "reviewed: ", "related: ")))).map("".join))
    def test(front_matter: str) -> None:
        twice(star, {ZH: f"---\n{front_matter}\n---\n\n# X\n"})

    test()


def test_mangled_data(star: Project) -> None:
    files = sorted(file.relative_to(star.root).as_posix() for file in (star.docs / "_data").rglob("*.yml"))

    @WHOLE_PAGES
    @given(st.sampled_from(files), edits(yaml_pieces))
    def test(path: str, changes: list[tuple[str, int, int, str]]) -> None:
        twice(star, {path: edited(original(star, path), changes)})

    test()


# What once was no finding but a crash, or a finding that no terminal shows as one line.
IN_BODIES = {
    "letters that are others in capitals": "Wait 1 ſecond, 3 mınutes, 3 thouſand days, until Auguſt 3, 2026.",
    "words in the plural": "## A {#a .steps}\n\n1. Sends and goes to the logins, takes passports.\n2. Dials `1`.",
    "a picture before all words": "- [ ]  ![@name](https://x.example/a.png) Words.\n\n ![@name](a.png)",
    "a numeral of 5000 digits": "一" * 5000,
    "a step of 5000 digits": "## A {#a .steps}\n\n" + "1" * 5000 + ". Open the app.",
    "a label over two lines": "**foo\nbar**",
    "a code over two lines": "`foo\nbar`",
    "a picture over two lines": "![foo\nbar](x.png)",
    "a line end in an address": "[x](a&#10;b)",
    "a line separator in an id": "## A {#a\u2028b}",
    "a line end in a datum": '{{ wait("a\\nb") }}',
    "half a character in a datum": '{{ wait("\\ud800") }}',
    "an escape in a datum": '{{ wait("\\x1b[31m") }}',
    "an attribute of ours": "## A {#a data-source-line=x}",
    "an attribute of ours with a number": "## A {#a .steps data-source-line=99999}\n\n1. Open the app.",
    "a broken address and an attribute of ours": '**a**{: data-source-line=99999 href="http://[" }',
    "lists in lists on one line": "- " * 5000 + "x",
    "steps in steps on one line": "1. " * 5000 + "x",
    "quotations in lists on one line": "- > " * 5000 + "x",
    "lists at the deepest blanks": "".join("    " * level + "- x\n" for level in range(15)),
    "a hundred lists in lists": "".join("    " * level + "- x\n" for level in range(100)),
    "a hundred quotations": ">" * 100 + " x",
    "bold in bold": "**_" * 400 + "x" + "_**" * 400,
    "links in links": "[" * 400 + "x" + "](a)" * 400,
    "HTML in HTML": "<div>\n" * 1100 + "x" + "</div>\n" * 1100,
    "HTML in HTML on one line": "x " + "<b>" * 1000 + "x" + "</b>" * 1000,
    "digits of the world": "٣ 天 १२ 天 𝟘天 ٣年٣月٣日 ٢٠٢٦-١٠-٢٠ ١٢:٣٠ 1² ½ ①",
    "dates that are none": "2026-99-99 0000-00-00 99:99 99月99日 13 PM",
}


@pytest.mark.parametrize("name", IN_BODIES)
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_hostile_bodies(locale: str, name: str, star: Project) -> None:
    path = PLAIN[locale]
    text = split(original(star, path))[0] + f"\n# X\n\n{IN_BODIES[name]}\n"
    assert checked(star, {path: text})


# What is long: it ends in findings too. Nothing here measures how soon.
MANY = 10_000
# Blocks of a page: more than Python calls functions within each other.
BLOCKS = MANY if SOAK else 2_500
# How long a line can be at most.
LINE = 20_000
LONG = {
    "list items": "- An item\n" * BLOCKS,
    "things to tick": "## A {#before}\n\n" + "- [ ] An item\n" * BLOCKS,
    "rows": "|a|b|\n|---|---|\n" + "|a|b|\n" * BLOCKS,
    "columns": "|" + "a|" * (LINE // 4) + "\n|" + "---|" * (LINE // 4) + "\n",
    "answers": "x\n:   y\n\n" * BLOCKS,
    "boxes": '!!! warning "x"\n    y\n\n' * BLOCKS,
    "steps without numbers": "## A {#app .steps}\n\n1. Open the app.\n\n" + "Open the app.\n\n" * BLOCKS,
    "wrong marks": "!!! note\ntext\n" * (BLOCKS // 5),
    "comments": "<!-- x -->\n\n" * BLOCKS,
    "invisible characters": "a\u200bb\n\n" * BLOCKS,
    "references": "[site][x] " * (LINE // 10),
    "words": "一些字 some words " * (LINE // 15),
    **{f"U+{ord(each):04X}": each * LINE for each in "*_]0一十万零@.,:;#=-+~!&}()|/。；$“中"},
    **{
        each: each * (LINE // len(each))
        for each in (
            "](",
            "* ",
            "a.",
            "a@",
            "1.",
            "(a",
            "&#",
            "A. ",
            "第",
            "（，",
            "第 9 步",
            "1,5 元 ",
            "ab- ",
            "「a：b」",
            "[a]{.b} ",
        )
    },
}


@pytest.mark.parametrize("name", LONG)
def test_long_pages(name: str, star: Project) -> None:
    path = PLAIN["zh"]
    assert checked(star, {path: split(original(star, path))[0] + f"\n# X\n\n{LONG[name]}\n"})


@pytest.mark.parametrize("body", ["", "\n \n", "\u2028", "<!-- -->"])
@pytest.mark.parametrize("path", [ZH, EN])
def test_page_without_a_body(path: str, body: str, star: Project) -> None:
    found = checked(star, {path: split(original(star, path))[0] + body})
    assert "empty-section" in {finding.rule for finding in found if finding.path == path}


def test_a_page_without_a_body_does_not_say_what_another_says(star: Project) -> None:
    faq, home = PLAIN["zh"], "docs/zh/index.md"
    found = checked(star, {faq: original(star, faq) + "\n**x**\n", home: split(original(star, home))[0]})
    assert [finding.path for finding in found if finding.rule == "unknown-label"] == [faq]


IN_FRONT_MATTER = {
    "a list in itself": ("related: [home, verify]", "related: &a [*a]"),
    "a group in itself": ("related: [home, verify]", "related: &a {x: *a}"),
    "lists of lists of lists": (
        "related: [home, verify]",
        "related:\n  - &a0 [x, x]\n" + "".join(f"  - &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 5)),
    ),
    "no truth value": ("task: verify", "task: !!bool x"),
    "no time": ("reviewed: 2026-11-20", "reviewed: !!timestamp 1"),
    "the last day": ("reviewed: 2026-11-20", "reviewed: 9999-12-31"),
    "the first day": ("reviewed: 2026-11-20", "reviewed: 0001-01-01"),
    "a line end in a key": ("task: verify", '"a\\nb": verify'),
    "a line end in a key that is used twice": ("task: verify", '"a\\nb": verify\n"a\\nb": verify'),
    "a line end in a value": ("type: task", 'type: "a\\nb"'),
    "a line end in a waiver": ("evidence:", 'waive: {"a\\nb": as the app writes it}\nevidence:'),
    "an escape in a value": ("type: task", 'type: "\\e[31m"'),
    "no character in a title": ("title: 星卡实名认证", 'title: "a\\0b"'),
    "line separators": ("title: 星卡实名认证", 'title: "星' + "\u2028" * 90 + '卡"\nunknown: 1'),
    "old line ends": ("title: 星卡实名认证", 'title: "星' + "\x85" * 90 + '卡"\nunknown: 1'),
}


@pytest.mark.parametrize("name", IN_FRONT_MATTER)
def test_hostile_front_matter(name: str, star: Project) -> None:
    old, new = IN_FRONT_MATTER[name]
    text = original(star, ZH)
    assert old in text
    assert checked(star, {ZH: text.replace(old, new, 1)})


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/_data/language/zh.yml", "typography: {space-word: 3}\n"),
        ("docs/_data/terms.yml", "&a [*a]\n"),
        ("docs/_data/hosts.yml", "official: !!bool x\n"),
        ("docs/_data/hosts.yml", "\u2028" * 20 + "unknown: 1\n"),
        ("docs/_data/codes.yml", '"a\\nb": []\n'),
    ],
)
def test_hostile_data(path: str, text: str, star: Project) -> None:
    assert checked(star, {path: text})


@pytest.mark.parametrize("long", ["a" * MANY, " a" * MANY], ids=["of letters", "of words"])
@pytest.mark.parametrize("name", sorted(file.name for file in STAR.glob("docs/_data/*.yml")))
def test_long_names_in_data(name: str, long: str, star: Project) -> None:
    """Each word that ends a line, or stands between others in a list: a long one, and one of many words."""
    path = f"docs/_data/{name}"
    text = re.sub(r"(?<=[a-z\u4e00-\u9fff])(?=\n|, |\])", long, original(star, path))
    checked(star, {path: text, "docs/_data/messengers.yml": f"names: [{long.strip()}]\n"})


@TEXTS
@given(st.lists(st.one_of(pieces, st.text("0123456789.,-–/: 年月日一二十百千万亿第个天", max_size=12))).map(" ".join))
def test_quantities_stand_in_the_text(text: str) -> None:
    for lexicon in _quantity_grammars():
        found = lexicon.find(text)
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert all(value.is_finite() for one in found for value in one.values)


@cache
def _quantity_grammars() -> list[QuantityGrammar]:
    found = loading.load(projects_of.load(CARDS))[0]
    assert found
    return [found.quantity_grammar(language.locale) for language in found.project.languages]


@TEXTS
@given(texts)
def test_what_is_bared_leads_back(text: str) -> None:
    plain = confusables.skeleton(text)
    assert len(plain.text) == len(plain.places)
    assert list(plain.places) == sorted(plain.places)
    assert all(0 <= place < len(text) for place in plain.places)
    assert confusables.skeleton(text) == plain


@TEXTS
@given(st.one_of(texts, st.text(".!?。；; \nAbc中", max_size=40)))
def test_sentences_end_in_the_text(text: str) -> None:
    words = language_file.built_in_for("zh").sentences
    ends = sentences.ends(text, words)
    assert ends == sorted(set(ends))
    assert all(0 <= end < len(text) - 1 for end in ends)
    assert 0 <= sentences.count(text, words) <= len(ends) + 1


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_character_of_a_text_has_a_place(locale: str, read: Content) -> None:
    entry = read.pages[f"{locale}/verify/star.md"]

    @TEXTS
    @given(st.one_of(texts, st.tuples(st.sampled_from(BODIES), edits(pieces)).map(lambda each: edited(*each))))
    def test(body: str) -> None:
        # As a file is read: without control characters, with one kind of line ends.
        body = "".join(each for each in body if each in "\n\t" or unicodedata.category(each) != "Cc")
        page = replace(entry, body=body, written=body, filled=())
        blocks = read.guide(page).blocks
        for block in (block for block in blocks if block.text):
            end = next((other.line for other in blocks if other.line > block.line), sys.maxsize)
            for offset in {0, len(block.text) // 2, max(len(block.text) - 1, 0)}:
                line, column = positions.find(page.lines, page.body_line, block, offset, end)
                assert block.line <= line < page.body_line + len(page.lines)
                assert 1 <= column <= len(page.lines[line - page.body_line]) + 1

    test()


def test_plain_characters_have_their_own_place(read: Content) -> None:
    entry = read.pages["en/verify/star.md"]

    @TEXTS
    @given(st.lists(st.text("abcäß中文字。,?", min_size=1, max_size=12), min_size=1, max_size=4).map("\n".join))
    def test(body: str) -> None:
        page = replace(entry, body=body, written=body, filled=())
        (block,) = read.guide(page).blocks[1:]
        for offset, character in enumerate(block.text):
            if character != " ":
                line, column = positions.find(page.lines, page.body_line, block, offset, sys.maxsize)
                assert page.lines[line - page.body_line][column - 1] == character

    test()


ids = st.one_of(st.from_regex(r"\A[a-z0-9]{1,5}(-[a-z0-9]{1,3})?\Z"), st.sampled_from(("no", "on", "y", "404", "null")))
digests = st.dictionaries(ids, st.text("abcdefghijklmnop", min_size=8, max_size=8), max_size=8)
RECORDS = (
    "",
    "translation: {from: zh, sections: {title: abcdefgh}}\n",
    "translation:\n  from: zh\n  sections:\n    title: abcdefgh\n\n",
    "translation: {from: zh,\n  sections: {title: abcdefgh}}\n# a remark\n",
    "translation: {from: zh,\nsections: {title: abcdefgh}}\n",
    '"translation": {from: zh, sections: {title: abcdefgh}}\n',
)


@pytest.mark.parametrize("record", RECORDS)
def test_a_stamp_changes_the_record_only(record: str) -> None:
    @WHOLE_PAGES
    @given(digests, texts, st.sampled_from(("---", "...", "--- ")))
    def test(sections: dict[str, str], body: str, end: str) -> None:
        text = f"---\nid: a\n{record}related: [b, c]\n{end}\n{body}"
        once = translation_record.stamped(text, "zh", sections)
        front_matter = once.removesuffix(f"\n{end}\n{body}")
        assert front_matter != once
        assert yaml_document.parse(front_matter.removeprefix("---\n"), "page.md").value == {
            "id": "a",
            "related": ["b", "c"],
            "translation": {"from": "zh", "sections": sections},
        }
        assert translation_record.stamped(once, "zh", sections) == once

    test()


@TEXTS
@given(texts)
def test_expanding_keeps_the_lines(text: str) -> None:
    text = "".join(each for each in text if each in "\n\t" or unicodedata.category(each) != "Cc")
    lines = text.split("\n")
    functions = {"wait": lambda page: f"<{len(page)}>"}
    shown, filled, findings = data_functions.expand(text, functions, "page.md", 1)
    assert len(shown.split("\n")) == len(lines)
    for one in filled:
        assert lines[one.line - 1].startswith(one.written, one.start)
    for finding in findings:
        assert lines[finding.line - 1].startswith("{{", finding.column - 1)
        assert shown.split("\n")[finding.line - 1] == lines[finding.line - 1]
        assert is_one_line(finding.message)
    broken = {finding.line for finding in findings}
    assert all(
        after == before
        for number, (before, after) in enumerate(zip(lines, shown.split("\n"), strict=True), 1)
        if "{{" not in before or number in broken
    )


def test_wait_is_shown_as_it_is(read: Content) -> None:
    functions = data_functions.functions({"a": Wait(unit="hour", min=1, max=2)}, read.data, read.localizer("en"))

    @TEXTS
    @given(st.text("abc 中,.-", max_size=20), st.text("abc 中,.-", max_size=20))
    def test(before: str, after: str) -> None:
        shown, filled, findings = data_functions.expand(f'{before}{{{{ wait("a") }}}}{after}', functions, "page.md", 1)
        assert not findings
        assert shown == f"{before}{filled[0].shown}{after}"
        assert filled[0].start == len(before)

    test()
