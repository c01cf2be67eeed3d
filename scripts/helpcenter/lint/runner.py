"""Runs rules, on whatever they judge: pages, translations, data files, a built site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule

if TYPE_CHECKING:  # the link check runs rules too, and has no use for what a page's context imports
    from helpcenter.lint.context import Issue


def _finding(rule: Rule, issue: Issue) -> Finding:
    return rule.finding(issue.path, issue.message, issue.line, issue.column)


def run(
    rules: Iterable[Rule], context: object, finding: Callable[[Rule, Any], Finding] = _finding
) -> Iterator[Finding]:
    """What the rules find in `context`; `finding` turns each issue into a finding."""
    for rule in rules:
        if rule.check:
            yield from (finding(rule, issue) for issue in rule.check(context))
