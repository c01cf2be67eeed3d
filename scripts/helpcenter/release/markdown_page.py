"""A page as Markdown, for programs that read: what the writer wrote, as it was meant and with its data filled in. Pure.

The marks of Markdown stay, the front matter does not: a few plain lines at the head say what readers are shown of it.
Links are whole addresses, of the Markdown of a page where it is on this site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urlsplit

from helpcenter.content import link_edits
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.guide.model import Guide

# The file of a page, beside its index.html.
NAME = "index.md"
# An address as it stands in a link, in a picture, and where a reference is defined.
_BEFORE, _AFTER = r"(?<=\]\()|(?<=\]\(<)|(?<=\]: )", r"(?=[\s)>]|$)"


def markdown_address(content: Content, page: Page) -> str:
    """The whole address of the Markdown of a page."""
    return f"{content.project.site_url}{quote(content.places.of(page))}{NAME}"


def render(content: Content, page: Page, guide: Guide) -> str:
    """The Markdown of a page; `guide` is that of the page."""
    head = "\n".join(f"{name}: {value}" for name, value in _head(content, page))
    return f"{head}\n\n{_with_whole_addresses(content, page, guide).strip()}\n"


def _head(content: Content, page: Page) -> Iterator[tuple[str, str]]:
    """Names and values, in words that are the same in every language, as those of HTTP are."""
    facts, project, text = page.front_matter, content.project, content.localizer(page.locale).text
    yield "Title", facts.title
    yield "Address", f"{project.site_url}{content.places.of(page)}"
    yield "Language", project.language(page.text_locale).tag
    yield "Reviewed", facts.reviewed.isoformat()
    if facts.evidence and content.data.help_center.is_third_party:
        yield "Evidence", f"{facts.evidence} ({text(f'evidence.{facts.evidence}.text')})"
    for source in facts.sources:
        copy = ", as a stored copy" if source.stored else ""
        yield "Source", f"{source.url} (read {source.read.isoformat()}{copy})"


def _with_whole_addresses(content: Content, page: Page, guide: Guide) -> str:
    targets = [span.target for _, span in guide.marked("link", "image")]
    changed = {old: new for old in targets if (new := _whole(content, page, old)) != old}
    if not changed:
        return page.body
    longest_first = "|".join(map(re.escape, sorted(changed, key=len, reverse=True)))
    text, count = re.subn(f"(?:{_BEFORE})(?:{longest_first}){_AFTER}", lambda match: changed[match[0]], page.body)
    # As many as the parser has found: then they are these. Otherwise some are in code, or written in another way.
    return text if count == sum(old in changed for old in targets) else _edited(content, page)


def _edited(content: Content, page: Page) -> str:
    """The same by asking the parser of each, which takes as long as reading the page three times."""

    def targets(text: str) -> list[str]:
        return [span.target for _, span in content.guide(replace(page, body=text)).marked("link", "image")]

    try:
        edits = link_edits.find(page.body, 1, targets, lambda address: _whole(content, page, address))
    except link_edits.HiddenAddressError:  # written with escapes: it stays as it is
        return page.body
    return link_edits.apply(edits, page.body)


def _whole(content: Content, page: Page, address: str) -> str:
    """The whole address of what is on this site; other addresses as they are."""
    if address.startswith("#"):
        return markdown_address(content, page) + address
    path = content.places.file_path(page, address)
    if not path or path not in content.places.by_file:
        return address
    there, parts = content.pages_by_path.get(path), urlsplit(address)
    whole = (
        markdown_address(content, there) if there else content.project.site_url + quote(content.places.by_file[path])
    )
    return whole + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
