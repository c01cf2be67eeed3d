"""What a page says of itself to search engines (https://schema.org/WebPage). Pure.

No more than readers see: which page it is and where, when people last checked it, and where its facts were read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpcenter.build.hierarchy import ancestors
from helpcenter.build.page_links import Link, links
from helpcenter.content.content import Content
from helpcenter.content.page import Page


def web_page(content: Content, page: Page) -> Mapping[str, object]:
    """A page as JSON-LD."""
    facts = page.front_matter
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": facts.title,
        "description": facts.description,
        "url": f"{content.project.site_url}{content.places.of(page)}",
        "inLanguage": content.project.language(page.locale).tag,
        "lastReviewed": facts.reviewed.isoformat(),
    }
    if page.url:
        found["breadcrumb"] = {"@type": "BreadcrumbList", "itemListElement": list(_breadcrumbs(content, page))}
    return found | ({"citation": [source.url for source in facts.sources]} if facts.sources else {})


def _breadcrumbs(content: Content, page: Page) -> Iterator[Mapping[str, object]]:
    """The home page, those above this page, and this one, whose address is said already."""
    language = content.project.language(page.locale)
    home = Link("", content.localizer(page.locale).text("site.name"), language.prefix)
    above = (home, *links(content, ancestors(content, page)))
    for place, link in enumerate(above, 1):
        address = f"{content.project.site_url}{link.path}"
        yield {"@type": "ListItem", "position": place, "name": link.title, "item": address}
    yield {"@type": "ListItem", "position": len(above) + 1, "name": page.front_matter.title}
