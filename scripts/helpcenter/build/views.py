"""What the templates show of the site and of a page, chosen and put into one language. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from helpcenter.content.content import Content
from helpcenter.content.fields import Citation, Contact
from helpcenter.content.page import Page
from helpcenter.guide.model import Guide
from helpcenter.language.localizer import Localizer
from helpcenter.project import Language


@dataclass(frozen=True)
class Link:
    """`path` is relative to the site's root: `en/verify/heyon/`."""

    id: str
    title: str
    path: str
    description: str = ""


@dataclass(frozen=True)
class Alternate:
    """The same page in one language; `url` is absolute."""

    tag: str
    name: str
    path: str
    url: str
    current: bool
    default: bool


@dataclass(frozen=True)
class Choice:
    """A card in the chooser, and its guide if there is one; `channels` says where it can be done."""

    card: str
    guide: Link | None
    channels: tuple[str, ...]


@dataclass(frozen=True)
class TaskChoice:
    id: str
    choices: tuple[Choice, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True)
class Topic:
    """A landing page that is no task, with the pages it lists."""

    landing: Link
    guides: tuple[Link, ...]


@dataclass(frozen=True)
class ContactLine:
    kind: str
    value: str
    note: str


@dataclass(frozen=True)
class SiteView:
    """What every page of one language shows."""

    language: Language
    localizer: Localizer
    home: Link
    about: Link | None
    menu: tuple[Link, ...]
    tasks: tuple[TaskChoice, ...]
    topics: tuple[Topic, ...]
    pages: tuple[Link, ...]


@dataclass(frozen=True)
class PageView:
    """`ticks_since` is the same in every language: ticks hold for the procedure as it was reviewed then."""

    id: str
    type: str
    title: str
    description: str
    url: str
    alternates: tuple[Alternate, ...]
    folder: Link | None
    guides: tuple[Link, ...]
    related: tuple[Link, ...]
    channels: tuple[Link, ...]
    wait: str | None
    evidence: str | None
    sources: tuple[Citation, ...]
    reviewed: str
    reviewed_iso: str
    ticks_since: str
    has_contact: bool
    contacts: tuple[ContactLine, ...]


def site_view(content: Content, language: Language) -> SiteView:
    return SiteView(
        language=language,
        localizer=content.localizer(language.locale),
        home=Link("home", content.localizer(language.locale).text("site.name"), language.prefix),
        about=_link_to(content, language, "about"),
        menu=tuple(_links(content, language, content.data.site.menu)),
        tasks=tuple(_task(content, language, task) for task in content.data.site.tasks),
        topics=tuple(_topics(content, language)),
        pages=tuple(_all(content, language)),
    )


def page_view(content: Content, page: Page, guide: Guide) -> PageView:
    facts = page.front_matter
    language = content.project.language(page.locale)
    localizer = content.localizer(page.locale)
    wait = content.sources[facts.id].front_matter.wait
    return PageView(
        id=facts.id,
        type=facts.type,
        title=facts.title,
        description=facts.description,
        url=f"{content.project.site_url}{language.prefix}{page.url}",
        alternates=tuple(_alternates(content, page.url, language)),
        folder=_folder(content, page, language),
        guides=tuple(_guides_below(content, page, language)),
        related=tuple(_links(content, language, facts.related)),
        channels=tuple(Link(section.id, section.title, f"#{section.id}") for section in guide.procedures),
        wait=localizer.wait(wait) if wait else None,
        evidence=facts.evidence,
        sources=facts.sources,
        reviewed=localizer.date(facts.reviewed),
        reviewed_iso=facts.reviewed.isoformat(),
        ticks_since=content.sources[facts.id].front_matter.reviewed.isoformat(),
        has_contact=facts.product is not None,
        contacts=tuple(_contacts(content, facts.product, language)),
    )


def home_alternates(content: Content) -> tuple[Alternate, ...]:
    """The home pages, for a page that stands outside of every language (404)."""
    return tuple(_alternates(content, "", None))


def _alternates(content: Content, url: str, current: Language | None) -> Iterable[Alternate]:
    for language in content.project.languages:
        path = f"{language.prefix}{url}"
        yield Alternate(
            tag=language.tag,
            name=language.name,
            path=path,
            url=f"{content.project.site_url}{path}",
            current=language == current,
            default=language.default,
        )


def _link(page: Page, language: Language) -> Link:
    facts = page.front_matter
    return Link(facts.id, facts.title, f"{language.prefix}{page.url}", facts.description)


def _link_to(content: Content, language: Language, id: str) -> Link | None:
    page = content.by_id.get((language.locale, id))
    return _link(page, language) if page else None


def _links(content: Content, language: Language, ids: Iterable[str]) -> Iterable[Link]:
    return (_link(content.by_id[language.locale, id], language) for id in ids)


def _all(content: Content, language: Language) -> Iterable[Link]:
    """All pages of a language in the order of their addresses, which keeps those of a folder together."""
    pages = (page for page in content.pages.values() if page.locale == language.locale and page.url)
    return (_link(page, language) for page in sorted(pages, key=lambda page: page.url))


def _folder(content: Content, page: Page, language: Language) -> Link | None:
    """The landing page above this page."""
    above = content.by_url.get((page.locale, f"{page.folder}/"))
    return _link(above, language) if above and above is not page else None


def _guides_below(content: Content, page: Page, language: Language) -> Iterable[Link]:
    """The guides that a landing page lists: those without a card first, then in the order of the cards."""
    if content.page_type(page).template != "landing":
        return ()
    below = [
        other
        for other in content.pages.values()
        if other.locale == page.locale and other.folder == page.folder and other is not page
    ]
    cards = list(content.data.products)

    def order(other: Page) -> tuple[int, str]:
        card = other.front_matter.product
        return (cards.index(card) if card else -1, other.uri)

    return (_link(other, language) for other in sorted(below, key=order))


def _task(content: Content, language: Language, task: str) -> TaskChoice:
    pages = [
        page
        for page in content.pages.values()
        if page.locale == language.locale and page.folder == content.by_id[language.locale, task].folder
    ]
    guides = {page.front_matter.product: page for page in pages if page.front_matter.task == task}
    others = [
        page for page in pages if page.front_matter.product is None and content.page_type(page).template != "landing"
    ]
    localizer = content.localizer(language.locale)
    return TaskChoice(
        id=task,
        choices=tuple(
            Choice(
                card=product.name[language.locale],
                guide=_link(guides[id], language) if id in guides else None,
                channels=tuple(localizer.text(f"channel.{channel}") for channel in guides[id].front_matter.channels)
                if id in guides
                else (),
            )
            for id, product in content.data.products.items()
        ),
        others=tuple(_link(page, language) for page in others),
    )


def _topics(content: Content, language: Language) -> Iterable[Topic]:
    for id in content.data.site.menu:
        page = content.by_id[language.locale, id]
        if content.page_type(page).template == "landing" and id not in content.data.site.tasks:
            yield Topic(_link(page, language), tuple(_guides_below(content, page, language)))


def _contacts(content: Content, product: str | None, language: Language) -> Iterable[ContactLine]:
    contacts: tuple[Contact, ...] = content.data.contacts.get(product, ()) if product else ()
    return (ContactLine(contact.kind, contact.value, contact.note[language.locale]) for contact in contacts)
