"""A new guide with everything that its type asks for, as text; what a person has to write is marked."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpcenter.content.content import Content
from helpcenter.content.fields.page_type import STEPS, PageType
from helpcenter.content.page import Page
from helpcenter.files.yaml_layout import on_one_line

# What is to be filled in: found until it is (leftover-note).
TO_FILL_IN = "TODO"
_REVIEW_EVERY_DAYS = 180
# The least and the most pages that a guide names as related to it.
_RELATED = (2, 4)


@dataclass(frozen=True)
class NewGuide:
    """A guide of the type `type` for a task and a product, which is done through `channels`."""

    content: Content
    type: str
    task: str
    product: str
    channels: Sequence[str]
    today: datetime.date

    @property
    def id(self) -> str:
        return f"{self.product}-{self.task}"

    def text(self, locale: str, name: str) -> str:
        """The page in a language, in which the product has this `name`."""
        localizer = self.content.localizer(locale)
        title = localizer.text("home.choice", product=name, task=localizer.text(f"task.{self.task}"))
        is_source = locale == self.content.project.default_language.locale
        facts = [f"id: {self.id}", *([f"type: {self.type}"] if is_source else [])]
        facts += [f"title: {on_one_line(title)}", f"description: {TO_FILL_IN}"]
        facts += self._facts() if is_source else []
        facts.append(f"reviewed: {self.today}")
        facts += self._facts_of_review() if is_source else []
        sections = [section for id in self._page_type.sections or (STEPS,) for section in self._section(locale, id)]
        return "\n".join(["---", *facts, "---", "", f"# {title}", "", TO_FILL_IN, *sections, ""])

    @property
    def _page_type(self) -> PageType:
        return self.content.data.page_types[self.type]

    def _facts(self) -> Iterator[str]:
        yield f"{self.content.data.help_center.product_key}: {self.product}"
        yield f"task: {self.task}"
        yield f"channels: {on_one_line([*self.channels])}"
        if "evidence" in self._page_type.requires:
            yield "evidence: reported  # or confirmed, if an official page says so: name it in sources"

    def _facts_of_review(self) -> Iterator[str]:
        days = Counter(page.front_matter.review_every_days for page in self._guides)
        yield f"review_every_days: {days.most_common(1)[0][0] if days else _REVIEW_EVERY_DAYS}"
        if "related" in self._page_type.requires:
            yield f"related: {on_one_line(self._related())}"

    @property
    def _guides(self) -> list[Page]:
        """The source pages of this type, those for the same task first."""
        pages = [page for page in self.content.sources.values() if page.front_matter.type == self.type]
        return sorted(pages, key=lambda page: page.front_matter.task != self.task)

    def _related(self) -> list[str]:
        """What most guides for the task name, and otherwise what is above the page."""
        named = Counter(id for page in self._guides for id in page.front_matter.related)
        other = {id for id, page in self.content.sources.items() if page.front_matter.product is None}
        ids = [id for id, _ in named.most_common() if id in other]
        above = [id for id in (self.task, *self.content.data.help_center.menu, *other) if id not in ids]
        return [*ids, *above[: max(_RELATED[0] - len(ids), 0)]][: _RELATED[1]]

    def _section(self, locale: str, id: str) -> Iterator[str]:
        if id == STEPS:
            for channel in self.channels:
                heading = self._heading(locale, channel, self.content.localizer(locale).text(f"channel.{channel}"))
                yield from ("", f"## {heading} {{#{channel} .steps}}", "", f"1. {TO_FILL_IN}")
            return
        yield from ("", f"## {self._heading(locale, id, TO_FILL_IN)} {{#{id}}}", "")
        if id == self._page_type.checklist:
            yield f"- [ ] {TO_FILL_IN}"
        elif id == self._page_type.troubleshooting:
            yield from (TO_FILL_IN, f":   {TO_FILL_IN}")
        else:
            yield TO_FILL_IN

    def _heading(self, locale: str, id: str, otherwise: str) -> str:
        """What most guides for the task, or else most of the type, call a section."""
        for is_like in (lambda page: page.front_matter.task == self.task, lambda _: True):
            pages = (self.content.by_id.get((locale, page.front_matter.id)) for page in self._guides if is_like(page))
            written = [page for page in pages if page and not page.borrows]
            found = Counter(section.title for page in written if (section := self.content.guide(page).section(id)))
            if found:
                return found.most_common(1)[0][0]
        return otherwise
