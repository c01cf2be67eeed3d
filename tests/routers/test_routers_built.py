"""A help center in other languages, about other products, built by the same generator."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from helpcenter import cli
from helpcenter.language import language_file
from pages import attributes, read

pytestmark = pytest.mark.build

PATHS = (
    "",
    "a-propos/",
    "guides/",
    "guides/installer/",
    "guides/installer/aria-fibre/",
    "guides/installer/lumo-2/",
    "guides/maison/",
    "guides/maison/etage/",
    "guides/maison/etage/placer/",
    "guides/reinitialiser/",
    "guides/reinitialiser/lumo-mesh/",
    "questions/",
    "voyants/",
)
LOCALES = {"fr": "", "de": "de/"}
BOTH = [(locale, path) for locale in LOCALES for path in PATHS]
NOT_READ = "script, style, template, svg"
# What people see or hear besides text.
SPOKEN = (
    "alt", "aria-label", "content", "data-done", "data-failed", "data-hint", "data-label", "data-none", "data-title",
    "data-words", "placeholder", "title",
)  # fmt: skip


def page(site: Path, locale: str, path: str) -> LexborHTMLParser:
    return read(site, LOCALES[locale] + path)


def said(html: LexborHTMLParser) -> set[str]:
    """Every text of a page, and every attribute that people see or hear, each by itself."""
    found = {value for node in html.css("*") for name, value in node.attributes.items() if name in SPOKEN and value}
    for node in html.css(NOT_READ):
        node.decompose()
    texts = html.root.traverse(include_text=True)
    return {
        " ".join(text.split()) for text in (*found, *(node.text_content or "" for node in texts if node.is_text_node))
    }


def texts_of(site: Path, locale: str) -> dict[str, str]:
    """The texts of the interface, as the generator and the project give them."""
    own = site.parent / f"docs/_data/strings/{locale}.yml"
    strings = {**language_file.built_in()[locale].strings, **yaml.safe_load(own.read_text("utf-8"))}
    return {key: text for key, text in strings.items() if isinstance(text, str)}


@cache
def texts_of_other_languages() -> frozenset[str]:
    """The texts that come with the generator."""
    files = [known for tag, known in language_file.built_in().items() if tag not in LOCALES]
    return frozenset(text for known in files for text in known.strings.values() if isinstance(text, str))


def text_of(html: LexborHTMLParser, selector: str) -> str:
    return " ".join(html.css_first(selector).text().split())


def test_every_page_in_both_languages(site: Path) -> None:
    built = {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}
    assert built == {(prefix + path).rstrip("/") or "." for prefix in LOCALES.values() for path in PATHS}


@pytest.mark.parametrize(("locale", "path"), BOTH)
def test_language_and_its_alternates(site: Path, locale: str, path: str) -> None:
    html = page(site, locale, path)
    assert html.css_first("html").attributes["lang"] == locale
    assert attributes(html, "link[rel=alternate][hreflang]", "hreflang") == ["fr", "x-default", "de"]
    assert attributes(html, "link[rel=alternate][hreflang=de]", "href") == [f"https://aide.lumo.example/de/{path}"]
    assert attributes(html, "link[rel=alternate][hreflang=fr]", "href") == [f"https://aide.lumo.example/{path}"]


@pytest.mark.parametrize("path", PATHS)
def test_switch_of_language_leads_to_the_same_page_and_section(site: Path, path: str) -> None:
    french, german = page(site, "fr", path), page(site, "de", path)
    (to_german,), (to_french,) = (attributes(html, "[data-language]", "href") for html in (french, german))
    assert (site / path / to_german).resolve() == (site / "de" / path).resolve()
    assert (site / "de" / path / to_french).resolve() == (site / path).resolve()
    addresses = [attributes(html, "article [id]", "id") for html in (french, german)]
    assert addresses[0] == addresses[1]


@pytest.mark.parametrize(("locale", "path"), BOTH)
def test_words_of_its_language_only(site: Path, locale: str, path: str) -> None:
    own = set(texts_of(site, locale).values())
    found = said(page(site, locale, path))
    assert len(found & own) > 5
    assert not (found & (texts_of_other_languages() - own))
    assert not [text for text in found if re.search(r"[\u3040-\u30ff\u3400-\u9fff]", text)]


def test_no_chinese_in_what_the_search_and_search_engines_load(site: Path) -> None:
    for file in (*site.rglob("*.json"), *site.rglob("*.xml"), site / "404.html"):
        assert not re.search(r"[\u3400-\u9fff]", file.read_text("utf-8")), file


def test_interface_in_each_language(site: Path) -> None:
    french, german = (page(site, locale, "guides/installer/aria-fibre/") for locale in LOCALES)
    assert text_of(french, ".breadcrumbs").split() == "Accueil Tous les guides Installer un routeur".split()
    assert text_of(german, ".breadcrumbs").split() == "Startseite Alle Anleitungen Einen Router installieren".split()
    assert text_of(french, ".facts") == "Vérifié le 12 novembre 2026 Délai : 2–5 jours"
    assert text_of(german, ".facts") == "Geprüft am 14. November 2026 Dauer: 2–5 Tage"
    assert text_of(french, ".channels") == "Avec un technicien 5 étapes Application 5 étapes"
    assert text_of(german, ".channels") == "Mit Techniker 5 Schritte App 5 Schritte"
    assert attributes(german, ".channels", "aria-label") == ["Wo"]
    assert "La visite coûte 49\u00a0€, en Suisse 55\u00a0CHF." in french.css_first("article").text()


def test_page_types_of_its_own(site: Path) -> None:
    guide = page(site, "fr", "guides/maison/etage/placer/")
    assert text_of(guide, "#materiel").startswith("Ce qu’il vous faut")
    assert len(guide.css(".needs input.tick")) == 2
    assert len(guide.css("details.trouble")) == len(guide.css("#depannage ~ details")) > 0
    assert len(guide.css("ol.steps > li")) == 4
    assert guide.css_first("#contact") is None  # it is about no product
    assert page(site, "fr", "questions/").css_first(".facts") is None
    assert page(site, "fr", "").css_first(".chooser")


def test_labels_are_in_the_language_of_the_source(site: Path) -> None:
    guide = page(site, "de", "guides/installer/lumo-2/")
    assert {label.attributes["lang"] for label in guide.css("kbd")} == {"fr"}


def test_landing_pages_list_what_is_directly_below(site: Path) -> None:
    def listed(path: str) -> list[str]:
        return [text_of_link.text() for text_of_link in page(site, "de", path).css("article .tiles b")]

    assert listed("guides/") == ["Einen Router installieren", "WLAN im ganzen Haus", "Einen Router zurücksetzen"]
    assert listed("guides/installer/") == ["Den Router Lumo 2 installieren", "Den Router Aria Fiber installieren"]
    assert listed("guides/maison/") == ["Empfang im Obergeschoss"]
    assert listed("guides/maison/etage/") == ["Einen Repeater im Obergeschoss aufstellen"]
    path = text_of(page(site, "de", "guides/maison/etage/placer/"), ".breadcrumbs")
    assert path == "Startseite Alle Anleitungen WLAN im ganzen Haus Empfang im Obergeschoss"


def test_chooser_of_its_tasks_and_products(site: Path) -> None:
    html = page(site, "fr", "")
    assert [text_of(product, "b") for product in html.css(".chooser > li")] == [
        "L Lumo 2",
        "L Lumo Mesh",
        "A Aria Fibre",
    ]
    assert attributes(html, ".chooser a", "href") == [
        "guides/installer/lumo-2/",
        "guides/reinitialiser/lumo-mesh/",
        "guides/installer/aria-fibre/",
    ]
    assert {node.text() for node in html.css(".chooser__none")} == {"Pas encore de guide pour ce routeur"}


@pytest.mark.parametrize(("locale", "path"), BOTH)
def test_own_products_need_no_proof(site: Path, locale: str, path: str) -> None:
    html = page(site, locale, path)
    texts = texts_of(site, locale)
    assert not html.css(".evidence")
    assert not said(html) & {text for key, text in texts.items() if key.startswith("evidence.")}
    assert text_of(page(site, locale, path), ".footer .independent") == texts["site.about"]


def test_logo_and_colours(site: Path) -> None:
    html = page(site, "fr", "voyants/")
    assert attributes(html, ".header img", "src") == ["../assets/logo.svg"]
    assert (site / "assets/logo.svg").is_file()
    assert [label.text().strip() for label in html.css(".schemes label")] == [
        "comme l’appareil",
        "claires",
        "sombres",
        "violettes",
    ]
    assert attributes(html, "link[rel=stylesheet]", "href")[-1] == "../assets/marque.css"


def test_one_page_for_what_does_not_exist(site: Path) -> None:
    html = LexborHTMLParser((site / "404.html").read_text("utf-8"))
    assert attributes(html, "main > .not-found", "lang") == ["fr", "de"]
    assert [text_of(section, "h1") for section in html.css("main > .not-found")] == [
        "Cette page n’existe pas",
        "Diese Seite gibt es nicht",
    ]
    own = {text for locale in LOCALES for text in texts_of(site, locale).values()}
    assert not (said(html) & (texts_of_other_languages() - own))


def test_nothing_to_report(built_routers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages, data and every link of the site."""
    status = cli.main(["check", "--strict", "--today", "2026-11-21", "--project", str(built_routers)])
    assert (status, capsys.readouterr()) == (0, ("", ""))


@pytest.mark.parametrize("locale", LOCALES)
def test_search_without_other_languages(site: Path, locale: str) -> None:
    """Its own stems, and no pinyin."""
    dataset = json.loads((site / f"search/{locale}.json").read_text("utf-8"))
    assert dataset["stemmer"] == {"fr": "french", "de": "german"}[locale]
    assert "readings" not in dataset
    assert not (site / f"search/{locale}.readings.json").exists()
