"""The rules of built sites, each named once in the lists below, by family."""

from __future__ import annotations

from helpcenter.findings.finding import Severity
from helpcenter.findings.rule import Check, Rule
from helpcenter.links.rules import external, multilingual, policy, published, syntax, targets

_OF_PROJECTS: tuple[Check, ...] = (
    multilingual.hreflang_differs,
    multilingual.hreflang_without_default,
    multilingual.hreflang_without_self,
    multilingual.lang_differs,
    multilingual.missing_counterpart,
    multilingual.not_in_search,
    multilingual.not_in_sitemap,
    multilingual.one_way_hreflang,
    multilingual.orphan_page,
    multilingual.relative_hreflang,
    multilingual.unmarked_language,
    policy.foreign_resource,
    policy.insecure_address,
    policy.missing_alt,
    policy.missing_noopener,
    policy.unlisted_host,
    policy.vague_link,
    published.lost_address,
)
# Advice: what works, and would be better otherwise.
_WARNINGS = {"needless-blank", "moved"}


def _documented(texts: dict[str, str]) -> tuple[Rule, ...]:
    return tuple(
        Rule.documented(name, text, Severity.WARNING if name in _WARNINGS else Severity.ERROR, _found(name))
        for name, text in texts.items()
    )


def _found(name: str) -> Check:
    """What was found by a rule while the site was read."""
    return lambda context: iter(context.found.get(name, ()))


# On any site.
ON_ANY_SITE = (*_documented(targets.RULES), *_documented(syntax.RULES))
# On our own, or when named.
ON_OUR_SITE = tuple(Rule.of(check) for check in _OF_PROJECTS)
# Over the network, when asked for.
EXTERNAL = _documented(external.RULES)
ALL = {rule.name: rule for rule in (*ON_ANY_SITE, *ON_OUR_SITE, *EXTERNAL)}
# They are judged by what only a project knows.
NEED_A_PROJECT = {"lost-address", "unlisted-host"}
# They compare whole addresses.
NEED_ADDRESSES = {"hreflang-without-self", "missing-counterpart", "not-in-sitemap", "one-way-hreflang", "orphan-page"}
