"""The rules of built sites: those found while a site is read, and those that judge it, each listed once below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from helpcenter.findings.rule import Check, Rule
from helpcenter.links.external import answer
from helpcenter.links.parse import file, html, json_ld, limits, written_ids
from helpcenter.links.resolve import forwarding, loading, targets
from helpcenter.links.rules import hidden_page, ignoring, lost_address, multilingual, policy, search_engines
from helpcenter.links.rules.context import SiteContext, SiteIssue
from helpcenter.links.url import data, hosts, parsing, syntax
from helpcenter.lint.rules import vague_links

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
    policy.own_host_differs,
    policy.private_host,
    policy.unlisted_host,
    search_engines.relative_preview,
    search_engines.repeated_canonical,
    search_engines.repeated_hreflang,
    search_engines.stray_canonical,
    search_engines.unfit_sitemap_entry,
    hidden_page.hidden_page,
    lost_address.lost_address,
)


def _found(rule: Rule) -> Rule:
    """The rule with a check that yields what was found by it while the site was read."""

    def check(context: SiteContext) -> Iterator[SiteIssue]:
        yield from context.found.get(rule.name, ())

    return replace(rule, check=check)


# Found while a site is read, whatever it is.
WHILE_READING = tuple(
    _found(rule)
    for module in (
        syntax,
        data,
        hosts,
        parsing,
        html,
        written_ids,
        json_ld,
        limits,
        file,
        targets,
        forwarding,
        loading,
        ignoring,
    )
    for rule in module.RULES
)
# On the site of a project, or when named.
ON_OWN_SITE = (
    *map(Rule.of, _OF_PROJECTS),
    replace(Rule.of(vague_links.vague_link), check=policy.vague_link),
)
# Over the network, when asked for.
EXTERNAL = tuple(map(_found, answer.RULES))
ALL = {rule.name: rule for rule in (*WHILE_READING, *ON_OWN_SITE, *EXTERNAL)}
# They are judged by what only a project knows.
NEED_A_PROJECT = {"lost-address", "unlisted-host"}
# They compare whole addresses.
NEED_ADDRESSES = {"hreflang-without-self", "missing-counterpart", "not-in-sitemap", "one-way-hreflang", "orphan-page"}
