"""The list of all rules: those of pages and data, and those of built sites."""

from __future__ import annotations

from helpcenter.build import template_errors
from helpcenter.findings.renamed_rules import RENAMED
from helpcenter.links import rules as link_rules
from helpcenter.lint import registry, waivers
from helpcenter.lint.build_rules import TO_BUILD
from helpcenter.lint.catalog import Catalog

DOCS = frozenset(rule.name for rule in registry.ALL)
LINKS = frozenset(rule.name for rule in (*link_rules.WHILE_READING, *link_rules.ON_OWN_SITE))
EXTERNAL = frozenset(rule.name for rule in link_rules.EXTERNAL)
# Procedures and their translations.
STEPS = frozenset(
    rule.name
    for rule in (
        *registry.WHILE_READING,
        *waivers.RULES,
        *TO_BUILD,
        *registry.STEPS,
        *registry.ON_TRANSLATION,
    )
)
# What `helpcenter check` can look at, by the word for it.
KINDS = {"docs": DOCS, "steps": STEPS, "links": LINKS, "all": DOCS | LINKS}
WHILE_READING = frozenset(rule.name for rule in registry.WHILE_READING)

CATALOG = Catalog(
    rules={
        rule.name: rule
        for rule in sorted(
            (*registry.ALL, *template_errors.RULES, *link_rules.ALL.values()), key=lambda rule: rule.name
        )
    },
    renamed=RENAMED,
)
