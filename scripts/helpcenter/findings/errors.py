"""What is raised where work cannot go on."""

from __future__ import annotations

from helpcenter.findings.finding import Finding


class FindingError(Exception):
    """A file cannot be read further; carries the finding to report."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.path}:{finding.line}:{finding.column}: {finding.message}")
        self.finding = finding


class UsageError(Exception):
    """A command was called in a way that cannot work; the message is for the person who typed it."""
