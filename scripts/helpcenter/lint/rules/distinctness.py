"""What a page says of itself is its own: its title, description and aliases are those of no other page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpcenter.content.page import Page
from helpcenter.findings.rule import warning
from helpcenter.language.words import mentions, typed
from helpcenter.lint.context import Issue, PageContext


@warning
def repeated_fact(context: PageContext) -> Iterator[Issue]:
    """A title, a description or aliases that another page of the same language has: perhaps they were copied from it.

    Bad:  `description: Identity verification in the app` on two pages; all aliases of one page on another, too; an
          alias that is the title of another page
    Good: a title and a description that tell the page from all others

    Pages may share some of their aliases: customers search for both with the same words. Spaces, hyphens and capital
    letters make no difference.
    """
    facts, known = context.facts, context.content.facts_of_pages
    for key in ("title", "description"):
        if other := _earlier(context.page, known.get((context.page.locale, key, typed(getattr(facts, key))), ())):
            yield context.at_fact([key], f"{other.path} has the same {key}; write what only this page is about")
    aliases = "\0".join(sorted(map(typed, facts.aliases)))
    if other := _earlier(context.page, known.get((context.page.locale, "aliases", aliases), ())):
        message = f"{other.path} has the same aliases; give each page those with which customers search for it"
        yield context.at_fact(["aliases"], message)
    for index, alias in enumerate(facts.aliases):
        titled = known.get((context.page.locale, "title", typed(alias)), ())
        if titled and context.page not in titled:
            message = (
                f'"{alias}" is the title of {titled[0].path}; remove it here, or write what customers type instead'
            )
            yield context.at_fact(["aliases", index], message)


def _earlier(page: Page, same: Sequence[Page]) -> Page | None:
    """The first of the pages that have the same, if it is not this one."""
    return same[0] if same and same[0] is not page else None


@warning
def misnamed_task(context: PageContext) -> Iterator[Issue]:
    """A title that names another task than that of the page: perhaps it was copied from the page of that task.

    Bad:  `title: Top up a Star card` over a page with `task: verify`
    Good: `title: Verify a Star card`

    The words for a task are its name (`task.verify` of the interface texts) and those that customers search with
    (`synonyms.yml`). A title that names both is right.
    """
    own, title = _task(context), context.facts.title
    tasks = context.content.task_words(context.page.locale)
    if own not in tasks or mentions(title, tasks[own]):
        return
    for task, words in tasks.items():
        if found := mentions(title, words):
            message = f'"{found[0]}" is the task "{task}", but this page is about "{own}"; name what it is about'
            yield context.at_fact(["title"], message)
            return


def _task(context: PageContext) -> str:
    """The task of a page; its landing page has the task's own name for an id."""
    return context.facts.task or context.facts.id
