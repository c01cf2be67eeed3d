"""The built site: languages, addresses, head, sitemap, what is published and what is not."""

from __future__ import annotations

import filecmp
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpcenter.build import inputs, robots_txt
from helpcenter.build.site_view import MOST_PRODUCTS
from helpcenter.content import server_headers
from pages import PAGES, TAGS, URL, attributes, read
from projects import CARDS, add_products, build, copy_project

EVERY_PAGE = pytest.mark.parametrize(
    ("prefix", "id"), [(prefix, id) for prefix in TAGS for id in PAGES], ids=lambda value: value or "zh"
)


@EVERY_PAGE
def test_head(site: Path, prefix: str, id: str) -> None:
    html = read(site, prefix + PAGES[id])
    assert attributes(html, "html", "lang") == [TAGS[prefix]]
    assert attributes(html, "meta[name='helpcenter:id']", "content") == [id]
    assert attributes(html, "link[rel=canonical]", "href") == [f"{URL}{prefix}{PAGES[id]}"]
    alternates = {
        node.attributes["hreflang"]: node.attributes["href"] for node in html.css("link[rel=alternate][hreflang]")
    }
    assert alternates == {
        "zh-Hans": f"{URL}{PAGES[id]}",
        "en": f"{URL}en/{PAGES[id]}",
        "x-default": f"{URL}{PAGES[id]}",
    }
    assert len(html.css("h1")) == 1
    assert html.css_first("title").text()
    assert html.css_first("meta[name=description]").attributes["content"]


@EVERY_PAGE
def test_ids_are_unique(site: Path, prefix: str, id: str) -> None:
    ids = attributes(read(site, prefix + PAGES[id]), "[id]", "id")
    assert len(ids) == len(set(ids))


@EVERY_PAGE
def test_nothing_is_loaded_from_another_host(site: Path, prefix: str, id: str) -> None:
    html = read(site, prefix + PAGES[id])
    loaded = attributes(html, "script[src], img[src], iframe[src]", "src")
    loaded += attributes(html, "link[rel=stylesheet], link[rel=icon]", "href")
    assert loaded
    assert not [address for address in loaded if re.match(r"(\w+:)?//", address)]


def test_no_other_pages(site: Path) -> None:
    built = {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}
    assert built == {(prefix + url).rstrip("/") or "." for prefix in TAGS for url in PAGES.values()}


def test_writers_files_and_templates_are_not_published(site: Path) -> None:
    names = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert not [name for name in names if name.endswith((".md", ".yml", ".yaml", ".py", ".ts", ".gz"))]
    assert not [name for name in names if name.startswith(("_data", "partials", "main.html"))]
    kinds = ("json", "readings.json", "text.json", "words.json")
    assert {name for name in names if name.startswith("search/")} == {
        f"search/{locale}.{kind}" for locale in ("en", "zh") for kind in kinds
    }


def test_one_sitemap_with_alternates(site: Path) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ElementTree.parse(site / "sitemap.xml")
    entries = {
        url.findtext("s:loc", namespaces=spaces): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", spaces)
        }
        for url in tree.getroot()
    }
    assert set(entries) == {f"{URL}{prefix}{url}" for prefix in TAGS for url in PAGES.values()}
    for url in PAGES.values():
        expected = {"zh-Hans": f"{URL}{url}", "en": f"{URL}en/{url}", "x-default": f"{URL}{url}"}
        assert entries[f"{URL}{url}"] == entries[f"{URL}en/{url}"] == expected
    assert {url.findtext("s:lastmod", namespaces=spaces) for url in tree.getroot()} == {"2026-11-20"}
    assert [path.name for path in site.rglob("sitemap.xml*")] == ["sitemap.xml"]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_search_has_every_page(site: Path, locale: str) -> None:
    dataset = json.loads((site / f"search/{locale}.json").read_text("utf-8"))
    assert {page["path"] for page in dataset["pages"]} == set(PAGES.values())
    texts = json.loads((site / f"search/{locale}.text.json").read_text("utf-8"))
    assert [len(page["sections"]) for page in dataset["pages"]] == [len(sections) for sections in texts]


@pytest.mark.parametrize("prefix", TAGS)
def test_every_procedure_is_one_tap_from_home(site: Path, prefix: str) -> None:
    links = attributes(read(site, prefix), ".chooser a", "href")
    procedures = [url for id, url in PAGES.items() if id.endswith(("-verify", "-topup")) and not id.startswith("faq")]
    assert set(procedures) <= set(links)


@pytest.mark.parametrize(("prefix", "wait"), [("", "1–3 个工作日"), ("en/", "1–3 business days")])
def test_one_datum_in_head_and_prose(site: Path, prefix: str, wait: str) -> None:
    html = read(site, prefix + "verify/heyon/")
    assert wait in html.css_first(".facts").text()
    assert wait in html.css_first("#app-6").text()
    assert wait in read(site, prefix + "faq/verification/").css_first("article").text()


def test_guide_page(site: Path) -> None:
    html = read(site, "verify/heyon/")
    assert attributes(html, "ol.steps > li", "id") == [f"app-{n}" for n in range(1, 7)] + [
        f"store-{n}" for n in range(1, 5)
    ]
    assert attributes(html, ".channels a", "href") == ["#app", "#store"]
    assert [node.text() for node in html.css(".channels small")] == ["6 步", "4 步"]
    order = attributes(html, "article h2[id]", "id")
    assert order == ["app", "store", "result", "trouble", "contact", "related"]
    assert "2026 年 11 月 20 日" in html.css_first(".facts").text()
    assert html.css_first("#before").attributes["class"] == "needs"
    assert len(html.css("#before > li")) == 5
    assert "应用里的联系入口" in html.css_first("#contact ~ p").text()


def test_contacts_come_from_the_data(site: Path) -> None:
    contact = read(site, "en/verify/t-mobile/").css_first(".contacts")
    assert [node.text() for node in contact.css("code")] == ["611", "1-877-720-5195"]
    assert [node.attributes["href"] for node in contact.css("a")] == ["https://www.t-mobile.com/"]
    assert [node.text() for node in contact.css("a + small")] == ["www.t-mobile.com"]


def test_confirmed_sections_are_marked(site: Path) -> None:
    html = read(site, "en/verify/t-mobile/")
    assert [node.text() for node in html.css("h2 + .evidence")] == ["Confirmed by an official page"] * 2


def test_not_found_page_speaks_every_language(site: Path) -> None:
    html = LexborHTMLParser((site / "404.html").read_text("utf-8"))
    assert attributes(html, "main > .not-found", "lang") == ["zh-Hans", "en"]
    assert attributes(html, "template.frame", "data-prefix") == ["", "en/"]
    assert all(link.startswith(("/", "#")) for link in attributes(html, "a", "href"))
    assert attributes(html, "meta[name='helpcenter:id']", "content") == ["404"]
    assert not (site / "en/404.html").exists()


@pytest.mark.build
def test_no_page_grows_with_the_number_of_guides(tiny: Path) -> None:
    """Once there are more products than a page shows, only landing pages list a further one; the home page is none."""
    add_products(tiny, MOST_PRODUCTS)
    assert build(tiny).returncode == 0
    before = {file: file.read_bytes() for file in (tiny / "site").rglob("*.html")}
    add_products(tiny, MOST_PRODUCTS + 1)
    assert build(tiny).returncode == 0
    after = {file: file.read_bytes() for file in (tiny / "site").rglob("*.html")}
    changed = {file.parent.relative_to(tiny / "site").as_posix() for file in after if after[file] != before.get(file)}
    new = f"verify/star-{MOST_PRODUCTS}"
    assert changed == {"verify", "en/verify", new, f"en/{new}"}


@pytest.mark.build
def test_words_of_writers_are_text_not_markup(tiny: Path) -> None:
    hostile = '</title><script>alert(1)</script> "A" & <b>'
    page = tiny / "docs/en/verify/moon.md"
    text = page.read_text("utf-8")
    text = text.replace("title: Verify a Moon card", """title: '"A" & B'""").replace("# Verify a Moon", '# "A" & B')
    text = text.replace('# "A" & B card', '# "A" & B')
    page.write_text(text.replace("description: How to verify.", f"description: '{hostile}'"), "utf-8")
    strings = tiny / "docs/_data/strings/en.yml"
    strings.write_text(strings.read_text("utf-8").replace("about: Who writes this", f"about: '{hostile}'"), "utf-8")
    assert build(tiny).returncode == 0
    html = read(tiny / "site", "en/verify/moon/")
    assert html.css_first("title").text().startswith('"A" & B · ')
    assert html.css_first("meta[name=description]").attributes["content"] == hostile
    for path in ("en/verify/moon/", "en/verify/", "en/"):
        scripts = [node.text() for node in read(tiny / "site", path).css("script:not([type])")]
        assert not [script for script in scripts if "alert(1)" in script]


def test_footer_and_sources(site: Path) -> None:
    html = read(site, "en/verify/t-mobile/")
    assert "Not run by any operator" in html.css_first(".independent").text()
    sources = attributes(html, ".sources li a", "href")
    assert "https://es.t-mobile.com/support/account/prepaid-esim-activation" in sources
    assert attributes(html, ".menu nav a", "href") == attributes(html, ".footer nav a", "href")
    assert attributes(read(site, "en/"), ".more a", "href")[0] == "top-up/before-you-top-up/"


@EVERY_PAGE
def test_a_strict_policy_holds(site: Path, prefix: str, id: str) -> None:
    """No script that runs from the page itself, no style element or attribute."""
    html = read(site, prefix + PAGES[id])
    assert not html.css("style, [style]")
    assert set(attributes(html, "script:not([src])", "type")) <= {"application/ld+json"}
    handlers = [name for node in html.css("*") for name in node.attributes if name.startswith("on")]
    assert not handlers


def test_nothing_is_published_that_no_page_uses(site: Path) -> None:
    used = "".join(file.read_text("utf-8") for suffix in ("html", "js", "css") for file in site.rglob(f"*.{suffix}"))
    published = [file.relative_to(site) for file in site.rglob("*") if file.is_file() and file.name != inputs.RECORD]
    not_used = [
        path.as_posix()
        for path in published
        if path.suffix not in {".html", ".xml"}
        and path.parts[0] != "offline"
        and not all(name in used for name in names_of(path))
    ]
    licences = {f"{kind}/LICENSES.txt" for kind in ("stylesheets", "javascripts")}  # of what others wrote in them
    for_programs = {path for path in not_used if "/" not in path}
    assert {path.split("/", 2)[2] for path in not_used if path not in for_programs} == licences
    assert for_programs == {server_headers.FILE, robots_txt.NAME}


def names_of(path: Path) -> tuple[str, ...]:
    """How a file is named where it is used. The search makes names of folder, locale and content."""
    if path.parent.name != "search" or path.suffix != ".json":
        return (path.name,)
    locale, *needed = path.stem.split(".")
    return (f'{path.parent.name}/" data-locale="{locale}"', *(f'"{name}"' for name in needed))


def test_same_input_same_output(site: Path, tmp_path: Path) -> None:
    again = copy_project(tmp_path / "again", CARDS / "docs")
    assert build(again).returncode == 0
    difference = filecmp.dircmp(site, again / "site")
    assert not difference.left_only
    assert not difference.right_only
    files = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    _, mismatch, errors = filecmp.cmpfiles(site, again / "site", files, shallow=False)
    assert (mismatch, errors) == ([], [])


@pytest.mark.build
def test_a_project_may_have_folders_with_the_names_of_ours(tiny: Path) -> None:
    """Only in `overrides/` are `styles` and `browser` sources, which are not published."""
    own = ("styles/page.css", "styles/brand.css", "browser/help.txt", "assets/brand.css")
    for name in own:
        (tiny / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tiny / "docs" / name).write_text("/* own */", "utf-8")
    assert build(tiny).returncode == 0
    assert [name for name in own if not (tiny / "site" / name).is_file()] == []
    assert sorted(file.name for folder in ("styles", "browser") for file in (tiny / "site" / folder).rglob("*")) == [
        "brand.css",
        "help.txt",
        "page.css",
    ]


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16" viewBox="0 0 24 16"/>'


@pytest.mark.build
def test_every_language_shows_the_pictures_of_all(tiny: Path) -> None:
    """What is in no folder of a language is published once, and its size is known on every page."""
    for name in ("pictures/a.svg", "zh/own.svg", "en/own.svg"):
        (tiny / "docs" / name).parent.mkdir(exist_ok=True)
        (tiny / "docs" / name).write_text(DRAWING, "utf-8")
    for locale in ("zh", "en"):
        with (tiny / "docs" / locale / "index.md").open("a", encoding="utf-8") as page:
            page.write("\n![A](../pictures/a.svg) ![B](/pictures/a.svg) ![C](own.svg)\n")
        with (tiny / "docs" / locale / "verify/index.md").open("a", encoding="utf-8") as page:
            page.write("\n![A](../../pictures/a.svg) ![B](/pictures/a.svg)\n")
    done = build(tiny)
    assert done.returncode == 0, done.stderr
    assert sorted(file.relative_to(tiny / "site").as_posix() for file in (tiny / "site").rglob("[ao]*.svg")) == [
        "en/own.svg",
        "own.svg",
        "pictures/a.svg",
    ]
    for page, sources in {"": ["pictures/a.svg"] * 2, "en/": ["../pictures/a.svg"] * 2}.items():
        shown = read(tiny / "site", page).css("main img")
        assert [each.attributes["src"] for each in shown] == [*sources, "own.svg"]
        assert {(each.attributes["width"], each.attributes["height"]) for each in shown} == {("24", "16")}
    for page, source in {"verify/": "../pictures/a.svg", "en/verify/": "../../pictures/a.svg"}.items():
        assert [each.attributes["src"] for each in read(tiny / "site", page).css("main img")] == [source] * 2
