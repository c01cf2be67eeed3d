"""What is found in the pages and data files of a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from helpcenter.content import data, loading
from helpcenter.findings.finding import Finding
from helpcenter.lint.project_lint import Scope, lint
from helpcenter.project import Project
from helpcenter.rules import CATALOG


def lint_project(project: Project, scope: Scope) -> list[Finding]:
    content, unread = loading.load(project)
    return sorted(unread if content is None else lint(content, scope, CATALOG))


@contextmanager
def same_data(project: Project) -> Iterator[None]:
    """While this lasts, the data of the project are read once: for many checks in which only pages differ."""
    help_center, _ = data.load_help_center(project)
    assert help_center
    known, _ = data.load(project, help_center)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "load", lambda *_: (known, []))
        yield
