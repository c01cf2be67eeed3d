"""The help center as its files are now; what cannot be read stays as it last could be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
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
    the other findings that a build would end with, `missing` those about the pages that a language lacks.
    """

    project: Project | None = None
    content: Content | None = None
    written: Content | None = None
    broken: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    problems: Sequence[Finding] = ()
    missing: Sequence[Finding] = ()

    @property
    def findings(self) -> list[Finding]:
        """What a build would end with, each once."""
        return [*dict.fromkeys([*self.problems, *chain(*self.broken.values())])]

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
        return {self.content.places.of(page): page for page in self.content.pages.values()} if self.content else {}

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """All other published files of the docs folder, by their place on the site."""
        if self.content is None:
            return {}
        root, pages = self.content.project.root, self.content.pages_by_path
        return {place: root / path for path, place in self.content.places.by_file.items() if path not in pages}

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
        # What is wrong is told as the build tells it, whatever can be shown.
        written, found = loading.load_unfinished(loaded)
        missing = [each for each in found if each.rule == MISSING_TRANSLATION.name]
        problems = [each for each in found if each not in missing]
        broken: Mapping[str, Sequence[Finding]] = {}
        if written is None:
            written, broken = self._read_what_can_be(loaded)
            problems = [each for each in problems if each not in chain(*broken.values())]
        if written is None:
            self.state = replace(self.state, project=loaded, broken=broken, problems=problems, missing=missing)
        else:
            self._keep(written)
            self.state = State(loaded, _with_missing(written), written, broken, problems, missing)

    def _read_what_can_be(self, loaded: Project) -> tuple[Content | None, Mapping[str, Sequence[Finding]]]:
        """The content, pages that cannot be read as they last were or left out; and what is wrong in each of them."""
        paths = {loaded.shown(loaded.docs / uri): uri for uri in loaded.pages}
        instead: dict[str, str] = {}
        broken: dict[str, list[Finding]] = {}
        reduced = loaded
        while True:
            written, found = loading.load_unfinished(reduced, instead, may_lack_pages=True)
            # That a language lacks a page is shown on this page.
            found = [each for each in found if each.rule != MISSING_TRANSLATION.name]
            failing = {paths[each.path] for each in found if each.path in paths} & reduced.pages
            if written is not None or not failing:
                return written, broken
            for uri in failing:
                told = [each for each in found if paths.get(each.path) == uri]
                same = _in_every_language(loaded, uri)
                unread = {uri, *(same - loaded.pages)}
                if uri in self._kept and uri not in instead:
                    instead[uri] = self._kept[uri][1]
                else:  # translations are nothing without their source
                    unread |= same if uri.startswith(f"{loaded.default_language.locale}/") else set()
                    reduced = replace(reduced, pages=reduced.pages - unread)
                for each in unread:
                    broken.setdefault(_place(loaded, each), told)

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


def _in_every_language(loaded: Project, src_uri: str) -> set[str]:
    uri = src_uri.partition("/")[2]
    return {f"{language.locale}/{uri}" for language in loaded.languages}


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
