"""The names of pages: those that make good addresses, and what others are meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule

MISNAMED_PAGE = Rule.documented(
    "misnamed-page",
    """A file name that does not make a good address.

Bad:  `docs/en/New Page.MD`
Good: `docs/en/new-page.md`, and `index.md` for a folder""",
)
RULES = (MISNAMED_PAGE,)

# Names are addresses, which people share: no spaces, no capitals.
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.md)?")
_OF_TEXTS = (".md", ".mdx", ".markdown", ".mdown", ".mkdn", ".mkd", ".txt", ".text")
_OF_PROGRAMS = (".docx", ".doc", ".odt", ".rtf", ".pages", ".html", ".htm")
_ENDINGS = re.compile(rf"({'|'.join(map(re.escape, (*_OF_TEXTS, *_OF_PROGRAMS)))})*$", re.IGNORECASE)
_SPACES = re.compile(r"[\s_]+")
_OF_FOLDER = "index.md"
_NOT_OF_FOLDER = "readme.md"
_RULE = "only lower-case letters, digits and hyphens, also in folders, then .md (the page of a folder is index.md)"


def is_well_named(uri: str) -> bool:
    """Whether a file has the name of a page, within its language: `verify/heyon.md`."""
    return all(_NAME.fullmatch(part) for part in uri.split("/")) and uri.endswith(".md")


def can_be_page(uri: str) -> bool:
    """Whether a file has an ending of pages, or of texts, or of programs that write texts, or none."""
    return "." not in _without_ending(uri.rpartition("/")[2])


def is_of_program(uri: str) -> bool:
    """Whether a file is no plain text, but the file of a program that writes texts."""
    return uri.lower().endswith(_OF_PROGRAMS)


def meant(uri: str) -> str | None:
    """The name that a page should have, within its language: `new-page.md` for `New Page.MD`; None if it is unclear."""
    *folders, name = uri.split("/")
    found = "/".join(plain(part) for part in (*folders, f"{_without_ending(name)}.md"))
    if found.rpartition("/")[2] == _NOT_OF_FOLDER:
        found = f"{found.removesuffix(_NOT_OF_FOLDER)}{_OF_FOLDER}"
    return found if is_well_named(found) else None


def misnamed(uri: str, path: str, taken: Container[str] = ()) -> Finding | None:
    """What is wrong with the name of a page, within its language; None if nothing is. `taken` are names of others."""
    if is_well_named(uri):
        return None
    name = meant(uri)
    cure = f"rename it to {name}" if name and name != uri and name not in taken else "rename it"
    return MISNAMED_PAGE.finding(path, f"this is not a valid name of a page; {cure}: {_RULE}")


def plain(name: str) -> str:
    """A name in small letters of half width, with hyphens for spaces and low lines."""
    return _SPACES.sub("-", half_width(name).strip()).lower()


def half_width(name: str) -> str:
    """A name as an input method for Latin letters writes it."""
    return unicodedata.normalize("NFKC", name).replace("。", ".")


def _without_ending(name: str) -> str:
    return _ENDINGS.sub("", half_width(name).strip())
