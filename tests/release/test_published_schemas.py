"""What programs read has the form that others publish: JSON-LD, manifest, sitemap, feed, what search engines import."""

from __future__ import annotations

import json
from dataclasses import replace as with_values
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
import xmlschema

from helpcenter.build import feed, manifest, sitemap, structured_data
from helpcenter.commands.export import search
from helpcenter.content.content import Content
from projects import ROOT
from published_schemas import misfits
from views import loaded, replace

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SOURCE = "evidence: reported\nsources: [{url: https://moon.example/a, read: 2026-11-19, lang: zh}]"


@pytest.fixture
def content(tiny: Path) -> Content:
    replace(tiny / "docs/zh/verify/moon.md", "evidence: reported", SOURCE)
    return loaded(tiny)


@pytest.mark.program
def test_structured_data_fit_the_vocabulary(content: Content, tmp_path: Path) -> None:
    pages = [structured_data.web_page(content, page) for page in content.pages.values()]
    assert any("citation" in page for page in pages)
    assert misfits(tmp_path, {("schema-dts", "$WithContext<$WebPage>[]"): pages}) == ""


@pytest.mark.program
def test_a_wrong_name_is_found(tmp_path: Path) -> None:
    page = {"@context": "https://schema.org", "@type": "WebPage", "titel": "A"}
    assert "titel" in misfits(tmp_path, {("schema-dts", "$WithContext<$WebPage>"): page})


@pytest.mark.program
@pytest.mark.parametrize("is_release", [False, True])
def test_manifests(content: Content, tmp_path: Path, is_release: bool) -> None:  # noqa: FBT001
    content = with_values(content, project=with_values(content.project, is_release=is_release))
    manifests = [json.loads(manifest.render(content, language)) for language in content.project.languages]
    assert misfits(tmp_path, {("web-app-manifest", "$WebAppManifest[]"): manifests}) == ""


def test_the_sitemap(content: Content) -> None:
    root = ElementTree.fromstring(sitemap.render(content))
    for url in root.findall(f"{SITEMAP}url"):  # the schema asks for one of XHTML, which says nothing of links in others
        for link in url.findall(f"{XHTML}link"):
            assert set(link.attrib) == {"rel", "hreflang", "href"}
            url.remove(link)
    xmlschema.validate(ElementTree.tostring(root, "unicode"), ROOT / "node_modules/sitemap/schema/sitemap.xsd")


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_feeds_are_read(content: Content, locale: str) -> None:
    language = content.project.language(locale)
    read = feedparser.parse(feed.render(content, language).encode())
    assert (read.bozo, read.version, read.feed.language) == (False, "atom10", language.tag)
    pages = {content.project.site_url + content.places.of(page) for page in content.pages.values()}
    assert {entry.link for entry in read.entries} <= pages
    assert all(entry.id and entry.title and entry.updated_parsed for entry in read.entries)


@pytest.mark.build
def test_exports(content: Content, tmp_path: Path) -> None:
    made = {form: search.files(content, form)[0] for form in search.FORMATS}
    types = {
        ("typesense/lib/Typesense/Collections", "$CollectionCreateSchema"): made["typesense"]["en/collection.json"],
        ("typesense/lib/Typesense/SynonymSets", "$SynonymSetCreateSchema"): made["typesense"]["en/synonyms.json"],
        ("meilisearch", "$Settings"): made["meilisearch"]["en/settings.json"],
        ("@algolia/client-search", "$IndexSettings"): made["algolia"]["en/settings.json"],
        ("@algolia/client-search", "$SynonymHit[]"): made["algolia"]["en/synonyms.json"],
    }
    assert misfits(tmp_path, {place: json.loads(text) for place, text in types.items()}) == ""
