"""The list of all rules, as a value: `helpcenter.rules` composes it, because it knows every package that has rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from helpcenter.findings.rule import Rule


@dataclass(frozen=True)
class Catalog:
    """All `rules` by name, those that a page can waive, and the former names of those that were `renamed`."""

    rules: Mapping[str, Rule]
    waivable: frozenset[str]
    renamed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def can_waive(self, rule: str) -> bool:
        return rule in self.waivable

    def current_name(self, rule: str) -> str:
        """The name of a rule that may have been renamed."""
        return self.renamed.get(rule, rule)
