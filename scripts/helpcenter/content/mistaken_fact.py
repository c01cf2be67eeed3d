"""A guide whose front matter names another product or task than everything else that it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from helpcenter.content.data import Data
from helpcenter.content.page import Page
from helpcenter.files import committed
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.project import Project

MISTAKEN_FACT = Rule.documented(
    "mistaken-fact",
    """A guide that is listed under one product or task, and whose title, id and file name are about another.

Bad:  `card: tmobile` in `verify/heyon.md` with the title "Heyon 卡实名认证"
Good: `card: heyon`

It is not said of a page that the last commit has with this product and task.""",
)
RULES = (MISTAKEN_FACT,)
_BETWEEN = re.compile(r"[\W_]+")


def finding(page: Page, data: Data, project: Project) -> Finding | None:
    """That a guide names another product, or another task, in its title, and in its id or in the name of its file."""
    facts, key = page.front_matter, data.help_center.product_key
    if not (facts.product and facts.product in data.products and facts.task and facts.task in data.tasks):
        return None
    products = {id: (id, *product.names(page.locale)) for id, product in data.products.items()}
    strings = data.strings[page.locale]
    tasks = {id: (id, str(strings.get(f"task.{id}", id))) for id in data.tasks}
    for name, value, known in ((key, facts.product, products), ("task", facts.task, tasks)):
        meant, where = _about(page, value, known)
        if meant and not _was(name, value, page, project):
            message = f'this page is about "{meant}" ({where}), and "{name}" is "{value}"; write {name}: {meant}'
            return page.document.finding([name], MISTAKEN_FACT, message)
    return None


def _about(page: Page, value: str, known: Mapping[str, Iterable[str]]) -> tuple[str, str]:
    """The other one that a page is about, and what says so; nothing if anything names the one that it has."""
    facts = page.front_matter
    places = {"title": facts.title, "id": facts.id, "file name": page.uri.removesuffix(".md")}
    named = {place: _named(_letters(text), known) for place, text in places.items()}
    if any(value in each for each in named.values()):
        return "", ""
    for id in known:
        about = [place for place, ids in named.items() if id in ids]
        if "title" in about and len(about) > 1:
            return id, ", ".join(about)
    return "", ""


def _named(said: str, known: Mapping[str, Iterable[str]]) -> set[str]:
    """Those whose name is in a text, however its parts are joined."""
    return {id for id, names in known.items() if any(name and name in said for name in map(_letters, names))}


def _letters(text: str) -> str:
    return _BETWEEN.sub("", text).casefold()


def _was(key: str, value: str, page: Page, project: Project) -> bool:
    """Whether the page had this fact in the last commit."""
    return committed.front_matter(project.root, page.path).get(key) == value
