"""The link check of a project's own site: its findings name the line of Markdown, template or data to fix."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from helpcenter.build.search import dataset
from helpcenter.content.content import Content
from helpcenter.findings.finding import Finding
from helpcenter.links import any_site, published
from helpcenter.links.locate.sources import Sources
from helpcenter.links.parse import file as reading
from helpcenter.links.rules.context import SiteContext
from helpcenter.lint import waivers
from helpcenter.lint.catalog import Catalog
from helpcenter.project import Project

# As the generator's template writes it.
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
# What the site is built from, besides the pages and data.
_ALSO = ("overrides", "mkdocs.yml")


def staleness(project: Project) -> str | None:
    """Why the site cannot be judged: it was not built, or not since its sources were changed."""
    site = project.shown(project.site)
    pages = [file for file in project.site.rglob("*") if reading.is_page(file.name)] if project.site.is_dir() else []
    if not pages:
        return f"{site}/ is not built; run make site"
    built = min(file.stat().st_mtime_ns for file in pages)
    newer = [file for file in _sources(project) if file.stat().st_mtime_ns > built]
    if newer:
        return f"{site}/ is older than {project.shown(min(newer))}; run make site"
    other = _other_address(project, pages)
    if other is not None:
        return f"{site}/ was built for {other}, not for {project.site_url}; set SITE_URL as for its build"
    return None


def _other_address(project: Project, pages: Iterable[Path]) -> str | None:
    """The address of a page for which the site was built, if that of no page is one of the project."""
    other = None
    for page in sorted(pages):
        address = _canonical(page)
        if address is not None and address.startswith(project.site_url):
            return None
        other = other or address
    return other


def _canonical(page: Path) -> str | None:
    """The address that a page gives for itself."""
    found = _CANONICAL.search(page.read_text("utf-8", errors="replace"))
    return found[1] if found else None


def findings(content: Content, wanted: Collection[str], catalog: Catalog) -> list[Finding]:
    """What the `wanted` rules find in the site of a project. Raises OSError if it cannot be read."""
    project = content.project
    context = SiteContext(
        any_site.read(project.site, project.site_url, with_metadata=True),
        hosts=content.data.known_hosts,
        languages=tuple(language.tag for language in project.languages),
        published=tuple(published.read(project)),
        searched=dataset.searched(project),
        vague_links=frozenset(map(str.lower, content.data.every_language.vague_links)),
    )
    found = any_site.judge(context, wanted, Sources(content, context.site).locate)
    judged = waivers.apply(found, content.pages.values(), wanted, catalog)
    of_pages = {waivers.UNKNOWN_WAIVER.name, waivers.RENAMED_WAIVER.name}  # the check of the pages reports them
    return sorted(finding for finding in judged if finding.rule not in of_pages)


def _sources(project: Project) -> Iterator[Path]:
    """The files that the site is built from."""
    for place in (project.docs, *(project.root / name for name in _ALSO)):
        files = place.rglob("*") if place.is_dir() else (place,)
        yield from (file for file in files if file.is_file() and file != published.file_of(project))
