"""A page that gets another name, in all languages: what every link to it and from it is then."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from urllib.parse import urlsplit

from helpcenter.content import link_edits
from helpcenter.content.content import Content
from helpcenter.content.link_edits import Edit
from helpcenter.content.page import Page


@dataclass(frozen=True)
class MovedPage:
    """The page `old` (`verify/heyon.md`) of every language is now `new`."""

    content: Content
    old: str
    new: str

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """The new path of the file in each language, by its old one: `docs/zh/verify/heyon.md`."""
        return {page.path: self.moved(page).path for page in self.content.pages.values() if page.uri == self.old}

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The new address on the site in each language, by its old one: `/en/verify/heyon/`."""
        pages = [page for page in self.content.pages.values() if page.uri == self.old]
        return {self._address(page): self._address(self.moved(page)) for page in pages}

    def moved(self, page: Page) -> Page:
        """A page where it is now, with its text as it was."""
        if page.uri != self.old:
            return page
        path = page.path.removesuffix(self.old) + self.new
        return replace(page, path=path, src_uri=f"{page.locale}/{self.new}")

    def edits(self, page: Page) -> list[Edit]:
        """What changes in the file of a page. Raises HiddenAddressError."""
        return link_edits.find(page.written, page.body_line, partial(self._targets, page), partial(self._to, page))

    def edited(self, page: Page, edits: Sequence[Edit]) -> Page:
        """A page with its new place and links; `edits` are those of its file. Raises HiddenAddressError."""
        if not edits:  # then its body, in which data are filled in, has none either
            return self.moved(page)
        written = link_edits.apply((each._replace(line=each.line - page.body_line + 1) for each in edits), page.written)
        in_body = link_edits.find(page.body, 1, partial(self._targets, page), partial(self._to, page))
        return replace(self.moved(page), body=link_edits.apply(in_body, page.body), written=written)

    def _targets(self, page: Page, text: str) -> list[str]:
        """The addresses of the links and pictures of a text in the language of a page."""
        guide = self.content.guide(replace(page, body=text))
        return [span.target for _, span in guide.marked("link", "image")]

    def _to(self, page: Page, address: str) -> str:
        """What an address on a page is to be, so that it leads to the same file."""
        file = self.content.places.file_path(page, address)
        there, here = self.paths.get(file, file), self.moved(page)
        if not file or self.content.places.file_path(here, address) == there:
            return address
        path = urlsplit(address).path
        docs = self.content.project.shown(self.content.project.docs)
        if path.startswith("/"):
            return address.replace(path, f"/{posixpath.relpath(there, docs)}", 1)
        # Of a file that has not moved, the name stays as it is written, which may be with escapes.
        there = there if there != file else posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        slash = "/" if path.endswith("/") else ""
        return address.replace(path, posixpath.relpath(there, posixpath.dirname(here.path)) + slash, 1)

    def _address(self, page: Page) -> str:
        return f"/{self.content.project.language(page.locale).prefix}{page.url}"
