"""What the templates are given: landing pages at any depth, pages without a product, what projects may leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.build import bundles
from helpcenter.build.page_links import Link
from helpcenter.build.page_view import MOST_SIBLINGS, Channel, ContactLine
from helpcenter.build.product_marks import Mark
from helpcenter.build.site_view import MOST_PRODUCTS, GuideChoice, site_view
from helpcenter.content import loading
from helpcenter.language import language_file
from projects import ROOT, add_products, build
from views import english, loaded, read, replace, view

PAGE = """\
---
id: {id}
title: {id}
description: About {id}.
reviewed: 2026-11-20{facts}
---

# {id}

Text.
"""

STYLES = "site/assets/*/stylesheets/helpcenter.css"


def add(tiny: Path, uri: str, page_type: str) -> None:
    """A page in both languages, with its address for an id."""
    for locale, facts in (("zh", f"\ntype: {page_type}\nreview_every_days: 180"), ("en", "")):
        file = tiny / "docs" / locale / uri
        file.parent.mkdir(parents=True, exist_ok=True)
        id = uri.removesuffix(".md").removesuffix("/index").replace("/", "-")
        file.write_text(PAGE.format(id=id, facts=facts), "utf-8")


@pytest.fixture
def nested(tiny: Path) -> Path:
    """A landing page below a landing page; a folder without one between a page and its landing page."""
    add(tiny, "verify/old/index.md", "landing")
    add(tiny, "verify/old/paper.md", "reference")
    add(tiny, "verify/new/fast.md", "reference")
    add(tiny, "other/page.md", "reference")
    return tiny


def test_pages_belong_to_the_nearest_landing_page_above(nested: Path) -> None:
    content = loaded(nested)
    assert [link.id for link in view(content, "en/verify/index.md").guides] == [
        "verify-new-fast",
        "verify-old",
        "moon-verify",
    ]
    assert [link.id for link in view(content, "en/verify/old/index.md").guides] == ["verify-old-paper"]
    assert [link.path for link in view(content, "en/verify/old/paper.md").ancestors] == ["en/verify/", "en/verify/old/"]
    assert [link.id for link in view(content, "en/verify/new/fast.md").ancestors] == ["verify"]
    assert view(content, "en/verify/index.md").ancestors == ()
    assert view(content, "en/other/page.md").ancestors == ()
    assert view(content, "en/index.md").guides == ()
    assert [link.id for link in english(content).tasks[0].others] == ["verify-new-fast"]


@pytest.mark.build
def test_the_path_shows_every_landing_page_above(nested: Path) -> None:
    assert build(nested).returncode == 0
    html = read(nested, "en/verify/old/paper")
    assert [node.text().strip() for node in html.css(".breadcrumbs a")] == ["Home", "Verify", "verify-old"]
    assert [node.attributes["href"] for node in html.css(".breadcrumbs a")] == ["../../../", "../../", "../"]
    assert html.css_first(".tabs [aria-current=true]").text().strip() == "Verify"
    assert len(read(nested, "en/other/page").css(".breadcrumbs a")) == 1


def test_a_guide_need_not_belong_to_a_product(tiny: Path) -> None:
    replace(tiny / "docs/_data/page_types.yml", "requires: [card, ", "requires: [")
    replace(tiny / "docs/zh/verify/moon.md", "card: moon\n", "")
    content = loaded(tiny)
    (task,) = english(content).tasks
    (product,) = english(content).products
    assert (product.name, product.tasks) == ("Moon card", (GuideChoice("verify", None),))
    assert [link.id for link in task.others] == ["moon-verify"]
    assert view(content, "en/verify/moon.md").mark is None
    assert [link.id for link in view(content, "en/verify/index.md").guides] == ["moon-verify"]


def test_the_home_page_is_known_by_its_address(tiny: Path) -> None:
    for locale in ("zh", "en"):
        replace(tiny / f"docs/{locale}/index.md", "id: home", "id: start")
    replace(tiny / "docs/zh/verify/moon.md", "[home, verify]", "[start, verify]")
    replace(tiny / "docs/_data/help_center.yml", "[home, verify]", "[start, verify]")
    assert english(loaded(tiny)).home.id == "start"


def test_marks_return_wherever_a_product_is_linked(tiny: Path) -> None:
    add_products(tiny, 1)
    content = loaded(tiny)
    star, moon = Mark("S0", "mark--0a5c58"), Mark("M", "")
    assert view(content, "en/verify/star-0.md").mark == star
    assert view(content, "en/index.md").mark is None
    listed = view(content, "en/verify/index.md").guides
    assert [link.mark for link in listed] == [moon, star]
    assert [product.mark for product in english(content).products] == [moon, star]
    assert view(content, "zh/verify/moon.md").mark == Mark("月", "")
    assert english(content).menu[0].mark is None


def test_a_guide_leads_to_those_of_other_products(tiny: Path) -> None:
    assert view(loaded(tiny), "en/verify/moon.md").siblings == ()
    add_products(tiny, MOST_SIBLINGS + 1)
    content = loaded(tiny)
    first = [f"star-{n}-verify" for n in range(MOST_SIBLINGS)]
    assert [link.id for link in view(content, "en/verify/moon.md").siblings] == first
    assert [link.id for link in view(content, "en/verify/star-0.md").siblings] == ["moon-verify", *first[1:]]
    assert view(content, "en/verify/index.md").siblings == ()


def test_the_chooser_shows_the_first_products(tiny: Path) -> None:
    site = english(loaded(tiny))
    (moon,) = site.products
    guide = Link("moon-verify", "Verify a Moon card", "en/verify/moon/", "How to verify.", Mark("M", ""))
    assert (moon.name, moon.mark, moon.tasks) == ("Moon card", Mark("M", ""), (GuideChoice("verify", guide),))
    assert site.tasks[0].more is None
    add_products(tiny, MOST_PRODUCTS)
    site = english(loaded(tiny))
    assert [product.name for product in site.products] == [
        "Moon card",
        *(f"Star {n}" for n in range(MOST_PRODUCTS - 1)),
    ]
    assert site.tasks[0].more is not None
    assert site.tasks[0].more.path == "en/verify/"


def test_a_product_without_a_guide(tiny: Path) -> None:
    products = tiny / "docs/_data/products.yml"
    products.write_text(products.read_text("utf-8") + "star: {name: Star}\n", "utf-8")
    assert english(loaded(tiny)).products[1].tasks == (GuideChoice("verify", None),)


@pytest.mark.parametrize(
    ("types", "answers"),
    [(("faq", "faq"), True), (("faq", "reference"), False), (("reference",), False), ((), True)],
)
def test_a_topic_of_nothing_but_questions_and_answers(types: tuple[str, ...], answers, tiny: Path) -> None:
    add(tiny, "ask/index.md", "landing")
    for number, page_type in enumerate(types):
        add(tiny, f"ask/page-{number}.md", page_type)
    replace(tiny / "docs/_data/help_center.yml", "[home, verify]", "[home, verify, ask]")
    (topic,) = english(loaded(tiny)).topics
    assert (topic.landing.id, topic.answers) == ("ask", answers)
    assert [link.id for link in topic.guides] == [f"ask-page-{number}" for number in range(len(types))]


@pytest.mark.parametrize(
    ("kind", "value", "host"),
    [
        ("web", "https://www.moon.example/help?a=b", "www.moon.example"),
        ("web", "https://Moon.example:8443", "moon.example"),
        ("phone", "611", None),
        ("phone", "1-877-555-0100", None),
        ("mail", "help@moon.example", None),
    ],
)
def test_a_contact_names_the_host_of_its_address(kind: str, value: str, host: str | None) -> None:
    assert ContactLine(kind, value, "").host == host


def test_channels_have_their_number_of_steps(tiny: Path) -> None:
    assert view(loaded(tiny), "en/verify/moon.md").channels == (Channel("app", "App", "#app", 3),)


def test_what_is_often_asked_is_called_by_its_headings(tiny: Path) -> None:
    assert english(loaded(tiny)).often_asked == ()
    (tiny / "docs/_data/often_asked.yml").write_text(
        "- {page: moon-verify, section: result}\n- page: verify\n", "utf-8"
    )
    content = loaded(tiny)
    assert [(link.title, link.path) for link in english(content).often_asked] == [
        ("Result", "en/verify/moon/#result"),
        ("Verify", "en/verify/"),
    ]
    chinese = site_view(content, content.project.default_language)
    assert [link.path for link in chinese.often_asked] == ["verify/moon/#result", "verify/"]


@pytest.mark.build
def test_colours_of_products_are_at_the_end_of_the_style_sheet(tiny: Path) -> None:
    bundle = (ROOT / bundles.STYLES.replace("assets", "overrides/assets", 1)).read_text("utf-8")
    assert build(tiny).returncode == 0
    (before,) = tiny.glob(STYLES)
    assert before.read_text("utf-8") == bundle
    add_products(tiny, 2)
    assert build(tiny).returncode == 0
    (after,) = tiny.glob(STYLES)
    assert after.read_text("utf-8") == f"{bundle}.mark--0a5c58{{--mark:#0a5c58}}\n"
    assert after.parent != before.parent  # browsers keep what is in it for ever


def test_the_page_about_the_site_exists(tiny: Path) -> None:
    replace(tiny / "docs/_data/help_center.yml", "menu:", "about: verfy\nmenu:")
    _, findings = loading.load(project.load(tiny))
    assert [finding.message for finding in findings] == ['unknown page "verfy"; did you mean "verify"?']


@pytest.mark.build
def test_what_a_project_may_leave_out_or_add(tiny: Path) -> None:
    """A note of independence of its own, a logo, one more colour scheme, and no text for it in one language."""
    configuration = tiny / "mkdocs.yml"
    replace(
        configuration, "  favicon: assets/favicon.svg\n", "  favicon: assets/favicon.svg\n  logo: assets/favicon.svg\n"
    )
    replace(configuration, "\nplugins:", "    - {scheme: contrast, icon: material/star}\n\nplugins:")
    for locale in ("zh", "en"):
        strings = tiny / f"docs/_data/strings/{locale}.yml"
        lines = strings.read_text("utf-8").splitlines(keepends=True)
        strings.write_text("".join(line for line in lines if not line.startswith("site.independent")), "utf-8")
    replace(
        tiny / "docs/_data/strings/zh.yml",
        "search.example:",
        "header.color.contrast: 颜色：高对比\nsearch.example:",
    )
    result = build(tiny)
    assert result.returncode != 0
    assert 'docs/_data/strings/en.yml:1:1: "header.color.contrast" is missing' in result.stderr
    replace(tiny / "docs/_data/strings/en.yml", "search.example:", "header.color.contrast: Contrast\nsearch.example:")
    assert build(tiny).returncode == 0
    html = read(tiny, "en/verify/moon")
    assert html.css_first(".independent").text().strip() == language_file.reference().strings["site.independent"]
    assert html.css_first(".site-name img").attributes["src"] == "../../../assets/favicon.svg"
    assert html.css("[name=scheme]")[-1].attributes["value"] == "contrast"
    assert html.css(".schemes label")[-1].text().strip() == "Contrast"


@pytest.mark.build
def test_a_single_colour_scheme_needs_no_switch(tiny: Path) -> None:
    text = (tiny / "mkdocs.yml").read_text("utf-8")
    start, end = text.index("  palette:"), text.index("\nplugins:")
    (tiny / "mkdocs.yml").write_text(f"{text[:start]}  palette: {{scheme: dark}}\n{text[end:]}", "utf-8")
    assert project.load(tiny).color_schemes == ()
    assert build(tiny).returncode == 0
    assert read(tiny, "en").css_first(".schemes") is None
    assert read(tiny, "en").css_first("html").attributes["data-scheme"] == "dark"
