"""The files of the site that are made, not copied: pages, the data of the search, what only programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.metadata import distribution

from helpcenter.build import (
    brand_color,
    feed,
    inputs,
    llms_txt,
    manifest,
    markdown_page,
    parallel,
    product_colors,
    robots_txt,
    sitemap,
)
from helpcenter.build.cache import Cache
from helpcenter.build.inputs import Inputs
from helpcenter.build.kept_pages import KeptPages
from helpcenter.build.page_renderer import PageRenderer, RenderedPage
from helpcenter.build.redirect_pages import RedirectPage
from helpcenter.build.search import dataset
from helpcenter.build.search.sections import SearchedSection
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.project import Language

# The extensions of Markdown that come with it, and whose version is that of the library.
_OF_MARKDOWN = frozenset(
    name for each in distribution("markdown").entry_points for name in (each.name, each.value.partition(":")[0])
)
# To start another process takes as long as so many pages.
_FEW = 20


def make(
    content: Content, old_addresses: Iterable[RedirectPage], read: Inputs, cache: Cache | None
) -> tuple[dict[str, str], list[Finding]]:
    """The text of each file, by its path on the site; or the findings that prevent it.

    The content was `read` from these. Pages that are as they were the last time come from the `cache`.
    """
    renderer = PageRenderer(content)
    if findings := renderer.template_errors():
        return {}, findings
    pages = _rendered(content, renderer, _kept(content, read, renderer, cache))
    found = {*(finding for page in pages.values() for finding in page.findings), *renderer.dead_anchors(pages)}
    not_found, redirects = renderer.not_found(), renderer.redirects(old_addresses)
    if findings := sorted({*found, *renderer.template_errors()}):
        return {}, findings
    files = {**redirects, **_of_pages(content, pages), "404.html": not_found, **for_programs(content)}
    markdown = {src_uri: page.markdown for src_uri, page in pages.items()}
    for language in content.project.languages:
        files |= llms_txt.files(content, language, markdown)
    for searched in parallel.mapped(partial(_search, content, pages), content.project.languages):
        files |= searched
    return files, []


def _of_pages(content: Content, pages: Mapping[str, RenderedPage]) -> dict[str, str]:
    files: dict[str, str] = {}
    for src_uri, page in pages.items():
        folder = content.path_of(content.pages[src_uri])
        files |= {f"{folder}index.html": page.html, f"{folder}{markdown_page.NAME}": page.markdown}
    return files


def for_programs(content: Content) -> dict[str, str]:
    """What readers don't see, and needs no page to be made, by its path on the site."""
    robots = robots_txt.render(content)
    files = {"sitemap.xml": sitemap.render(content)} | ({robots_txt.NAME: robots} if robots else {})
    for language in content.project.languages:
        files[f"{language.prefix}{feed.NAME}"] = feed.render(content, language)
        files[f"{language.prefix}{manifest.NAME}"] = manifest.render(content, language)
    return files


def _kept(content: Content, read: Inputs, renderer: PageRenderer, cache: Cache | None) -> KeptPages | None:
    """The pages of earlier builds; none where others than this generator have a part in them."""
    project = content.project
    if cache is None or project.hooks or not all(each in _OF_MARKDOWN for each in project.markdown_extensions):
        return None
    return KeptPages(content, read, renderer.sites, cache)


def _rendered(content: Content, renderer: PageRenderer, kept: KeptPages | None) -> dict[str, RenderedPage]:
    """The pages by their place in the docs folder, in the order of the content."""
    known = kept.get() if kept else {}
    others = {src_uri: page for src_uri, page in content.pages.items() if src_uri not in known}
    rendered = parallel.mapped(renderer.render, list(others.values()), _FEW)
    made = dict(zip(others, rendered, strict=True))
    if kept and made and inputs.of_project(content.project) == kept.inputs:  # else somebody has saved meanwhile
        kept.put(made)
    return {src_uri: known.get(src_uri) or made[src_uri] for src_uri in content.pages}


def _search(content: Content, pages: Mapping[str, RenderedPage], language: Language) -> dict[str, str]:
    return search(content, language, lambda page: pages[page.src_uri].sections)


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


def color_rules(content: Content) -> str:
    """The end of the style sheet: the colours of the help center and of its products."""
    return brand_color.rules(content.data.help_center.color) + product_colors.rules(content.data.products.values())
