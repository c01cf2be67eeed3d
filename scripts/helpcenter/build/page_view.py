"""What the templates show of one page, chosen and put into its language. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from helpcenter.build import qr_code
from helpcenter.build.feedback import FeedbackView, feedback_view
from helpcenter.build.hierarchy import ancestors, children
from helpcenter.build.page_links import Alternate, Link, alternates, links, links_by_id
from helpcenter.build.product_marks import Mark, mark_of
from helpcenter.build.release_files import share_picture
from helpcenter.build.section_titles import section_titles
from helpcenter.build.structured_data import web_page
from helpcenter.content import page_changes
from helpcenter.content.content import Content
from helpcenter.content.fields.front_matter import Citation
from helpcenter.content.fields.page_changes import Change
from helpcenter.content.page import Page
from helpcenter.guide.model import Guide
from helpcenter.language.amounts import Wait
from helpcenter.language.localizer import Localizer

# How many guides of other products a page leads to.
MOST_SIBLINGS = 6


@dataclass(frozen=True)
class ContactLine:
    """`kind` is phone, web or mail."""

    kind: str
    value: str
    note: str

    @property
    def host(self) -> str | None:
        """Where a link leads, so that readers can compare it; and for paper."""
        return urlsplit(self.value).hostname


@dataclass(frozen=True)
class Channel:
    """A procedure of a guide, by the name of its channel: `path` is `#app`, `steps` the number of its steps."""

    id: str
    title: str
    path: str
    steps: int


@dataclass(frozen=True)
class Source:
    """Where facts were read, and when.

    `language` is the name of its language, if it isn't that of the page; `read` also says if it was a stored copy.
    """

    url: str
    lang: str
    language: str
    read: str


@dataclass(frozen=True)
class ChangedSections:
    """What a review changed: the `ids` of sections, and the `titles` of those that the page has, by their ids."""

    date: str
    ids: tuple[str, ...]
    titles: Mapping[str, str]


@dataclass(frozen=True)
class PageView:
    """`template` is guide, article, definitions, landing or home.

    `ancestors` are the landing pages above, the outermost first. `mark` is that of the product that the page is about,
    `siblings` are the guides of other products for the same task. `wait` says how long the review takes, and that this
    is only reported if no official page confirms it; nothing if what the guide is about is seldom needed.

    `changed` is what the last review changed, with its day; nothing if the page has been as it is since it was new.
    `reviewed_again` says that there was a later review than the first: what somebody ticked before is out of date.
    `structured_data` is what the page says of itself to search engines, `share_picture` the whole address of the
    picture that social networks show, if this is a release.
    `untranslated` says that the text of the page is still in the language of its source.
    `ticks_since` is the same in every language: ticks hold for the procedure as it was reviewed then.
    """

    id: str
    template: str
    title: str
    description: str
    url: str
    alternates: tuple[Alternate, ...]
    ancestors: tuple[Link, ...]
    mark: Mark | None
    guides: tuple[Link, ...]
    siblings: tuple[Link, ...]
    related: tuple[Link, ...]
    channels: tuple[Channel, ...]
    wait: str | None
    seldom_needed: bool
    evidence: str | None
    sources: tuple[Source, ...]
    reviewed: str
    ticks_since: str
    reviewed_again: bool
    changed: ChangedSections | None
    contacts: tuple[ContactLine, ...]
    structured_data: Mapping[str, object]
    share_picture: str | None
    untranslated: str | None
    feedback: FeedbackView | None

    @property
    def path_ids(self) -> tuple[str, ...]:
        """The ids of the page and of those above it, for what is active in the menu."""
        return (self.id, *(page.id for page in self.ancestors))

    @property
    def qr(self) -> str:
        """The address of the page as an inline SVG, for paper."""
        return qr_code.svg(self.url)


def page_view(content: Content, page: Page, guide: Guide) -> PageView:
    facts = page.front_matter
    localizer = content.localizer(page.locale)
    template = content.page_type(page).template
    source = content.sources[facts.id].front_matter
    evidence = facts.evidence if content.data.help_center.is_third_party else None
    product = content.data.products[facts.product] if facts.product else None
    site_url = content.project.site_url
    url = f"{site_url}{content.places.of(page)}"
    changes = page_changes.of_page(content, page)
    return PageView(
        id=facts.id,
        template=template,
        title=facts.title,
        description=facts.description,
        url=url,
        alternates=alternates(content, page.url),
        ancestors=links(content, ancestors(content, page)),
        mark=mark_of(product, page.locale) if product else None,
        guides=links(content, children(content, page)) if template == "landing" else (),
        siblings=links(content, _siblings(content, page)),
        related=links_by_id(content, page.locale, facts.related),
        channels=tuple(_channels(content, guide, page, source.seldom_needed)),
        wait=_wait(localizer, source.wait, evidence) if source.wait and not source.seldom_needed else None,
        seldom_needed=bool(source.seldom_needed),
        evidence=evidence,
        sources=tuple(_sources(localizer, facts.sources)),
        reviewed=localizer.date(facts.reviewed),
        ticks_since=source.reviewed.isoformat(),
        reviewed_again=len(changes) > 1,
        changed=_changed(localizer, changes, guide),
        contacts=tuple(_contacts(content, page)),
        structured_data=web_page(content, page),
        share_picture=f"{site_url}{share_picture(content.places.of(page))}" if content.project.is_release else None,
        untranslated=_untranslated(content, page),
        feedback=feedback_view(content, page, url),
    )


def _changed(localizer: Localizer, changes: Sequence[Change], guide: Guide) -> ChangedSections | None:
    last = changes[-1]
    if len(changes) == 1 or not last.sections:
        return None
    return ChangedSections(localizer.date(last.day), last.sections, section_titles(guide, last.sections))


def _untranslated(content: Content, page: Page) -> str | None:
    """Says in the language of the page in which language its text is, if it is not translated yet."""
    if page.borrows is None:
        return None
    localizer, source = content.localizer(page.locale), content.project.language(page.borrows)
    return localizer.text("page.untranslated", source=localizer.language(source.tag) or source.name)


def _siblings(content: Content, page: Page) -> Iterator[Page]:
    """The first guides of other products for the same task, in the order of the products."""
    facts = page.front_matter
    if facts.product and facts.task:
        guides = content.guides[page.locale, facts.task]
        others = (guide for product, guide in guides.items() if product != facts.product)
        yield from islice(others, MOST_SIBLINGS)


def _channels(content: Content, guide: Guide, page: Page, seldom_needed: Collection[str]) -> Iterator[Channel]:
    """The procedures of a guide by the names of their channels; those that are seldom needed with that of the task."""
    text = content.localizer(page.locale).text
    for section in guide.procedures:
        title = text(f"channel.{section.id}") if section.id in content.data.channels else section.title
        if section.id in seldom_needed and page.front_matter.task:
            title = text("channels.of_task", task=text(f"task.{page.front_matter.task}"), channel=title)
        yield Channel(section.id, title, f"#{section.id}", len(section.steps))


def _sources(localizer: Localizer, sources: Iterable[Citation]) -> Iterator[Source]:
    for source in sources:
        date = localizer.date(source.read)
        read = localizer.text("page.source.stored", date=date) if source.stored else date
        yield Source(source.url, source.lang, localizer.language(source.lang), read)


def _wait(localizer: Localizer, wait: Wait, evidence: str | None) -> str:
    """How long the review takes, and that this is only reported if no official page confirms it."""
    amount = localizer.wait(wait)
    return amount if evidence in (None, "confirmed") else localizer.text("wait.reported", wait=amount)


def _contacts(content: Content, page: Page) -> Iterator[ContactLine]:
    product = page.front_matter.product
    for contact in content.data.contacts.get(product, ()) if product else ():
        yield ContactLine(contact.kind, contact.value, contact.note[page.locale])
