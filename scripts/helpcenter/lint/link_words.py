"""Whether the words of a link are about what it leads to: the words of its address, and the heading there."""

from __future__ import annotations

import posixpath
import re
from itertools import combinations
from urllib.parse import unquote

from helpcenter.content.page import Page
from helpcenter.guide.model import Span
from helpcenter.lint.context import PageContext

# A word in Latin letters, or a Chinese character.
_WORD = re.compile(r"[A-Za-z0-9]{2,}|[^\W\d_A-Za-z]")


def would_fit_better(context: PageContext, links: list[Span]) -> bool:
    """Whether two of the links of a page are each about the target of the other one."""
    about = [_words(link.text) for link in links]
    targets = [_words(_told(context, link.target)) for link in links]

    def is_rather_about(one: int, other: int) -> bool:
        return len(about[one] & targets[other]) > len(about[one] & targets[one])

    return any(
        is_rather_about(one, other) and is_rather_about(other, one) for one, other in combinations(range(len(links)), 2)
    )


def linked_page(context: PageContext, target: str) -> Page | None:
    """The page that a link leads to, as writers write it: the path of a file; None if it leads elsewhere."""
    path, home = unquote(target).partition("#")[0], context.page.src_uri
    return context.content.pages.get(
        posixpath.normpath(posixpath.join(posixpath.dirname(home), path)) if path else home
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _told(context: PageContext, target: str) -> str:
    """What a target says of itself: its address, and the heading of the section or page in the help center."""
    path, _, anchor = unquote(target).partition("#")
    page = linked_page(context, target)
    if page is None:
        return target
    guide = context.content.guide(page)
    section = guide.section(anchor)
    return f"{anchor or path} {section.title if section else guide.title}"
