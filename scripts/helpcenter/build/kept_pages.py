"""Pages as they were rendered the last time, in the user's cache: found again if all that they are made of is the same.

What a page is made of is itself, what the templates are given of it and of the site, and every file that is no page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple
from hashlib import blake2b

from helpcenter.build.cache import Cache, Key
from helpcenter.build.inputs import Inputs
from helpcenter.build.page_renderer import RenderedPage
from helpcenter.build.page_view import page_view
from helpcenter.build.search.sections import SearchedSection
from helpcenter.build.site_view import SiteView
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.guide.extension import EMPTY


class KeptPages:
    """The pages of `content`, which was read from `inputs`; `sites` are what the templates show of the site."""

    def __init__(self, content: Content, inputs: Inputs, sites: Mapping[str, SiteView], cache: Cache) -> None:
        self.inputs = inputs
        self._cache = cache
        shared = _shared(content, inputs)
        shown = {locale: repr(site) for locale, site in sites.items()}
        self._keys = {
            src_uri: Key(src_uri, _digest(shared, shown[page.locale], _described(content, page)))
            for src_uri, page in content.pages.items()
        }

    def get(self) -> dict[str, RenderedPage]:
        """The pages that need not be rendered again, by their place in the docs folder."""
        found = self._cache.get(self._keys.values())
        return {src_uri: _decoded(value) for src_uri, value in found.items()}

    def put(self, rendered: Mapping[str, RenderedPage]) -> None:
        """Keep pages that were rendered now, unless something is wrong in them."""
        self._cache.put({self._keys[uri]: _encoded(page) for uri, page in rendered.items() if not page.findings})


def _shared(content: Content, inputs: Inputs) -> str:
    """All that any page may be made of, besides pages, and where they all are."""
    pages = content.pages_by_path.keys()
    files = sorted((name, digest) for name, digest in inputs.files.items() if name not in pages)
    return json.dumps(
        [content.project.is_release, inputs.site_url, inputs.generator, inputs.settings, files, sorted(pages)]
    )


def _described(content: Content, page: Page) -> str:
    source = content.sources[page.front_matter.id].front_matter
    # The guide is read from the body, which is there.
    view = page_view(content, page, EMPTY)
    return repr((page.path, page.body, page.body_line, page.front_matter, source, view))


def _digest(*texts: str) -> bytes:
    digest = blake2b(digest_size=16)
    for text in texts:
        data = text.encode(errors="surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


def _encoded(page: RenderedPage) -> bytes:
    sections = [astuple(section) for section in page.sections]
    return json.dumps([page.html, page.markdown, sections, sorted(page.anchors), sorted(page.link_targets)]).encode()


def _decoded(value: bytes) -> RenderedPage:
    html, markdown, sections, anchors, link_targets = json.loads(value)
    return RenderedPage(
        html=html,
        markdown=markdown,
        sections=tuple(SearchedSection(*section) for section in sections),
        findings=(),
        anchors=frozenset(anchors),
        link_targets=frozenset((path, anchor) for path, anchor in link_targets),
    )
