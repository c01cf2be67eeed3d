"""Code of a page and of its translation: what says the same to a program, and the first line that does not."""

from __future__ import annotations

import pytest

from helpcenter.lint.program_text import first_difference, lines

SAME = (
    # Comments of every kind, and the space around code.
    ("a = 1  # the first\nb = 2", "a = 1  # 第一个\nb = 2"),
    ("a = 1\n# two lines\n# of it\nb = 2", "a = 1\n# 一行\nb = 2"),
    ("f();  // call it", "f(); // 调用"),
    ("/* all\n of it */\nf();", "/* 全部 */\nf();"),
    ("<!-- menu -->\n<a>", "<!-- 菜单 -->\n<a>"),
    ("-- all rows\nSELECT 1", "-- 所有行\nSELECT 1"),
    ("; for all\nkey=1", "; 对所有\nkey=1"),
    ("run -f x \n", "run   -f x"),
    # Words between quotation marks, and without them.
    ('print("Have a look at it")', 'print("看一看")'),
    ('print("Have a look at it")', 'print("Voici ce que tu cherches")'),
    ('{"name": "Ann", "age": 5}', '{"name": "小明", "age": 5}'),
    ("label: Welcome\nport: 80", "label: 欢迎\nport: 80"),
    ("2. Create the OAuth app with the URL of Star.", "2. 用 Star 给的 URL 建一个 OAuth 应用。"),
    # One command in one line and in several.
    ("curl http://a -X PUT\nls", "curl http://a \\\n  -X PUT\nls"),
    ('"""Say it.\n\nMore of it.\n"""\nx()', '"""说。\n\n更多内容。\n"""\nx()'),
)
DIFFERENT = (
    ("*#06#", "*#07#", ("*#06#", "*#07#")),
    ("*#06# shows it", "*#07# 查询", ("*#06# shows it", "*#07# 查询")),
    ("apt update\napt install a", "apt update\napt install b", ("apt install a", "apt install b")),
    # What the administrator types is no comment.
    ("# apt install a", "# apt install b", ("# apt install a", "# apt install b")),
    ("curl http://a/x", "curl http://a/y", ("curl http://a/x", "curl http://a/y")),
    ("get -- --all", "get -- --one", ("get -- --all", "get -- --one")),
    ('-H "key: a"', '-H "key: b"', ('-H "key: a"', '-H "key: b"')),
    ("curl http://a -X PUT", "curl http://a \\\n-X GET", ("curl http://a -X PUT", "curl http://a \\")),
    ("a: 1 # one\nb: 2", "a: 1 # 一\nb: 3", ("b: 2", "b: 3")),
    ("a\nb", "a", ("b", None)),
    ("a", "a\nb", (None, "b")),
    ("wait 5 minutes", "wait 五分钟", ("wait 5 minutes", "wait 五分钟")),
    ('get("/*")\nx = "*/"', 'get("/*")\ny = "*/"', ('x = "*/"', 'y = "*/"')),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_to_a_program(one: str, other: str) -> None:
    assert first_difference(lines(one), lines(other)) is None
    assert first_difference(lines(other), lines(one)) is None


@pytest.mark.parametrize(("one", "other", "found"), DIFFERENT)
def test_the_first_line_that_differs(one: str, other: str, found: tuple[str | None, str | None]) -> None:
    difference = first_difference(lines(one), lines(other))
    assert difference is not None
    assert tuple(line and line.text for line in difference) == found


def test_where_a_line_begins() -> None:
    code = "# a\n\n  x = 1\n\ty"
    assert [code[line.start :].partition("\n")[0] for line in lines(code)] == ["x = 1", "y"]
