"""A help center without some pages that others lead to, as the preview can show it: what leads to them is left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from helpcenter.content.data import Data
from helpcenter.content.page import Page


def without_references(data: Data, pages: Mapping[str, Page]) -> tuple[Data, dict[str, Page]]:
    """The data files and the pages without the ids of pages that are absent."""
    ids = {page.front_matter.id for page in pages.values()}
    help_center = data.help_center
    left = help_center.model_copy(
        update={"menu": _among(help_center.menu, ids), "about": help_center.about if help_center.about in ids else None}
    )
    tasks = _among(data.tasks, ids)
    asked = tuple(each for each in data.often_asked if each.page in ids)
    announced = tuple(each for each in data.announcements if each.page is None or each.page in ids)
    without_landing = {*data.tasks} - {*tasks}
    kept = {src_uri: _without_references(page, ids, without_landing) for src_uri, page in pages.items()}
    return replace(data, help_center=left, tasks=tasks, often_asked=asked, announcements=announced), kept


def _without_references(page: Page, ids: Collection[str], tasks_without_landing: Collection[str]) -> Page:
    facts = page.front_matter
    related = _among(facts.related, ids)
    task = None if facts.task in tasks_without_landing else facts.task
    if related == facts.related and task == facts.task:
        return page
    return replace(page, front_matter=facts.model_copy(update={"related": related, "task": task}))


def _among(ids: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in known)
