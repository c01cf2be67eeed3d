"""The list of all rules: those of pages and data, and those of built sites."""

from __future__ import annotations

from helpcenter.links import rules as link_rules
from helpcenter.lint import registry, waivers
from helpcenter.lint.catalog import Catalog

# Rules that once had another name, by that name.
_RENAMED = {
    "broken-promise": "lost-address",
    "fact-differs": "fact-in-translation",
    "idle-waiver": "unused-waiver",
    "second-guide": "duplicate-guide",
    "unknown-card": "unknown-product",
    "needless-blank": "needless-space",
    "stray-blank": "space-in-address",
    "stray-slash": "slash-after-page",
}

DOCS = frozenset(rule.name for rule in registry.ALL)
LINKS = frozenset(rule.name for rule in (*link_rules.ON_ANY_SITE, *link_rules.ON_OWN_SITE))
EXTERNAL = frozenset(rule.name for rule in link_rules.EXTERNAL)
# Procedures and their translations.
STEPS = frozenset(
    rule.name
    for rule in (
        *registry.WHILE_READING,
        *waivers.RULES,
        *registry.TO_BUILD,
        *registry.STEPS,
        *registry.ON_TRANSLATION,
    )
)
# What `helpcenter check` can look at, by the word for it.
KINDS = {"docs": DOCS, "steps": STEPS, "links": LINKS, "all": DOCS | LINKS}
WHILE_READING = frozenset(rule.name for rule in registry.WHILE_READING)

CATALOG = Catalog(
    rules={rule.name: rule for rule in sorted((*registry.ALL, *link_rules.ALL.values()), key=lambda rule: rule.name)},
    # What is found while reading leaves nothing to go on with.
    waivable=frozenset(rule.name for rule in (*registry.ON_PAGE, *registry.ON_TRANSLATION)) | LINKS,
    renamed=_RENAMED,
)
