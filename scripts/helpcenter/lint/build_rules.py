"""The rules without which a page cannot be built; apart, so that a build need not import all others."""

from __future__ import annotations

from helpcenter.findings.rule import Rule
from helpcenter.lint.rules import anchors, dead_links, evidence, front_matter, markup, steps, structure

TO_BUILD = tuple(
    map(
        Rule.of,
        (
            dead_links.dead_link,
            anchors.duplicate_anchor,
            anchors.missing_anchor,
            anchors.reserved_anchor,
            front_matter.channels_differ,
            front_matter.title_differs,
            evidence.unknown_evidence,
            evidence.unproven_evidence,
            markup.broken_address,
            steps.not_one_list,
            structure.missing_section,
        ),
    )
)
