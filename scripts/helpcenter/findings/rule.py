"""What a rule is: a documented kind of defect.

A rule is a small pure function whose name is its name and whose docstring is its documentation; it yields defects,
and who runs it makes findings of them. What is found while something is read is documented without a function.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from helpcenter.findings.finding import Severity

Check = Callable[[Any], Iterator[Any]]


@dataclass(frozen=True)
class Rule:
    """A rule with its documentation: `what` is wrong, a `bad` and a `good` example, and `more`: why, and from where.

    `check` is None for what is found while something is read.
    """

    name: str
    severity: Severity
    what: str
    bad: str
    good: str
    more: str
    check: Check | None = None

    @classmethod
    def of(cls, check: Check) -> Rule:
        severity = getattr(check, "severity", Severity.ERROR)
        return cls.documented(check.__name__.replace("_", "-"), inspect.getdoc(check) or "", severity, check)

    @classmethod
    def documented(cls, name: str, text: str, severity: Severity = Severity.ERROR, check: Check | None = None) -> Rule:
        """The rule that `text` describes: what, then `Bad:` and `Good:`, then more. Raises ValueError if it doesn't."""
        parts = re.fullmatch(r"(.+?)\n\s*\nBad:\s+(.+?)\nGood:\s+(.+?)(?:\n\s*\n(.+))?", text.strip(), re.DOTALL)
        if not parts:
            raise ValueError(f"the rule {name} must say what is wrong, Bad: and Good:")
        what, bad, good, more = (" ".join((part or "").split()) for part in parts.groups())
        return cls(name, severity, what, bad, good, more, check)


def warning(check: Check) -> Check:
    """Marks a rule whose findings advise and do not fail."""
    check.severity = Severity.WARNING  # type: ignore[attr-defined]
    return check
