"""The checks: from a project to its findings. Pure but for reading the project's files."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from helpcenter import content as content_files
from helpcenter import guide_markdown, rules
from helpcenter.content import Content
from helpcenter.finding import Finding
from helpcenter.guide import Guide
from helpcenter.page import Page
from helpcenter.project import Project


def docs(project: Project, paths: Collection[str] = ()) -> list[Finding]:
    """What is wrong in the pages and data files; what keeps them from being read hides the rest.

    With `paths`, files or folders relative to the project, only what is wrong there, and in the same
    pages in the other languages.
    """
    wanted = {place for path in paths for place in _in_every_language(path, project)} or {"."}
    content, findings = content_files.load(project)
    if content is not None:
        for page in content.pages.values():
            if _is_in(page.path, wanted):
                findings += rules.on_page(_guide(page, content), page)
    return sorted(finding for finding in findings if _is_in(finding.path, wanted))


def _guide(page: Page, content: Content) -> Guide:
    project = content.project
    return guide_markdown.parse(
        page, list(project.markdown_extensions), project.markdown_configs, content.localizer(page.locale)
    )


def _is_in(path: str, wanted: Collection[str]) -> bool:
    return any(one in {".", path} or path.startswith(f"{one}/") for one in wanted)


def _in_every_language(path: str, project: Project) -> Iterator[str]:
    """`path`, and where the same page or folder stands in the other languages."""
    yield path
    docs = project.shown(project.docs)
    for language in project.languages:
        below = f"{docs}/{language.locale}/"
        if f"{path}/".startswith(below):
            for other in project.languages:
                yield f"{docs}/{other.locale}/{path[len(below) :]}".rstrip("/")
