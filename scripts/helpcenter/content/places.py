"""Where everything is published, and where an address that a writer typed on a page leads."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit, urlunsplit

from helpcenter.content.page import Page
from helpcenter.content.published_files import PublishedFile
from helpcenter.content.site_address import relative
from helpcenter.project import Project


@dataclass(frozen=True)
class Places:
    """`pages` and `published` are those of `Content`."""

    project: Project
    pages: Mapping[str, Page]
    published: Sequence[PublishedFile]

    def of(self, page: Page) -> str:
        """The place of a page on the site: `en/verify/heyon/`."""
        return f"{self.project.language(page.locale).prefix}{page.url}"

    @cached_property
    def by_file(self) -> Mapping[str, str]:
        """The place on the site of everything that is published, by the path of its file in messages."""
        prefixes = {language.locale: language.prefix for language in self.project.languages}
        docs = self.project.shown(self.project.docs)
        found = {page.path: self.of(page) for page in self.pages.values()}
        for file in self.published:
            folder, slash, below = posixpath.relpath(file.path, docs).partition("/")
            found[file.path] = f"{prefixes[folder]}{below}" if folder in prefixes else f"{folder}{slash}{below}"
        return found

    def file_path(self, page: Page, address: str) -> str:
        """The path of the file to which an address on a page leads; empty for another host, or a place on the page."""
        try:
            parts = urlsplit(address)
        except ValueError:  # broken-address
            return ""
        if parts.scheme or parts.netloc or not parts.path or "\\" in parts.path[:2]:  # for browsers, a host follows it
            return ""
        folder = self.project.shown(self.project.docs) if parts.path.startswith("/") else posixpath.dirname(page.path)
        return posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))

    def href(self, page: Page, address: str) -> str:
        """An address that a writer typed on a page, as it is on the site; unchanged if it leads to no file of ours."""
        place = self.by_file.get(self.file_path(page, address))
        if place is None:
            return address
        parts = urlsplit(address)
        return urlunsplit(("", "", relative(place, self.of(page)), parts.query, parts.fragment))
