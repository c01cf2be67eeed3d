"""Links that lead nowhere: to no file of the docs folder, or to no place on a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from helpcenter.content import picture
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.suggestion import did_you_mean, nearest
from helpcenter.guide.model import Guide, Span
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.rules.anchors import RESERVED
from helpcenter.lint.rules.picture_names import good_name, is_misnamed


def dead_link(context: PageContext) -> Iterator[Issue]:
    """A link or picture whose file is not there.

    Bad:  `[photos](../safety/photos.md)`, `[photos](../safety/id-photos/)`
    Good: `[photos](../safety/id-photos.md)`

    Links name the file, with `.md`, from the folder of the page; on the site they lead to its address.
    """
    content, page = context.content, context.page
    for block, span in context.guide.marked("link", "image"):
        path = content.places.file_path(page, span.target)
        if path and path not in content.places.by_file and not _is_reported_otherwise(span):
            cure = _cure(content, page, path, is_picture=span.kind == "image")
            message = f'"{span.target}" leads to {path}, and there is no such file; {cure}'
            yield context.at_span(block, span, message)
        elif path in content.pages_by_path and content.pages_by_path[path].locale != page.locale:
            meant = _written(page, path.replace(f"/{content.pages_by_path[path].locale}/", f"/{page.locale}/", 1))
            message = f'"{span.target}" leads to another language; write "{meant}": its readers follow the switch'
            yield context.at_span(block, span, message)


def dead_anchor(context: PageContext) -> Iterator[Issue]:
    """A link to a place on a page that is not there.

    Bad:  `[codes](../faq/account.md#codes)`, where no heading has `{#codes}`
    Good: `[codes](../faq/account.md#no-code)`
    """
    content, page = context.content, context.page
    for block, span in context.guide.marked("link"):
        path, anchor = link_target(content, page, span.target)
        target = content.pages_by_path.get(path)
        if target is None or not anchor:
            continue
        known = anchors(content, target, context.guide if target is page else content.guide(target))
        if anchor not in known:
            where = "this page" if target is page else target.path
            # Of steps and entries, there are too many to be named.
            sections = content.guide(target).sections
            is_near = nearest(anchor, sorted(known - RESERVED)) is not None
            cure = did_you_mean(anchor, known - RESERVED if is_near else [each.id for each in sections if each.id])
            message = f'"{span.target}" leads to "#{anchor}", which {where} does not have; {cure}'
            yield context.at_span(block, span, message)


def is_dead(content: Content, page: Page, address: str) -> bool:
    """Whether an address on a page leads to no file of ours, or to no place on its page."""
    path, anchor = link_target(content, page, address)
    if not path or path not in content.places.by_file:
        return bool(path)
    target = content.pages_by_path.get(path)
    return bool(anchor and target and anchor not in anchors(content, target, content.guide(target)))


def link_target(content: Content, page: Page, address: str) -> tuple[str, str]:
    """The path of the file and the place on it to which an address on a page leads; nothing for other hosts."""
    try:
        parts = urlsplit(address)
    except ValueError:  # broken-address
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    return content.places.file_path(page, address) if parts.path else page.path, unquote(parts.fragment)


def anchors(content: Content, page: Page, guide: Guide) -> frozenset[str]:
    """The places on a page to which links may lead, those that the templates add among them."""
    found = {anchor for anchor, _ in guide.anchors}
    checklist = content.page_type(page).checklist
    return frozenset(found | RESERVED | ({checklist} if checklist else set()))


def _is_reported_otherwise(span: Span) -> bool:
    """Whether it is a footnote (leftover-markup), or no picture to any browser (unknown-picture-format)."""
    if span.kind == "link":
        return span.text.startswith("^")
    return posixpath.splitext(span.target.lower())[1] not in {picture.DRAWING, *picture.DOTS}


def _cure(content: Content, page: Page, path: str, *, is_picture: bool) -> str:
    """What was probably meant, of the pages in this language or of the pictures, as it is written on the page."""
    if is_picture:
        known = [file.path for file in content.published if file.picture]
    else:
        known = [each.path for each in content.pages.values() if each.locale == page.locale]
    ways = (f"{path}.md", f"{path}/index.md", f"{path.removesuffix('.html')}.md")
    found = next((way for way in ways if way in known), None) or _same_name(path, known)
    if found is None and known:
        folder = f"{posixpath.commonpath(known)}/"  # which would make all of them alike
        by_name = {each.removeprefix(folder): each for each in known}
        found = by_name.get(nearest(path.removeprefix(folder), sorted(by_name)) or "")
    is_same = posixpath.basename(found or "") == posixpath.basename(path)
    if found and is_picture and is_same and _is_of_all_languages(content, path) > _is_of_all_languages(content, found):
        return f"{found} seems to be it; move that to {path}"
    if found:
        return f'did you mean "{_written(page, found)}"?'
    if not is_picture:
        return "correct its address, or remove the link"
    name = posixpath.basename(path)
    name = good_name(name) if is_misnamed(name) else name
    folder = f"{content.project.shown(content.project.docs)}/pictures/"
    return f"correct its address, or put the file into {folder} and write /pictures/{name}"


def _is_of_all_languages(content: Content, path: str) -> bool:
    """Whether a file is, or would be, in no folder of a language."""
    below = posixpath.relpath(path, content.project.shown(content.project.docs)).partition("/")[0]
    return below not in {language.locale for language in content.project.languages}


def _same_name(path: str, known: Iterable[str]) -> str | None:
    """The only file of the same name, in another folder."""
    name = posixpath.basename(path)
    found = [each for each in known if posixpath.basename(each) == name and name != "index.md"]
    return found[0] if len(found) == 1 else None


def _written(page: Page, path: str) -> str:
    """The address of a file as it is written on a page."""
    return posixpath.relpath(path, posixpath.dirname(page.path))
