"""What a rule is: a documented kind of defect, with its name and severity.

A rule is declared where it is applied. A rule that examines what has been read is a small pure function: its name is
the rule's name, its docstring is the documentation, and it yields issues (`Rule.of`). A rule that is broken by
something that cannot be read at all is a constant beside the code that reads (`Rule.documented`).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Basis, Finding, Severity

Check = Callable[[Any], Iterator[Any]]


@dataclass(frozen=True)
class Rule:
    """A rule with its documentation: `what` is wrong, a `bad` and a `good` example, and `more`: why, and from where.

    `check` is None for what is found while something is read. `waivable` is a rule that a page may waive. What is
    published must be complete: a rule can be an error on a release (`--release`) and a warning while a page is written,
    or be looked at on a release only. `basis` is what it compares a page with.
    """

    name: str
    severity: Severity
    what: str
    bad: str
    good: str
    more: str
    check: Check | None = None
    waivable: bool = False
    error_on_release: bool = False
    only_on_release: bool = False
    basis: Basis = Basis.ITSELF

    @classmethod
    def of(cls, check: Check) -> Rule:
        """The rule that a function checks."""
        severity = getattr(check, "severity", Severity.ERROR)
        name, text = check.__name__.replace("_", "-"), inspect.getdoc(check) or ""
        return replace(
            cls.documented(name, text, severity, check, waivable=getattr(check, "waivable", False)),
            error_on_release=getattr(check, "error_on_release", False),
            only_on_release=getattr(check, "only_on_release", False),
            basis=getattr(check, "basis", Basis.ITSELF),
        )

    @classmethod
    def documented(
        cls,
        name: str,
        text: str,
        severity: Severity = Severity.ERROR,
        check: Check | None = None,
        *,
        waivable: bool = False,
    ) -> Rule:
        """The rule that `text` describes: what, then `Bad:` and `Good:`, then more. Raises ValueError if it doesn't."""
        parts = re.fullmatch(r"(.+?)\n\s*\nBad:\s+(.+?)\nGood:\s+(.+?)(?:\n\s*\n(.+))?", text.strip(), re.DOTALL)
        if not parts:
            raise ValueError(f"the rule {name} must say what is wrong, Bad: and Good:")
        what, bad, good, more = (" ".join((part or "").split()) for part in parts.groups())
        return cls(name, severity, what, bad, good, more, check, waivable)

    def finding(self, path: str, message: str, line: int = 1, column: int = 1) -> Finding:
        return Finding(
            path=path,
            basis=self.basis,
            line=line,
            column=column,
            rule=self.name,
            message=message,
            severity=self.severity,
        )

    def error(self, path: str, message: str, line: int = 1, column: int = 1) -> FindingError:
        """The same, to be raised where reading cannot go on."""
        return FindingError(self.finding(path, message, line, column))


def waivable(check: Check) -> Check:
    """Marks a rule that a page may waive, with a reason: what it finds does no harm to readers who trust the page."""
    check.waivable = True  # type: ignore[attr-defined]
    return check


def warning(check: Check) -> Check:
    """Marks a rule whose findings advise and do not fail."""
    check.severity = Severity.WARNING  # type: ignore[attr-defined]
    return check


def error_on_release(check: Check) -> Check:
    """Marks a rule whose findings advise while pages are written, and must not be published."""
    check.error_on_release = True  # type: ignore[attr-defined]
    return warning(check)


def only_on_release(check: Check) -> Check:
    """Marks a rule that is looked at only before the site is published."""
    check.only_on_release = True  # type: ignore[attr-defined]
    return check


def compares_with(basis: Basis) -> Callable[[Check], Check]:
    """Marks a rule that compares a page with something else: other findings often tell why it differs."""

    def marked(check: Check) -> Check:
        check.basis = basis  # type: ignore[attr-defined]
        return check

    return marked
