"""Evidence: who says so. What is confirmed has an official source; general advice says nothing about one product."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.findings.suggestion import did_you_mean
from helpcenter.guide.extension import EVIDENCE
from helpcenter.guide.model import Section
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.hosts import host_of
from helpcenter.lint.passages import named_products

_ADVICE = "advice"
# What ties a page to one product or to somebody who says so.
_TIES = ("product", "wait", "sources")


def unknown_evidence(context: PageContext) -> Iterator[Issue]:
    """A heading with an unknown value of `evidence`.

    Bad:  `## By phone {#phone .steps evidence=sure}`
    Good: `## By phone {#phone .steps evidence=confirmed}`
    """
    for section in context.guide.sections:
        if section.evidence is not None and section.evidence not in EVIDENCE:
            message = f'unknown evidence "{section.evidence}"; {did_you_mean(section.evidence, EVIDENCE)}'
            yield context.at_line(section.line, message)


def unproven_evidence(context: PageContext) -> Iterator[Issue]:
    """A page that says it is confirmed but names no official page as its source.

    Bad:  `evidence: confirmed` without `sources`, or with a news report only
    Good: `evidence: confirmed` with a source on a host that `hosts.yml` lists as official or as an authority
    """
    facts, official = context.facts, context.data.confirming_hosts
    if context.is_translation:
        return
    if facts.evidence not in {"confirmed", "mixed"}:
        message = 'this section is marked as confirmed; set "evidence" to mixed, and add the official page to "sources"'
        for section in context.guide.sections:
            if section.evidence == "confirmed":
                yield context.at(section, message)
    elif not any(host_of(source.url) in official for source in facts.sources):
        message = f'"evidence" is {facts.evidence}, but "sources" has no official page; add it, or write reported'
        yield context.at_fact(["evidence"], message)


def claim_in_advice(context: PageContext) -> Iterator[Issue]:
    """General advice that says something about one product: that is a claim, which needs somebody who says so.

    Bad:  `evidence: advice` with `sources`; "the Heyon app shows it" under `{#trouble evidence=advice}`
    Good: advice that holds for every product; a link to the page of the one, or a section of its own
    """
    is_advice = context.facts.evidence == _ADVICE
    if is_advice and not context.is_translation:
        for key in _TIES:
            if getattr(context.facts, key):
                name = context.data.help_center.product_key if key == "product" else key
                yield context.at_fact([name], f'general advice has no "{name}"; remove it, or say how sure the page is')
    for part in context.guide.parts:
        if part.evidence == _ADVICE or (is_advice and part.evidence is None):
            yield from _claims(context, part)


def _claims(context: PageContext, section: Section) -> Iterator[Issue]:
    for block in section.blocks:
        for _, place, name in named_products(context, block):
            message = f'this is general advice, but it speaks of "{name}"; say it for all, or in a section of its own'
            yield context.at(block, message, place)
