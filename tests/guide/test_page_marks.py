"""What the extension makes of a guide for its readers: the HTML of steps, checklists, labels and problems."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpcenter import project
from helpcenter.guide.extension import PART_MARK, PageSettings
from helpcenter.guide.parser import PageParser
from helpcenter.guide.pictures import SizeOf
from helpcenter.language import language_file
from helpcenter.language.localizer import Localizer
from projects import CARDS

PROJECT = project.load(CARDS)
BOX = '<input autocomplete="off" class="tick" type="checkbox" />'
LINK = '<a aria-label="Share this step" class="headerlink" href="#{}">#</a>'


def html(text: str, *more: str, checklist: str | None = None, picture_size: SizeOf = lambda _: None) -> str:
    """What is made of the text, in one line; `more` are further extensions of Markdown."""
    parser = PageParser(
        [*PROJECT.markdown_extensions, *more],
        PROJECT.markdown_configs,
        Localizer("en", language_file.reference().strings),
    )
    page = PageSettings(
        checklist=checklist,
        troubleshooting="trouble",
        labels={"实名认证": "zh-Hans", "Success": "en"},
        label_language="zh-Hans",
        picture_size=picture_size,
    )
    return re.sub(r"\n\s*", "", parser.parse(text, page).content)


def steps(text: str, *more: str) -> str:
    """What is made of the steps `text`, without the heading above them."""
    return html(f"## A {{#app .steps}}\n\n{text}", *more).partition("</h2>")[2]


def row(id: str, sentence: str, rest: str = "") -> str:
    return f'<li id="{id}"><label>{BOX} <span>{sentence}</span></label>{LINK.format(id)}{rest}</li>'


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("1. One.\n2. Two.", [row("app-1", "One."), row("app-2", "Two.")], id="tight"),
        pytest.param("1. One.\n\n2. Two.", [row("app-1", "One."), row("app-2", "Two.")], id="loose"),
        pytest.param(
            "1. See [x](https://x.example) & `*1`.\n2. Two.",
            [
                row("app-1", 'See <a data-host="x.example" href="https://x.example">x</a> &amp; <code>*1</code>.'),
                row("app-2", "Two."),
            ],
            id="the label has links and codes",
        ),
        pytest.param(
            "1. One.\n\n    Note.\n\n    - a\n    - b\n\n2. Two.",
            [row("app-1", "One.", "<p>Note.</p><ul><li>a</li><li>b</li></ul>"), row("app-2", "Two.")],
            id="notes",
        ),
        pytest.param(
            "1. One.\n    - a\n    - b\n2. Two.",
            [row("app-1", "One.", "<ul><li>a</li><li>b</li></ul>"), row("app-2", "Two.")],
            id="a list in a tight step",
        ),
        pytest.param(
            "1. One.\n\n    | a | b |\n    |---|---|\n    | c | d |\n\n        code\n\n2. Two.",
            [
                row(
                    "app-1",
                    "One.",
                    "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
                    "<tbody><tr><td>c</td><td>d</td></tr></tbody></table><pre><code>code</code></pre>",
                ),
                row("app-2", "Two."),
            ],
            id="a table and code",
        ),
        pytest.param(
            "1. One:\n    1. First.\n    2. Second.\n\n        Note.\n\n2. Two.",
            [
                row(
                    "app-1",
                    "One:",
                    f"<ol>{row('app-1-1', 'First.')}{row('app-1-2', 'Second.', '<p>Note.</p>')}</ol>",
                ),
                row("app-2", "Two."),
            ],
            id="sub-steps",
        ),
        pytest.param(
            "1. One <b>x</b> \\* y.\n\n    <i>Note</i>\n\n2. Two.",
            [row("app-1", "One <b>x</b> * y.", "<p><i>Note</i></p>"), row("app-2", "Two.")],
            id="HTML and escaped characters",
        ),
        pytest.param(
            "1. One.\n{: #own }\n\n    Note.\n\n2. Two.",
            [
                row("app-1", "One.", "<p>Note.</p>").replace("<span>", '<span id="own">'),
                row("app-2", "Two."),
            ],
            id="the id of a paragraph",
        ),
    ],
)
def test_steps(text: str, rows: list[str]) -> None:
    assert steps(text) == f'<ol class="steps" role="list">{"".join(rows)}</ol>'


@pytest.mark.parametrize("sentence", ["One:", "One <b>x</b>:", "One *x*:"])
def test_code_that_an_extension_made_is_beside_the_label(sentence: str) -> None:
    made = steps(f"1. {sentence}\n    ```\n    x\n    ```\n2. Two.", "pymdownx.superfences")
    assert made.count("<label>") == 2
    assert not re.search(r"<label>(?:(?!</label>).)*<pre>", made)
    assert "<code>x</code>" in made


def test_checklist() -> None:
    made = html("## A {#before}\n\n- [ ] One\n- [ ] [Two](x.md)\n\n    Note.\n\n- none\n").partition("</h2>")[2]
    assert made == (
        f'<ul class="needs" role="list"><li id="before-1"><label>{BOX} <span>One</span></label></li>'
        f'<li id="before-2"><label>{BOX} <span><a href="x.md">Two</a></span></label><p>Note.</p></li>'
        "<li><p>none</p></li></ul>"
    )


def test_checklist_of_a_procedure() -> None:
    made = steps("- [ ] A card\n\n1. One.\n2. Two.")
    assert made.startswith(
        '<ul aria-label="You need" class="needs" role="list">'
        f'<li id="app-need-1"><label>{BOX} <span>A card</span></label></li></ul>'
        '<ol class="steps" role="list">'
    )


STEPS = "## A {#app .steps}\n\n- [ ] A card\n\n1. One.\n\n## B {#web .steps}\n\n- [ ] A key\n\n1. One.\n\n"


@pytest.mark.parametrize(
    ("text", "checklist", "ids"),
    [
        pytest.param(STEPS, "before", ["before", None], id="the first one gets it"),
        pytest.param(f"## Need {{#before}}\n\n- [ ] A pen\n\n{STEPS}", "before", [None] * 3, id="a section has it"),
        pytest.param(f"## Need {{#before}}\n\nNothing.\n\n{STEPS}", "before", [None] * 2, id="a section without one"),
        pytest.param(f"{STEPS}## Need {{#before}}\n\nText.\n", "before", [None] * 2, id="a later section has it"),
        pytest.param(STEPS, None, [None, None], id="pages of this type have no such section"),
        pytest.param("## A {#a}\n\n- x\n\nText.", "before", [], id="no checklist"),
    ],
)
def test_what_is_needed_has_an_address(text: str, checklist: str | None, ids: list[str | None]) -> None:
    lists = LexborHTMLParser(html(text, checklist=checklist)).css("ul.needs")
    assert [node.attributes.get("id") for node in lists] == ids


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("[x](https://www.x.example/a?b#c)", "www.x.example"),
        ("[x](HTTP://X.example:8080)", "x.example"),
        ("[x](//x.example/a)", "x.example"),
        ("[to x.example](https://x.example)", None),
        ("[x](https://x.example)", "x.example"),
        ("[x](page.md#a)", None),
        ("[x](#app)", None),
        ("[x](/top/)", None),
        ("[x](mailto:a@x.example)", None),
        ("[x](tel:611)", None),
    ],
)
def test_links_to_other_hosts_name_them(link: str, host: str | None) -> None:
    for text in (f"# T\n\n{link}\n", f"# T\n\n## A {{#app .steps}}\n\n1. See {link}.\n"):
        shown = LexborHTMLParser(html(text)).css_first("a:not(.headerlink)")
        assert shown.attributes.get("data-host") == host


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Open **实名认证**.", '<kbd lang="zh-Hans">实名认证</kbd>'),
        ("1. Open **Success**.", '<kbd lang="en">Success</kbd>'),
        ("1. Open **unknown & other**.", '<kbd lang="zh-Hans">unknown &amp; other</kbd>'),
        ("1. One.\n\n    You see **unknown**.", '<kbd lang="zh-Hans">unknown</kbd>'),
        ("1. Open **[Success](x.md)**.", '<kbd lang="en"><a href="x.md">Success</a></kbd>'),
        ("- [ ] The **Success**\n\n1. One.", '<kbd lang="en">Success</kbd>'),
        ("- [ ] The **unknown**\n\n1. One.", "<strong>unknown</strong>"),
    ],
)
def test_labels_in_a_procedure(text: str, expected: str) -> None:
    assert expected in steps(text)


def test_labels_elsewhere() -> None:
    made = html("# T\n\n**Success** and **unknown**\n\n| **Success** |\n|---|\n| x |\n")
    assert made.count('<kbd lang="en">Success</kbd>') == 2
    assert "<strong>unknown</strong>" in made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n:   One.\n\nB\n:   Two.", ["<summary>A</summary><p>One.</p>", "<summary>B</summary><p>Two.</p>"]),
        ("A\n:   One.\n\n    Two.", ["<summary>A</summary><p>One.</p><p>Two.</p>"]),
        ("A\n:   One.\n:   Two.", ["<summary>A</summary><p>One.</p><p>Two.</p>"]),
        ("A\nB\n:   One.", ["<summary><span>A</span><br /><span>B</span></summary><p>One.</p>"]),
        ("A\n:   One.\n\n    - a\n    - b", ["<summary>A</summary><p>One.</p><ul><li>a</li><li>b</li></ul>"]),
        ("A {#a}\n:   One.", ['<summary id="a">A</summary><p>One.</p>']),
        ("The **Success**\n:   One.", ['<summary>The <kbd lang="en">Success</kbd></summary><p>One.</p>']),
    ],
)
def test_troubles(text: str, expected: list[str]) -> None:
    made = html(f"## A {{#trouble}}\n\nFirst.\n\n{text}\n\nLast.").partition("</h2>")[2]
    entries = "".join(f'<details class="trouble" open="open">{entry}</details>' for entry in expected)
    assert made == f"<p>First.</p>{entries}<p>Last.</p>"


def test_a_code_of_one_character_is_a_key() -> None:
    assert html("`*` or `*1`") == '<p><code class="key">*</code> or <code>*1</code></p>'


def test_a_wide_table_names_its_columns_in_each_cell() -> None:
    made = html("# T\n\n| A | **B** | C |\n|---|---|---|\n| 1 | 2 | |\n")
    assert (
        '<table data-stacked="" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader">A</th>'
        in made
    )
    assert '<td data-head="A" role="cell">1</td><td data-head="B" role="cell">2</td>' in made
    assert "data-" not in html("# T\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Top up T-Mobile now", 'Top up <span class="nowrap">T-Mobile</span> now'),
        ("为T-Mobile充值", '为<span class="nowrap">T-Mobile</span>充值'),
        ("A-B and C-D", '<span class="nowrap">A-B</span> and <span class="nowrap">C-D</span>'),
        ("Heyon – the card", "Heyon – the card"),
    ],
)
def test_a_name_in_a_title_is_not_divided_at_its_hyphen(title: str, expected: str) -> None:
    assert f'<h1 id="title">{expected}</h1>' in html(f"# {title}\n\nText.")


def test_definitions_elsewhere() -> None:
    assert "<dl><dt>A</dt><dd>One.</dd></dl>" in html("## A {#other}\n\nA\n:   One.")


def test_parts_evidence_and_links() -> None:
    made = html("# T\n\nIntro.\n\n## A {#app .steps evidence=confirmed}\n\n1. One.\n\n## B {#b}\n\nText.")
    assert made.count(f"<!--{PART_MARK}-->") == 1
    assert f'<p>Intro.</p><!--{PART_MARK}--><h2 class="steps" id="app">' in made
    assert '</h2><p class="evidence evidence--confirmed">Confirmed by an official page</p><ol' in made
    assert '<a aria-label="Link to this section" class="headerlink" href="#b">#</a></h2>' in made
    assert "\x1fline" not in made
    assert " evidence=" not in made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "![A](a.svg)",
            '<p><img alt="A" decoding="async" height="16" loading="lazy" src="a.svg" width="24" /></p>',
            id="known",
        ),
        pytest.param("![A](b.svg)", '<p><img alt="A" decoding="async" loading="lazy" src="b.svg" /></p>', id="unknown"),
        pytest.param(
            "- ![A](b.svg) One.\n- ![B](b.svg)",
            '<ul class="gallery" role="list">'
            '<li><img alt="A" decoding="async" loading="lazy" src="b.svg" /> One.</li>'
            '<li><img alt="B" decoding="async" loading="lazy" src="b.svg" /></li></ul>',
            id="a list of pictures",
        ),
        pytest.param(
            "- ![A](b.svg) One.\n- Two.",
            '<ul><li><img alt="A" decoding="async" loading="lazy" src="b.svg" /> One.</li><li>Two.</li></ul>',
            id="a list of something else",
        ),
    ],
)
def test_pictures(text: str, expected: str) -> None:
    assert html(text, picture_size={"a.svg": (24, 16)}.get) == expected
