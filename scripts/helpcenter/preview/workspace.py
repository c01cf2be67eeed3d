"""The help center as its files are now; what cannot be read stays as it last could be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlsplit

from helpcenter import project
from helpcenter.build.page_renderer import PageRenderer
from helpcenter.content import loading
from helpcenter.content.consistency import MISSING_TRANSLATION
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.content.site_address import of_page
from helpcenter.files import yaml_document
from helpcenter.files.text import read_text
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.guide import misread_marks
from helpcenter.project import Project


@dataclass(frozen=True)
class State:
    """What can be shown: `content`, with the source in the place of each page that a language lacks.

    `written` is the same without these pages. Both are None if nothing could be read yet. `broken` are the pages that
    cannot be read, by their place on the site: in `content` they are as they last were, or not at all. `problems` are
    the other findings that prevented reading.
    """

    project: Project | None = None
    content: Content | None = None
    written: Content | None = None
    broken: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    problems: Sequence[Finding] = ()

    @property
    def base(self) -> str:
        """The path of the site: that of its address."""
        return quote(urlsplit(self.project.site_url).path, safe="/%") if self.project else "/"

    @cached_property
    def renderer(self) -> PageRenderer:
        """Makes the pages of `content`, which must be there."""
        if self.content is None:
            raise ValueError("nothing could be read yet")
        return PageRenderer(self.content)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The pages by their place on the site."""
        return {self.content.path_of(page): page for page in self.content.pages.values()} if self.content else {}

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """All other published files of the docs folder, by their place on the site."""
        if self.content is None:
            return {}
        root, pages = self.content.project.root, self.content.pages_by_path
        return {place: root / path for path, place in self.content.site_paths.items() if path not in pages}

    def is_missing(self, page: Page) -> bool:
        """Whether a page is only the source, in the place of its translation."""
        return self.written is not None and page.src_uri not in self.written.pages


class Workspace:
    """Reads the project in the folder `root`, again and again. `state` is that after the last `read`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: dict[str, tuple[Document, str]] = {}
        self.state = State()

    def read(self) -> None:
        """Read everything as it is now; what is as it was is not parsed again, and what it was before is forgotten."""
        yaml_document.PARSED.renew()
        misread_marks.READ.renew()
        try:
            loaded = project.load(self._root)
        except FindingError as error:
            self.state = replace(self.state, problems=[error.finding])
            return
        written, broken, problems = self._read_pages(loaded)
        if written is None:
            self.state = replace(self.state, project=loaded, broken=broken, problems=problems)
        else:
            self._keep(written)
            self.state = State(loaded, _with_missing(written), written, broken, problems)

    def _read_pages(self, loaded: Project) -> tuple[Content | None, Mapping[str, Sequence[Finding]], list[Finding]]:
        """The content, and what is wrong in pages that cannot be read, and elsewhere."""
        paths = {loaded.shown(loaded.docs / uri): uri for uri in loaded.pages}
        instead: dict[str, str] = {}
        broken: dict[str, list[Finding]] = {}
        reduced = loaded
        while True:
            written, findings = loading.load_unfinished(reduced, instead)
            # That a language lacks a page is shown on this page.
            reported = [each for each in findings if each.rule != MISSING_TRANSLATION.name]
            failing = {paths[each.path] for each in reported if each.path in paths} & reduced.pages
            if written is not None or not failing:
                return written, broken, [] if written else reported
            for uri in failing:
                place = _place(loaded, uri)
                broken.setdefault(place, [each for each in reported if paths.get(each.path) == uri])
                if uri in self._kept and uri not in instead:
                    instead[uri] = self._kept[uri][1]
                else:
                    reduced = replace(reduced, pages=reduced.pages - {uri, *_translations(loaded, uri)})

    def _keep(self, content: Content) -> None:
        """Keep the texts of the pages that could be read."""
        for page in content.pages.values():
            if self._kept.get(page.src_uri, (None,))[0] is not page.document:
                with suppress(FindingError):
                    text = read_text(content.project.docs / page.src_uri, page.path)
                    self._kept[page.src_uri] = page.document, text


def _place(loaded: Project, src_uri: str) -> str:
    """Where on the site a page is, by its file."""
    locale, _, uri = src_uri.partition("/")
    prefix = next((language.prefix for language in loaded.languages if language.locale == locale), f"{locale}/")
    return f"{prefix}{of_page(uri)}"


def _translations(loaded: Project, src_uri: str) -> set[str]:
    """The translations of a page of the source language, which are nothing without it."""
    locale, _, uri = src_uri.partition("/")
    is_source = locale == loaded.default_language.locale
    return {f"{language.locale}/{uri}" for language in loaded.languages} if is_source else set()


def _with_missing(content: Content) -> Content:
    """With the source page in the place of each page that a language lacks."""
    docs = content.project.shown(content.project.docs)
    missing = {
        f"{language.locale}/{page.uri}": page
        for page in content.sources.values()
        for language in content.project.languages
        if f"{language.locale}/{page.uri}" not in content.pages
    }
    filled = {
        uri: replace(page, src_uri=uri, path=f"{docs}/{uri}", is_source=False, borrows=page.locale)
        for uri, page in missing.items()
    }
    return replace(content, pages={**content.pages, **filled}) if filled else content
