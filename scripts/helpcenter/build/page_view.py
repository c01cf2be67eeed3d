"""What the templates show of one page, chosen and put into its language. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.build import qr_code
from helpcenter.build.hierarchy import ancestors, children
from helpcenter.build.page_links import Alternate, Link, alternates, links, links_by_id
from helpcenter.content.content import Content
from helpcenter.content.fields.front_matter import Citation
from helpcenter.content.fields.product import Product
from helpcenter.content.page import Page
from helpcenter.guide.model import Guide
from helpcenter.project import Language


@dataclass(frozen=True)
class ContactLine:
    """`kind` is phone, web or mail."""

    kind: str
    value: str
    note: str


@dataclass(frozen=True)
class PageView:
    """`template` is guide, article, landing or home; `ancestors` are the landing pages above, the outermost first.

    `product` is what the page is about, with all its declared fields.

    `ticks_since` is the same in every language: ticks hold for the procedure as it was reviewed then.
    """

    id: str
    template: str
    title: str
    description: str
    url: str
    alternates: tuple[Alternate, ...]
    ancestors: tuple[Link, ...]
    product: Product | None
    guides: tuple[Link, ...]
    related: tuple[Link, ...]
    channels: tuple[Link, ...]
    wait: str | None
    evidence: str | None
    sources: tuple[Citation, ...]
    reviewed: str
    reviewed_iso: str
    ticks_since: str
    contacts: tuple[ContactLine, ...]

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
    language = content.project.language(page.locale)
    localizer = content.localizer(page.locale)
    template = content.page_type(page).template
    source = content.sources[facts.id].front_matter
    return PageView(
        id=facts.id,
        template=template,
        title=facts.title,
        description=facts.description,
        url=f"{content.project.site_url}{language.prefix}{page.url}",
        alternates=alternates(content, page.url, language),
        ancestors=links(ancestors(content, page), language),
        product=content.data.products[facts.product] if facts.product else None,
        guides=links(children(content, page), language) if template == "landing" else (),
        related=links_by_id(content, language, facts.related),
        channels=tuple(_channels(content, guide, language)),
        wait=localizer.wait(source.wait) if source.wait else None,
        evidence=facts.evidence if content.data.help_center.shows_evidence else None,
        sources=facts.sources,
        reviewed=localizer.date(facts.reviewed),
        reviewed_iso=facts.reviewed.isoformat(),
        ticks_since=source.reviewed.isoformat(),
        contacts=tuple(_contacts(content, page)),
    )


def _channels(content: Content, guide: Guide, language: Language) -> Iterator[Link]:
    """The procedures of a guide by the names of their channels."""
    text = content.localizer(language.locale).text
    for section in guide.procedures:
        known = section.id in content.data.channels
        yield Link(section.id, text(f"channel.{section.id}") if known else section.title, f"#{section.id}")


def _contacts(content: Content, page: Page) -> Iterator[ContactLine]:
    product = page.front_matter.product
    for contact in content.data.contacts.get(product, ()) if product else ():
        yield ContactLine(contact.kind, contact.value, contact.note[page.locale])
