"""What is known of the files of the last site, in the user's cache: found again if all they are made of is the same.

What a page is made of is itself, what the templates are given of it and of the site, and every file that is no page.
The files themselves are in the last site.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import chain

from helpcenter.build import inputs
from helpcenter.build.cache import Cache, Key
from helpcenter.build.inputs import Inputs
from helpcenter.build.page_renderer import PageFacts
from helpcenter.build.page_view import page_view
from helpcenter.build.site_view import SiteView
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.guide.extension import EMPTY


@dataclass(frozen=True)
class KeptPage:
    """The digest of the file of a page, and what else of the site is made of it."""

    digest: str
    facts: PageFacts


class KeptPages:
    """The pages of `content`, which was `read` from these.

    `sites` are what the templates show of the site, by language, and `assets` is the folder of styles and scripts.
    """

    def __init__(
        self, content: Content, read: Inputs, sites: Mapping[str, SiteView], assets: str, cache: Cache
    ) -> None:
        self._content = content
        self._read = read
        self._sites = sites
        self._assets = assets
        self._cache = cache
        self._keys: dict[str, Key] = {}

    def get(self) -> tuple[dict[str, KeptPage], dict[str, dict[str, str]]]:
        """What need not be made again: pages by their place in `docs`, digests of the search's files by language."""
        found = self._cache.get(chain(map(self._key, self._content.pages.values()), map(self._search_key, self._sites)))
        pages = {name: pickle.loads(value) for name, value in found.items()}  # noqa: S301 -- of this program
        names = {locale: _search_name(locale) for locale in self._sites}
        return pages, {locale: pages.pop(name) for locale, name in names.items() if name in pages}

    def put(self, made: Mapping[str, KeptPage]) -> None:
        """Keep pages that were rendered now, unless something is wrong in them."""
        pages = self._content.pages
        self._put({self._key(pages[uri]): page for uri, page in made.items() if not page.facts.findings})

    def put_search(self, locale: str, files: dict[str, str]) -> None:
        """Keep the digests of the search's files of a language."""
        self._put({self._search_key(locale): files})

    def _put(self, values: Mapping[Key, object]) -> None:
        dumped = {key: pickle.dumps(value) for key, value in values.items()}
        if dumped and self._is_what_was_read:
            self._cache.put(dumped)

    @cached_property
    def _is_what_was_read(self) -> bool:
        """Whether nobody has saved something meanwhile: asked when pages are rendered, and nothing more is read."""
        return inputs.of_project(self._content.project) == self._read

    def _key(self, page: Page) -> Key:
        if page.src_uri not in self._keys:
            digest = _digest(self._shared[page.locale], _described(self._content, page))
            self._keys[page.src_uri] = Key(page.src_uri, digest)
        return self._keys[page.src_uri]

    def _search_key(self, locale: str) -> Key:
        """The search of a language is made of what its pages are made of."""
        pages = (page for page in self._content.pages.values() if page.locale == locale)
        return Key(_search_name(locale), _digest(*(self._key(page).origin.hex() for page in pages)))

    @cached_property
    def _shared(self) -> Mapping[str, str]:
        """By language, a digest of all that any of its pages may be made of, besides pages, and where they all are."""
        pages = self._content.pages_by_path.keys()
        files = sorted((name, digest) for name, digest in self._read.files.items() if name not in pages)
        read = self._read
        common = json.dumps([read.site_url, read.generator, read.settings, files, sorted(pages), self._assets])
        return {locale: _digest(common, repr(site)).hex() for locale, site in self._sites.items()}


def _search_name(locale: str) -> str:
    return f"search of {locale}"


def _described(content: Content, page: Page) -> str:
    # The facts of a page are read from these values; its guide from the body, which is there.
    source = content.sources[page.front_matter.id].document.value
    view = page_view(content, page, EMPTY)
    return repr((page.path, page.body, page.body_line, page.document.value, source, view))


def _digest(*texts: str) -> bytes:
    digest = blake2b(digest_size=16)
    for text in texts:
        data = text.encode(errors="surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()
