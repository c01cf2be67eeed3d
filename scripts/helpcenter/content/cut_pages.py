"""Pages whose end is gone: a program stopped while it saved them, or not all of them was pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpcenter.content.page import Page
from helpcenter.files import committed
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.project import Project

CUT_PAGE = Rule.documented(
    "cut-page",
    """A page that ends in the middle of a section, and whose other sections are in git and in another language.

Bad:  the first half of `docs/zh/verify/heyon.md`
Good: the whole page

Nothing else is said of such a page. Whole sections can be removed: then each place that leads there is reported.""",
)
RULES = (CUT_PAGE,)

_ID = re.compile(r"\{#([\w-]+)")
_HEADING = re.compile(r"^#{2,6} ", re.MULTILINE)


def find(pages: Mapping[str, Page], project: Project) -> Iterator[Finding]:
    """The pages that lack the last sections of another language, and of whose text in git they are the beginning."""
    locales = [language.locale for language in project.languages]
    for page in pages.values():
        others = (pages.get(f"{locale}/{page.uri}") for locale in locales if locale != page.locale)
        if not page.borrows and any(_lacks_end_of(page, other) for other in others if other):
            lost = _lost(page, project)
            if lost:
                what = f"the text ends here, in the middle of a section; of the last commit, {lost} lines are missing"
                cure = "if you have changed the text above, save that elsewhere; then bring back the page"
                message = f"{what}; {cure}: git checkout HEAD -- {page.path}"
                yield CUT_PAGE.finding(page.path, message, page.body_line + page.written.rstrip().count("\n"))


def _lacks_end_of(page: Page, other: Page) -> bool:
    """Whether the other language has the same sections, and more behind them."""
    if _last_id(page) == _last_id(other):
        return False
    ids, others = _ID.findall(page.written), _ID.findall(other.written)
    return len(ids) < len(others) and ids == others[: len(ids)]


def _last_id(page: Page) -> str:
    return page.written[page.written.rfind("{#") :].partition("}")[0]


def _lost(page: Page, project: Project) -> int:
    """How many lines of the page in the last commit are missing at its end; 0 if it does not end within a section."""
    whole, kept = committed.text(project.root, page.path), page.written.strip()
    if not whole or not kept:
        return 0
    _, _, rest = whole.partition(kept)
    is_within_section = bool(rest.strip()) and not rest.lstrip().startswith("#")
    return rest.rstrip().count("\n") if is_within_section and _HEADING.search(rest) else 0
