"""What the templates show of the site on every page of one language. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from helpcenter.build import optional_parts
from helpcenter.build.announcements import AnnouncementView, announcements
from helpcenter.build.borrowed_texts import TemplateLocalizer
from helpcenter.build.brand_color import DARK_PAPERS, LIGHT_PAPERS
from helpcenter.build.hierarchy import children
from helpcenter.build.often_asked import often_asked
from helpcenter.build.page_links import Link, link, links, links_by_id
from helpcenter.build.product_marks import Mark, mark_of
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.language.localizer import Localizer
from helpcenter.language.territories import territory_locale
from helpcenter.site_languages import Language

# How many products the chooser shows; the landing pages of the tasks list all of them.
MOST_PRODUCTS = 12
# The section of the page about the site that says what the labels of evidence mean.
_EVIDENCE = "evidence"


@dataclass(frozen=True)
class TaskChoice:
    """A task: `others` are its pages about no single product; `more` lists all products if the chooser can't."""

    others: tuple[Link, ...]
    more: Link | None


@dataclass(frozen=True)
class GuideChoice:
    """A task, and the guide for it if there is one."""

    id: str
    guide: Link | None


@dataclass(frozen=True)
class ProductChoice:
    """A product in the chooser, with all tasks in their order."""

    name: str
    mark: Mark
    tasks: tuple[GuideChoice, ...]


@dataclass(frozen=True)
class Topic:
    """A landing page that is not that of a task, with the pages it lists.

    `answers`: all of them answer questions.
    """

    landing: Link
    guides: tuple[Link, ...]
    answers: bool


class ThemeColor(NamedTuple):
    """What a browser paints around the page in a colour scheme of the device."""

    scheme: str
    value: str


@dataclass(frozen=True)
class SiteView:
    """What every page of one language shows.

    `evidence_help` is the address of what the labels of evidence mean, `independent` says whose site this is not.
    `products` are those that the chooser shows. `territory_locale` is the language as social networks name it: `zh_CN`.
    `offline` says whether readers can keep a copy on their devices, `is_release` whether this is made to be published.
    `script` is that of all pages.
    """

    language: Language
    localizer: Localizer = field(repr=False)
    home: Link
    about: Link | None
    evidence_help: str | None
    independent: str | None
    offline: bool
    announcements: tuple[AnnouncementView, ...]
    script: str
    menu: tuple[Link, ...]
    tasks: tuple[TaskChoice, ...]
    products: tuple[ProductChoice, ...]
    often_asked: tuple[Link, ...]
    topics: tuple[Topic, ...]
    territory_locale: str
    theme_colors: tuple[ThemeColor, ...]
    is_release: bool


def site_view(content: Content, language: Language) -> SiteView:
    localizer = _localizer(content, language)
    about = _about(content, language)
    pages = [page for page in content.pages.values() if page.locale == language.locale]
    return SiteView(
        language=language,
        localizer=localizer,
        home=_home(content, language),
        about=link(content, about) if about else None,
        evidence_help=_evidence_help(content, about) if about else None,
        independent=localizer.text("site.independent") if content.data.help_center.is_third_party else None,
        offline=content.data.help_center.offline,
        announcements=announcements(content, language),
        script=optional_parts.page_script(content),
        menu=links_by_id(content, language.locale, content.data.help_center.menu),
        tasks=tuple(_task(content, language.locale, task, pages) for task in content.data.tasks),
        products=tuple(islice(_products(content, language.locale), MOST_PRODUCTS)),
        often_asked=often_asked(content, language.locale),
        topics=tuple(_topics(content, language.locale)),
        territory_locale=territory_locale(language.tag),
        theme_colors=(ThemeColor("light", LIGHT_PAPERS[0]), ThemeColor("dark", DARK_PAPERS[0])),
        is_release=content.project.is_release,
    )


def _localizer(content: Content, language: Language) -> Localizer:
    known = content.data.languages
    return TemplateLocalizer(
        language.tag, content.data.strings[language.locale], known.lenders.get(language.locale, {})
    )


def _home(content: Content, language: Language) -> Link:
    page = content.by_url.get((language.locale, ""))
    name = content.localizer(language.locale).text("site.name")
    return Link(page.front_matter.id if page else "", name, language.prefix)


def _about(content: Content, language: Language) -> Page | None:
    id = content.data.help_center.about
    return content.by_id[language.locale, id] if id else None


def _evidence_help(content: Content, about: Page) -> str | None:
    anchors = {anchor for anchor, _ in content.guide(about).anchors}
    return f"{content.places.of(about)}#{_EVIDENCE}" if _EVIDENCE in anchors else None


def _task(content: Content, locale: str, task: str, pages: list[Page]) -> TaskChoice:
    landing = content.by_id[locale, task]
    listed = {page.src_uri for page in children(content, landing)}
    others = [
        page
        for page in pages
        if (page.src_uri in listed or page.front_matter.task == task)
        and page.front_matter.product is None
        and content.page_type(page).template != "landing"
    ]
    return TaskChoice(
        others=links(content, others),
        more=link(content, landing) if _has_more(content) else None,
    )


def _products(content: Content, locale: str) -> Iterator[ProductChoice]:
    for id, product in content.data.products.items():
        guides = {task: content.guides[locale, task].get(id) for task in content.data.tasks}
        yield ProductChoice(
            name=product.name[locale],
            mark=mark_of(product, locale),
            tasks=tuple(GuideChoice(task, link(content, guide) if guide else None) for task, guide in guides.items()),
        )


def _has_more(content: Content) -> bool:
    return len(content.data.products) > MOST_PRODUCTS


def _topics(content: Content, locale: str) -> Iterator[Topic]:
    for id in content.data.help_center.menu:
        page = content.by_id[locale, id]
        if content.page_type(page).template == "landing" and id not in content.data.tasks:
            guides = children(content, page)
            answers = all(content.page_type(guide).questions for guide in guides)
            yield Topic(link(content, page), links(content, guides), answers)
