"""What a page says of itself to search engines, social networks and devices, and the manifest."""

from __future__ import annotations

import json
from dataclasses import replace as with_values
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpcenter.build import manifest
from helpcenter.build.page_renderer import PageRenderer
from helpcenter.content.content import Content
from helpcenter.language.territories import territory_locale
from pages import attributes
from views import loaded, replace

URL = "https://help.example.org/"
MOON = "en/verify/moon.md"


def released(content: Content) -> Content:
    return with_values(content, project=with_values(content.project, is_release=True))


def rendered(content: Content, src_uri: str = MOON) -> LexborHTMLParser:
    return LexborHTMLParser(PageRenderer(content).render(content.pages[src_uri]).html)


def structured(html: LexborHTMLParser) -> dict[str, object]:
    return json.loads(html.css_first("script[type='application/ld+json']").text())


@pytest.mark.build
def test_structured_data_say_where_a_page_is_and_what_it_cites(tiny: Path) -> None:
    source = "evidence: reported\nsources: [{url: https://moon.example/a, read: 2026-11-19, lang: zh}]"
    replace(tiny / "docs/zh/verify/moon.md", "evidence: reported", source)
    content = loaded(tiny)
    page = structured(rendered(content))
    assert page["@type"] == "WebPage"
    assert page["citation"] == ["https://moon.example/a"]
    names = [(item["position"], item["name"], item.get("item")) for item in page["breadcrumb"]["itemListElement"]]
    assert names == [
        (1, "Travel SIM Help", f"{URL}en/"),
        (2, "Verify", f"{URL}en/verify/"),
        (3, "Verify a Moon card", None),
    ]
    assert "breadcrumb" not in structured(rendered(content, "en/index.md"))


@pytest.mark.build
def test_previews_of_links(tiny: Path) -> None:
    html = rendered(loaded(tiny))
    said = {node.attributes["property"]: node.attributes["content"] for node in html.css("meta[property]")}
    assert said == {
        "og:title": "Verify a Moon card",
        "og:description": "How to verify.",
        "og:type": "article",
        "og:url": f"{URL}en/verify/moon/",
        "og:locale": "en_US",
    }
    assert attributes(html, "meta[name='twitter:card']", "content") == ["summary"]


@pytest.mark.build
def test_only_a_release_names_what_it_makes(tiny: Path) -> None:
    content = loaded(tiny)
    assert not rendered(content).css("[rel=apple-touch-icon], [property='og:image'], [type='text/markdown']")
    html = rendered(released(content))
    assert attributes(html, "[property='og:image']", "content") == [f"{URL}assets/share/en/verify/moon.png"]
    assert attributes(html, "meta[name='twitter:card']", "content") == ["summary_large_image"]
    assert attributes(html, "[type='text/markdown']", "href") == ["index.md"]
    assert attributes(html, "[rel=apple-touch-icon]", "href") == ["../../../assets/icons/apple-touch-icon.png"]


@pytest.mark.build
@pytest.mark.parametrize(
    ("src_uri", "href"), [(MOON, "../../manifest.webmanifest"), ("zh/index.md", "manifest.webmanifest")]
)
def test_every_page_leads_to_the_manifest_of_its_language(tiny: Path, src_uri: str, href: str) -> None:
    assert attributes(rendered(loaded(tiny), src_uri), "link[rel=manifest]", "href") == [href]


@pytest.mark.parametrize(("locale", "scope", "icons"), [("zh", "./", "assets/"), ("en", "../", "../assets/")])
def test_a_manifest(tiny: Path, locale: str, scope: str, icons: str) -> None:
    content = loaded(tiny)
    language = content.project.language(locale)
    values = json.loads(manifest.render(content, language))
    assert (values["lang"], values["dir"], values["start_url"]) == (language.tag, "ltr", "./")
    assert values["scope"] == scope
    assert [icon["sizes"] for icon in values["icons"]] == ["any"]
    values = json.loads(manifest.render(released(content), language))
    assert [icon["sizes"] for icon in values["icons"]] == ["any", "192x192", "512x512", "512x512"]
    assert all(icon["src"].startswith(icons) for icon in values["icons"])
    assert [icon.get("purpose") for icon in values["icons"]][-1] == "maskable"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("zh-Hans", "zh_CN"), ("zh-Hant", "zh_TW"), ("en", "en_US"), ("pt-BR", "pt_BR"), ("ar", "ar_EG")],
)
def test_languages_with_their_territories(tag: str, expected: str) -> None:
    assert territory_locale(tag) == expected
