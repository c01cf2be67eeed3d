"""The files of the site that are made, not copied: pages, the data of the search, what only programs read."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path
from typing import TypeVar

from helpcenter import parallel
from helpcenter.build import feed, feedback, manifest, robots_txt, security_text, sitemap
from helpcenter.build.file_digest import file_digest
from helpcenter.build.inputs import Inputs
from helpcenter.build.kept_pages import KeptPage, KeptPages
from helpcenter.build.last_site import LastSite
from helpcenter.build.page_renderer import PageFacts, PageRenderer
from helpcenter.build.redirect_pages import RedirectPage
from helpcenter.build.search import dataset
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.project import Project
from helpcenter.site_languages import Language

T = TypeVar("T")
# The extensions of Markdown that come with it, and whose version is that of the library.
_OF_MARKDOWN = frozenset(
    name for each in distribution("markdown").entry_points for name in (each.name, each.value.partition(":")[0])
)


@dataclass(frozen=True)
class Made:
    """The site is to be published if there are no `findings`; `digests` are those of its pages and of its search."""

    findings: list[Finding]
    digests: Mapping[str, str]


def make(
    renderer: PageRenderer, old_addresses: Iterable[RedirectPage], read: Inputs, last: LastSite | None, site: Path
) -> Made:
    """Write the files into the folder `site`.

    The content was `read` from these. What is as it was is taken from the `last` site. Each process writes what it
    makes: no process has all pages in its memory. Raises OSError.
    """
    content = renderer.content
    if findings := renderer.template_errors():
        return Made(findings, {})
    last = last if is_all_known(content.project) else None
    kept = KeptPages(content, read, renderer.sites, renderer.assets.folder, last.known) if last else None
    known, searches = kept.get() if kept else ({}, {})
    names = {src_uri: f"{content.places.of(page)}index.html" for src_uri, page in content.pages.items()}
    pages = {uri: page for uri, page in known.items() if last and last.give({names[uri]: page.digest}, site)}
    changed = [page for src_uri, page in content.pages.items() if src_uri not in pages]
    work = partial(_make_pages, renderer, names, kept, site)
    pages |= dict(ChainMap(*parallel.in_parts(work, changed, parallel.FEW_PAGES)))
    facts = {src_uri: page.facts for src_uri, page in pages.items()}
    found = {*(finding for each in facts.values() for finding in each.findings), *renderer.dead_anchors(facts)}
    taken = set(names.values())
    files = {
        **{name: html.encode() for name, html in renderer.redirects(old_addresses).items() if name not in taken},
        "404.html": renderer.not_found().encode(),
        **{name: text.encode() for name, text in for_programs(content).items()},
    }
    if content.project.feedback.addresses:
        files |= {feedback.file(each): feedback.render(content, each).encode() for each in content.project.languages}
    if findings := sorted({*found, *renderer.template_errors()}):
        return Made(findings, {})
    same = {locale: digests for locale, digests in searches.items() if last and last.give(digests, site)}
    others = [language for language in content.project.languages if language.locale not in same]
    tasks = [partial(_write_search, content, facts, kept, site, language) for language in others]
    written = parallel.in_parts(_do, [*tasks, partial(_write, site, files)])
    digests = {names[src_uri]: page.digest for src_uri, page in pages.items()}
    return Made([], ChainMap(digests, *same.values(), *chain(*written)))


def for_programs(content: Content) -> dict[str, str]:
    """What readers don't see, and needs no page to be made, by its path on the site."""
    of_site = {
        "sitemap.xml": sitemap.render(content),
        robots_txt.NAME: robots_txt.render(content),
        security_text.FILE: security_text.render(content),
    }
    files = {name: text for name, text in of_site.items() if text}
    for language in content.project.languages:
        files[f"{language.prefix}{feed.NAME}"] = feed.render(content, language)
        files[f"{language.prefix}{manifest.NAME}"] = manifest.render(content, language)
    return files


def is_all_known(project: Project) -> bool:
    """Whether nobody has a part in the pages but this generator and its libraries."""
    return not project.hooks and all(each in _OF_MARKDOWN for each in project.markdown_extensions)


def _make_pages(
    renderer: PageRenderer, names: Mapping[str, str], kept: KeptPages | None, site: Path, pages: Sequence[Page]
) -> dict[str, KeptPage]:
    """Render pages, write their files, and keep what is known of them for the next time."""
    made: dict[str, KeptPage] = {}
    for page in pages:
        rendered, name = renderer.render(page), names[page.src_uri]
        made[page.src_uri] = KeptPage(_write(site, {name: rendered.html.encode()})[name], rendered.facts)
    if kept:
        kept.put(made)
    return made


def _do(tasks: Sequence[Callable[[], T]]) -> list[T]:
    return [task() for task in tasks]


def _write(site: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """Write files, by their names on the site; their digests."""
    for name, data in files.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return {name: file_digest(data) for name, data in files.items()}


def _write_search(
    content: Content, pages: Mapping[str, PageFacts], kept: KeptPages | None, site: Path, language: Language
) -> dict[str, str]:
    files = search(content, language, lambda page: pages[page.src_uri])
    digests = _write(site, {name: text.encode() for name, text in files.items()})
    if kept:
        kept.put_search(language.locale, digests)
    return digests


def search(content: Content, language: Language, facts: Callable[[Page], PageFacts]) -> dict[str, str]:
    """The files of the search of a language, by their paths on the site; `facts` gives those of a page."""
    # The search has words of its own language, which a page that is not translated yet has not.
    searched = {
        uri: facts(page)
        for uri, page in content.pages.items()
        if page.locale == language.locale and page.borrows is None
    }
    sections = {uri: page.sections for uri, page in searched.items()}
    used = frozenset[str]().union(*(page.words for page in searched.values()))
    return {f"search/{name}": text for name, text in dataset.files(content, language, sections, used).items()}
