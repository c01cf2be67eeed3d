"""One sitemap for all languages, each address with its alternates (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from helpcenter.build.page_links import alternates
from helpcenter.content.content import Content

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def render(content: Content) -> str:
    """The sitemap as XML. `lastmod` is the day on which a page was last reviewed, not that of the build.

    A page that is not translated yet is in no sitemap.
    """
    project = content.project
    root = Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for page in sorted(content.pages.values(), key=lambda page: (page.url, page.locale)):
        if page.borrows:
            continue
        translated = [each for each in alternates(content, page.url) if each.is_translated]
        addresses = {each.tag: each.url for each in translated}
        addresses["x-default"] = addresses[project.default_language.tag]
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = addresses[project.language(page.locale).tag]
        SubElement(entry, "lastmod").text = page.front_matter.reviewed.isoformat()
        for tag, address in addresses.items():
            SubElement(entry, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": address})
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"
