"""The files of the site that are made, not copied: pages, the data of the search, what only programs read."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import distribution
from pathlib import Path

from helpcenter.build import feed, feedback, manifest, parallel, robots_txt, security_text, sitemap
from helpcenter.build.cache import Cache
from helpcenter.build.inputs import Inputs
from helpcenter.build.kept_pages import KeptPage, KeptPages
from helpcenter.build.page_renderer import PageFacts, PageRenderer
from helpcenter.build.redirect_pages import RedirectPage
from helpcenter.build.search import dataset
from helpcenter.build.search.sections import SearchedSection
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.project import Language, Project

# The extensions of Markdown that come with it, and whose version is that of the library.
_OF_MARKDOWN = frozenset(
    name for each in distribution("markdown").entry_points for name in (each.name, each.value.partition(":")[0])
)


def make(
    renderer: PageRenderer, old_addresses: Iterable[RedirectPage], read: Inputs, cache: Cache | None, site: Path
) -> list[Finding]:
    """Write the files into the folder `site`; or return the findings for which it must not be published.

    The content was `read` from these. Pages that are as they were the last time come from the `cache`. Each process
    writes what it makes: no process has all pages in its memory. Raises OSError.
    """
    content = renderer.content
    if findings := renderer.template_errors():
        return findings
    is_kept = cache is not None and is_all_known(content.project)
    kept = KeptPages(content, read, renderer.sites, renderer.assets.folder, cache) if cache and is_kept else None
    known, searches = kept.get() if kept else ({}, {})
    changed = [page for src_uri, page in content.pages.items() if src_uri not in known]
    facts = {src_uri: page.facts for src_uri, page in known.items()}
    for made in parallel.in_parts(partial(_make_pages, content, renderer, kept, site), changed, parallel.FEW_PAGES):
        facts |= made
    pages = {_file(content, page): src_uri for src_uri, page in content.pages.items()}
    found = {*(finding for each in facts.values() for finding in each.findings), *renderer.dead_anchors(facts)}
    files = {
        **{file: html.encode() for file, html in renderer.redirects(old_addresses).items() if file not in pages},
        **ChainMap(*searches.values()),
        **{file: known[src_uri].html for file, src_uri in pages.items() if src_uri in known},
        "404.html": renderer.not_found().encode(),
        **{name: text.encode() for name, text in for_programs(content).items()},
    }
    if content.project.feedback.addresses:
        files |= {feedback.file(each): feedback.render(content, each).encode() for each in content.project.languages}
    if findings := sorted({*found, *renderer.template_errors()}):
        return findings
    others = [language for language in content.project.languages if language.locale not in searches]
    tasks = [partial(_search, content, facts, kept, language) for language in others]
    parallel.in_parts(partial(_write_each, site), [*tasks, lambda: files])
    return []


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
    content: Content, renderer: PageRenderer, kept: KeptPages | None, site: Path, pages: Sequence[Page]
) -> dict[str, PageFacts]:
    """Render pages, write their files, and keep them for the next time."""
    made: dict[str, KeptPage] = {}
    for page in pages:
        rendered = renderer.render(page)
        made[page.src_uri] = KeptPage(rendered.html.encode(), rendered.facts)
        _write(site, _file(content, page), made[page.src_uri].html)
    if kept:
        kept.put(made)
    return {src_uri: page.facts for src_uri, page in made.items()}


def _file(content: Content, page: Page) -> str:
    return f"{content.path_of(page)}index.html"


def _write_each(site: Path, parts: Sequence[Callable[[], Mapping[str, bytes]]]) -> None:
    for part in parts:
        for name, data in part().items():
            _write(site, name, data)


def _write(site: Path, name: str, data: bytes) -> None:
    file = site / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _search(
    content: Content, pages: Mapping[str, PageFacts], kept: KeptPages | None, language: Language
) -> dict[str, bytes]:
    files = search(content, language, lambda page: pages[page.src_uri].sections)
    found = {name: text.encode() for name, text in files.items()}
    if kept:
        kept.put_search(language.locale, found)
    return found


def search(
    content: Content, language: Language, sections: Callable[[Page], tuple[SearchedSection, ...]]
) -> dict[str, str]:
    """The files of the search of a language, by their paths on the site; `sections` gives those of a page."""
    # The search has words of its own language, which a page that is not translated yet has not.
    searched = {
        uri: sections(page)
        for uri, page in content.pages.items()
        if page.locale == language.locale and page.borrows is None
    }
    return {f"search/{name}": text for name, text in dataset.files(content, language, searched).items()}
