"""The checks: from a project to its findings. Pure but for reading the project's files."""

from __future__ import annotations

from helpcenter import content as content_files
from helpcenter import guide_markdown, rules
from helpcenter.finding import Finding
from helpcenter.project import Project


def docs(project: Project) -> list[Finding]:
    """What is wrong in the pages and data files; what keeps them from being read hides the rest."""
    content, findings = content_files.load(project)
    if content is None:
        return findings
    for page in content.pages.values():
        guide = guide_markdown.parse(
            page, list(project.markdown_extensions), project.markdown_configs, content.localizer(page.locale)
        )
        findings += rules.on_page(guide, page)
    return sorted(findings)
