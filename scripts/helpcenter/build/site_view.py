"""What the templates show of the site on every page of one language. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.build.hierarchy import children
from helpcenter.build.page_links import Link, link, links, links_by_id
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.language.localizer import Localizer
from helpcenter.project import Language

# The section of the page about the site that says what the labels of evidence mean.
_EVIDENCE = "evidence"


@dataclass(frozen=True)
class Choice:
    """A product in the chooser, and its guide if there is one; `channels` says where it can be done."""

    product: str
    guide: Link | None
    channels: tuple[str, ...]


@dataclass(frozen=True)
class TaskChoice:
    """`others` are its pages that are about no single product."""

    id: str
    choices: tuple[Choice, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True)
class Topic:
    """A landing page that is not that of a task, with the pages it lists."""

    landing: Link
    guides: tuple[Link, ...]


@dataclass(frozen=True)
class SiteView:
    """What every page of one language shows.

    `evidence_help` is the address of what the labels of evidence mean, `independent` says whose site this is not.
    """

    language: Language
    localizer: Localizer
    home: Link
    about: Link | None
    evidence_help: str | None
    independent: str | None
    menu: tuple[Link, ...]
    tasks: tuple[TaskChoice, ...]
    topics: tuple[Topic, ...]
    pages: tuple[Link, ...]


def site_view(content: Content, language: Language) -> SiteView:
    localizer = content.localizer(language.locale)
    about = _about(content, language)
    pages = [page for page in content.pages.values() if page.locale == language.locale]
    return SiteView(
        language=language,
        localizer=localizer,
        home=_home(content, language),
        about=link(about, language) if about else None,
        evidence_help=_evidence_help(content, about, language) if about else None,
        independent=localizer.text("site.independent") if "site.independent" in localizer.strings else None,
        menu=links_by_id(content, language, content.data.help_center.menu),
        tasks=tuple(_task(content, language, task, pages) for task in content.data.tasks),
        topics=tuple(_topics(content, language)),
        # The order of the addresses keeps pages of a folder together.
        pages=links(sorted((page for page in pages if page.url), key=lambda page: page.url), language),
    )


def _home(content: Content, language: Language) -> Link:
    page = content.by_url.get((language.locale, ""))
    name = content.localizer(language.locale).text("site.name")
    return Link(page.front_matter.id if page else "", name, language.prefix)


def _about(content: Content, language: Language) -> Page | None:
    id = content.data.help_center.about
    return content.by_id[language.locale, id] if id else None


def _evidence_help(content: Content, about: Page, language: Language) -> str | None:
    anchors = {anchor for anchor, _ in content.guide(about).anchors}
    return f"{link(about, language).path}#{_EVIDENCE}" if _EVIDENCE in anchors else None


def _task(content: Content, language: Language, task: str, pages: list[Page]) -> TaskChoice:
    listed = {page.src_uri for page in children(content, content.by_id[language.locale, task])}
    guides = {
        product: page for page in pages if page.front_matter.task == task and (product := page.front_matter.product)
    }
    others = [
        page
        for page in pages
        if (page.src_uri in listed or page.front_matter.task == task)
        and page.front_matter.product is None
        and content.page_type(page).template != "landing"
    ]
    return TaskChoice(
        id=task,
        choices=tuple(
            _choice(content, language, product.name[language.locale], guides.get(id))
            for id, product in content.data.products.items()
        ),
        others=links(others, language),
    )


def _choice(content: Content, language: Language, product: str, guide: Page | None) -> Choice:
    if guide is None:
        return Choice(product, None, ())
    text = content.localizer(language.locale).text
    return Choice(
        product, link(guide, language), tuple(text(f"channel.{channel}") for channel in guide.front_matter.channels)
    )


def _topics(content: Content, language: Language) -> Iterator[Topic]:
    for id in content.data.help_center.menu:
        page = content.by_id[language.locale, id]
        if content.page_type(page).template == "landing" and id not in content.data.tasks:
            yield Topic(link(page, language), links(children(content, page), language))
