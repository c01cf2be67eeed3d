"""The link check of a project's own site: its findings name the line of Markdown, template or data to fix."""

from __future__ import annotations

from collections.abc import Collection

from helpcenter.build import inputs
from helpcenter.build.search import dataset
from helpcenter.content.content import Content
from helpcenter.content.page_age import published_addresses
from helpcenter.findings import grouping
from helpcenter.findings.finding import Finding, in_order
from helpcenter.links import any_site
from helpcenter.links.locate.sources import Sources
from helpcenter.links.parse import file as reading
from helpcenter.links.rules.context import SiteContext
from helpcenter.lint import waivers
from helpcenter.lint.catalog import Catalog
from helpcenter.project import Project


def staleness(project: Project) -> str | None:
    """Why the site cannot be judged: it was not built, or not from what its sources are now."""
    site = project.shown(project.site)
    if not any(reading.is_page(file.name) for file in project.site.rglob("*")):
        return f"{site}/ is not built; run {project.build_command}"
    built_from = inputs.recorded(project.site)
    if built_from is None:
        return f"{site}/ does not say what it was built from; run {project.build_command}"
    problem = inputs.since(built_from, inputs.of_project(project), project.build_command)
    return f"{site}/ {problem}" if problem else None


def findings(content: Content, wanted: Collection[str], catalog: Catalog) -> list[Finding]:
    """What the `wanted` rules find in the site of a project. Raises OSError if it cannot be read."""
    project = content.project
    context = SiteContext(
        any_site.read(project.site, project.site_url, with_metadata=True),
        hosts=content.data.known_hosts | project.feedback.hosts,
        languages=tuple(language.tag for language in project.languages),
        ignored=project.ignored_links,
        published=tuple(published_addresses(project)),
        searched=dataset.searched(project),
        vague_links=frozenset(content.data.every_language.vague_links),
    )
    found = any_site.judge(context, wanted, Sources(content, context.site).locate)
    judged = waivers.apply(((one, (one.path,)) for one in found), content.pages.values(), wanted, catalog)
    of_pages = {waivers.UNKNOWN_WAIVER.name, waivers.RENAMED_WAIVER.name}  # the check of the pages reports them
    return in_order(grouping.by_cause(finding for finding in judged if finding.rule not in of_pages))
