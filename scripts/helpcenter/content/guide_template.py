"""A new guide with everything that its type asks for, as text; what a person has to write is marked."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpcenter.content.content import Content
from helpcenter.content.fields.page_type import STEPS, PageType
from helpcenter.content.page import Page
from helpcenter.files.yaml_layout import on_one_line
from helpcenter.language import name_pattern, typography

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

    @cached_property
    def id(self) -> str:
        """Made as those of most guides for the task are (`heyon-topup`); else of the product and the task."""
        pattern = name_pattern.common((page.front_matter.id, [product]) for product, page in self._neighbours.items())
        return pattern.with_name(self.product) if pattern else f"{self.product}-{self.task}"

    def text(self, locale: str, name: str) -> str:
        """The page in a language, in which the product has this `name`."""
        title = self._title(locale, name)
        is_source = locale == self.content.project.default_language.locale
        facts = [f"id: {self.id}", *([f"type: {self.type}"] if is_source else [])]
        facts += [f"title: {on_one_line(title)}", f"description: {TO_FILL_IN}"]
        facts += self._facts() if is_source else []
        facts.append(f"reviewed: {self.today}")
        facts += self._facts_of_review() if is_source else []
        sections = [section for id in self._page_type.sections or (STEPS,) for section in self._section(locale, id)]
        return "\n".join(["---", *facts, "---", "", f"# {title}", "", TO_FILL_IN, *sections, ""])

    def _title(self, locale: str, name: str) -> str:
        """Worded as most guides for the task are; to be filled in, if each has its own way."""
        titles = (
            (page.front_matter.title, self.content.data.products[product].names(locale))
            for product, page in self.content.guides[locale, self.task].items()
            if not page.borrows and TO_FILL_IN not in page.front_matter.title
        )
        pattern = name_pattern.common(titles)
        if pattern and pattern.suits(name):
            table = self.content.data.languages.data[locale].typography
            return typography.corrected(pattern.with_name(name), table)
        localizer = self.content.localizer(locale)
        task = localizer.text(f"task.{self.task}")
        return f"{TO_FILL_IN} {localizer.text('home.choice', product=name, task=task)}"

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

    @property
    def _neighbours(self) -> Mapping[str, Page]:
        """The source pages for the same task, of whatever type, by product."""
        return self.content.guides[self.content.project.default_language.locale, self.task]

    def _related(self) -> list[str]:
        """What most guides for the task name, and the other guides of the product; else what is above the page."""
        named = Counter(id for page in self._neighbours.values() for id in page.front_matter.related)
        usual = [id for id, times in named.most_common() if 2 * times > len(self._neighbours) and self._is_general(id)]
        own = [id for id, page in self.content.sources.items() if page.front_matter.product == self.product]
        ids = [*usual[: max(_RELATED[1] - len(own), _RELATED[0])], *own][: _RELATED[1]]
        above = (self.task, *self.content.data.help_center.menu, *filter(self._is_general, self.content.sources))
        missing = [id for id in dict.fromkeys(above) if id not in ids][: max(_RELATED[0] - len(ids), 0)]
        return [*ids, *missing]

    def _is_general(self, id: str) -> bool:
        """Whether there is a page with this id, which is about no product."""
        return id in self.content.sources and self.content.sources[id].front_matter.product is None

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
