"""What a guide must have so that the page around it can be made."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.finding import Finding
from helpcenter.guide import Guide
from helpcenter.guide_markdown import EVIDENCE
from helpcenter.page import Page
from helpcenter.schema import did_you_mean

_NEEDED = ("before", "result", "trouble")


def channels_differ(guide: Guide, page: Page) -> Iterator[Finding]:
    """The channels that the front matter promises are not those that the page describes.

    Bad:  `channels: [app, store]` over a page with `{#app .steps}` only
    Good: `channels: [app]`
    """
    found = tuple(section.id for section in guide.procedures)
    if found != page.front_matter.channels:
        said = ", ".join(found) or "none"
        message = f'"channels" must be the ids of the sections with steps, in order: {said}; change it or the sections'
        yield page.document.finding(["channels"], "channels-differ", message)


def missing_section(guide: Guide, page: Page) -> Iterator[Finding]:
    """A guide lacks what to have at hand, how to know that it worked, or what to do if it failed.

    Bad:  a task page that ends with its steps
    Good: `## … {#before}`, the steps, `## … {#result}`, `## … {#trouble}`
    """
    if page.front_matter.type == "task":
        for id in _NEEDED:
            if guide.section(id) is None:
                message = f"a guide needs a section {{#{id}}}; add it with its heading"
                yield Finding(path=page.path, line=page.body_line, column=1, rule="missing-section", message=message)


def unknown_evidence(guide: Guide, page: Page) -> Iterator[Finding]:
    """A heading says of its section what no label says.

    Bad:  `## By phone {#phone .steps evidence=sure}`
    Good: `## By phone {#phone .steps evidence=confirmed}`
    """
    for section in guide.sections:
        if section.evidence is not None and section.evidence not in EVIDENCE:
            message = f'unknown evidence "{section.evidence}"; {did_you_mean(section.evidence, EVIDENCE)}'
            yield Finding(path=page.path, line=section.line, column=1, rule="unknown-evidence", message=message)


def not_one_list(guide: Guide, page: Page) -> Iterator[Finding]:
    """A section of steps that does not begin with a numbered list, or whose list falls apart into several.

    Bad:  `1) Open the app.`, or a note under a step that is not indented by four spaces
    Good: `1. Open the app.`, and notes indented by four spaces
    """
    for section in guide.procedures:
        if section.lists != 1 or section.has_preamble:
            what = f"falls apart into {section.lists} lists" if section.lists > 1 else "does not begin with its steps"
            message = f"this section {what}; number them 1. 2. 3. and indent what belongs to a step by four spaces"
            yield Finding(path=page.path, line=section.line, column=1, rule="not-one-list", message=message)


def unproven_evidence(guide: Guide, page: Page) -> Iterator[Finding]:
    """A page says that an official page confirms it, but names none.

    Bad:  `evidence: confirmed` without `sources`
    Good: `evidence: confirmed` with `sources: [{url: https://…, read: 2026-11-20}]`
    """
    facts = page.front_matter
    if facts.evidence in {"confirmed", "mixed"} and not facts.sources:
        message = f'"evidence" is {facts.evidence}, but "sources" names no page; name it, or say reported'
        yield page.document.finding(["evidence"], "unproven-evidence", message)


def title_differs(guide: Guide, page: Page) -> Iterator[Finding]:
    """The page does not begin with its title, or with another one than the front matter gives.

    Bad:  `title: Verify a Heyon card` over `# Heyon`
    Good: `title: Verify a Heyon card` over `# Verify a Heyon card`
    """
    if guide.title != page.front_matter.title:
        message = f'the page must begin with its title: "# {page.front_matter.title}"'
        yield Finding(path=page.path, line=page.body_line, column=1, rule="title-differs", message=message)
