"""What is found in the pages and data files of a project."""

from __future__ import annotations

from helpcenter.content import loading
from helpcenter.findings.finding import Finding
from helpcenter.lint.project_lint import Scope, lint
from helpcenter.project import Project
from helpcenter.rules import CATALOG


def lint_project(project: Project, scope: Scope) -> list[Finding]:
    content, unread = loading.load(project)
    return sorted(unread if content is None else lint(content, scope, CATALOG))
