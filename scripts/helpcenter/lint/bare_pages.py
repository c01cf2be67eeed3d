"""A page without a text: one finding for all that its sections, steps and words are missed for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.lint import registry
from helpcenter.lint.rules.dead_links import dead_anchor
from helpcenter.lint.rules.front_matter import channels_differ, title_differs
from helpcenter.lint.rules.reviews import changed_since_review
from helpcenter.lint.rules.structure import NO_TEXT, empty_section, missing_section
from helpcenter.lint.rules.vocabulary import unanswered_words, unknown_target

_EMPTY, _ANCHOR, _TARGET = (Rule.of(rule).name for rule in (empty_section, dead_anchor, unknown_target))
_WORDS = Rule.of(unanswered_words).name
_OF_PAGE = {Rule.of(rule).name for rule in (changed_since_review, channels_differ, missing_section, title_differs)}
# The data that name sections of pages, by the id of the page.
_NAMING = ("aliases", "situations")


def explained(found: Iterable[Finding], content: Content) -> Iterator[Finding]:
    """The findings, without those that come of a page without a text, which `empty-section` tells."""
    told = [*found]
    bare = [
        content.pages_by_path[each.path]
        for each in told
        if each.rule == _EMPTY and each.message.startswith(NO_TEXT) and each.path in content.pages_by_path
    ]
    yield from (each for each in told if not bare or not _follows(each, bare, content))


def _follows(finding: Finding, bare: Collection[Page], content: Content) -> bool:
    if finding.rule == _ANCHOR:
        return any(f"which {page.path} does not have" in finding.message for page in bare)
    if finding.rule == _TARGET:
        return any((finding.path, finding.line) in _named(page, content) for page in bare)
    page = content.pages_by_path.get(finding.path)
    is_of_bare = page is not None and page.uri in {each.uri for each in bare}
    differences = {rule.name for rule in registry.ON_TRANSLATION}
    return finding.rule == _WORDS or (is_of_bare and finding.rule in _OF_PAGE | differences)


def _named(page: Page, content: Content) -> Iterator[tuple[str, int]]:
    """Where the data name a section of the page."""
    for name in _NAMING:
        if document := content.data.documents.get(name):
            for section in document.value.get(page.front_matter.id, ()):
                yield document.path, document.position((page.front_matter.id, section))[0]
