"""Pages with the text of another page: copies that a file manager made, and pages that another one was pasted over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from helpcenter.content import page_age, page_names
from helpcenter.content.page import Page
from helpcenter.files import committed
from helpcenter.files.text import read_text
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.project import Project

COPIED_PAGE = Rule.documented(
    "copied-page",
    """A page that is another one again: a copy of its file, or another page pasted over it.

Bad:  `docs/zh/verify/heyon 副本.md`; the text of `top-up/heyon.md` in `verify/heyon.md`
Good: each page once""",
)
DUPLICATE_ID = Rule.documented(
    "duplicate-id",
    """Two pages of a language with the same id.

Bad:  `id: heyon-verify` on two pages
Good: a different id for each page

The newer page is reported: the one that had another id in git, or that is not in `published.txt`; of two such pages the
one that is missing in a language, or that no page links to; else the one whose file comes later in the alphabet.""",
)
RULES = (COPIED_PAGE, DUPLICATE_ID)

_ID = re.compile(r"^id:[ ]*([a-z0-9-]+)", re.MULTILINE)
# How much of its lines a copy shares with a page, when somebody has begun to change it.
_SHARED = 0.6
# A shorter text, in characters, can be that of two pages.
_SHORT = 300


class Again(NamedTuple):
    """A page that is another one again, or has its id; and the id that the page had before."""

    page: Page
    finding: Finding
    lost_id: str | None


def find(pages: Mapping[str, Page], project: Project) -> Iterator[Again]:
    """The pages that have the id, or the whole text, of another one in their language."""
    for alike in page_age.alike(pages.values(), lambda page: (page.locale, page.front_matter.id)):
        had = {page.path: _own_id(page, pages, project) for page in alike}
        first, *newer = sorted(page_age.oldest_first(alike, pages, project), key=lambda page: bool(had[page.path]))
        for page in newer:
            yield Again(page, _same_id(page, first, had[page.path], project), had[page.path])
    for alike in page_age.alike(pages.values(), lambda page: (page.locale, page.written.strip())):
        if len({page.front_matter.id for page in alike}) == len(alike) and len(alike[0].written) >= _SHORT:
            yield from (Again(page, _same_text(page, alike), None) for page in _overwritten(alike, project))


def _overwritten(alike: Iterable[Page], project: Project) -> Iterator[Page]:
    """Of pages with one text, those that had another one in git; new pages are begun as copies."""
    for page in alike:
        text = committed.text(project.root, page.path)
        if text and not page.borrows and not text.rstrip().endswith(page.written.strip()):
            yield page


def misnamed(src_uris: Iterable[str], pages: Mapping[str, Page], project: Project) -> Iterator[Finding]:
    """What is wrong with the names of these files, which make no address: of copies, whose they are."""
    for src_uri in src_uris:
        locale, _, uri = src_uri.partition("/")
        path = project.shown(project.docs / src_uri)
        original, text = None, ""
        with suppress(FindingError):
            text = read_text(project.docs / src_uri, path)
            id = _ID.search(text)
            same = (page for page in pages.values() if page.locale == locale and id)
            original = next((page for page in same if id and page.front_matter.id == id[1]), None)
        if original is None:
            taken = {page.uri for page in pages.values() if page.locale == locale}
            yield from filter(None, [page_names.misnamed(uri, path, taken)])
        else:
            is_same = text.endswith(original.written)
            yield COPIED_PAGE.finding(path, _of_copy(original, is_same=is_same, is_named=False))


def _of_copy(original: Page, *, is_same: bool, is_named: bool) -> str:
    name = "" if is_named else "a name (lower-case letters, digits, hyphens) and "
    what = f"this is a copy of {original.path}{'' if is_same else ', with changes'}"
    other = "delete it" if is_same else "keep only one of the two, under that name"
    return f"{what}; if it is to be another page, give it {name}an id of its own; else {other}"


def _same_id(page: Page, first: Page, had: str | None, project: Project) -> Finding:
    id = page.front_matter.id
    if not _is_again(page, first):
        which = f'give this page its own again: "id: {had}"' if had else "give this page a different id"
        message = f'the id "{id}" is already the id of {first.path}; {which}'
        return page.document.finding(["id"], DUPLICATE_ID, message)
    if had is None:
        return COPIED_PAGE.finding(page.path, _of_copy(first, is_same=page.written == first.written, is_named=True))
    cure = f"write that page again, with id: {had}"
    if _id_at_head(page, project) == had:
        first_of_all = "" if page.written == first.written else "if you have changed it, save that elsewhere; then "
        cure = f"{first_of_all}bring that page back: git checkout HEAD -- {page.path}"
    message = f'this is the text of {first.path}, in the place of the page "{had}"; {cure}'
    return COPIED_PAGE.finding(page.path, message)


def _same_text(page: Page, alike: Iterable[Page]) -> Finding:
    other = next(each for each in alike if each is not page)
    cure = f"bring its own back: git checkout HEAD -- {page.path}"
    message = f"the text of this page is that of {other.path}; {cure}"
    return COPIED_PAGE.finding(page.path, message, page.body_line)


def _own_id(page: Page, pages: Mapping[str, Page], project: Project) -> str | None:
    """The id that a page had in the last commit, or has in another language, if it is another one than now."""
    others = (pages.get(f"{language.locale}/{page.uri}") for language in project.languages)
    known = [_id_at_head(page, project), *(other.front_matter.id for other in others if other)]
    taken = {other.front_matter.id for other in pages.values() if other.locale == page.locale}
    return next((id for id in known if id and id not in taken), None)


def _id_at_head(page: Page, project: Project) -> str | None:
    found = _ID.search(committed.text(project.root, page.path) or "")
    return found[1] if found else None


def _is_again(page: Page, other: Page) -> bool:
    """Whether most of a page is the same as on another one."""
    lines, others = _lines(page), _lines(other)
    return bool(lines) and len(lines & others) >= _SHARED * max(len(lines), len(others))


def _lines(page: Page) -> set[str]:
    return {line.strip() for line in page.written.split("\n") if line.strip()}
