"""The list of all rules, as a value: `helpcenter.rules` composes it, because it knows every package that has rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean


@dataclass(frozen=True)
class Catalog:
    """All `rules` by name, and the former names of those that were `renamed`.

    Messages say what one of them is `called`.
    """

    rules: Mapping[str, Rule]
    renamed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    called: str = "rule"

    def can_waive(self, rule: str) -> bool:
        return rule in self.rules and self.rules[rule].waivable

    def current_name(self, rule: str) -> str:
        """The name of a rule that may have been renamed."""
        return self.renamed.get(rule, rule)

    def unknown(self, rule: str) -> str:
        """How to fix a name that no rule has."""
        return f'there is no {self.called} "{rule}"; {did_you_mean(rule, self.rules)}'
