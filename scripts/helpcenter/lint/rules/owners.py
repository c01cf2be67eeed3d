"""Whose a host, a page, a datum or a contact is: that of the product that is meant; no source is a service."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence

from helpcenter.content.content import Content
from helpcenter.content.data import Data
from helpcenter.content.fields.contact import Contact
from helpcenter.content.page import Filled
from helpcenter.guide.model import Block
from helpcenter.language.words import typed
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.data_context import DataContext
from helpcenter.lint.hosts import host_of
from helpcenter.lint.link_words import linked_page

# The actions, by their ids in the files of the languages, that use a service. A source is only read.
_OF_SERVICES = {"buy", "download", "enter", "install", "open", "pay", "register", "sign-in", "submit", "upload"}


def misleading_link(context: PageContext) -> Iterator[Issue]:
    """A link whose words name one product or page, and that leads to another, or to a mere source.

    Bad:  `[T-Mobile's official site](https://www.lycamobile.es/)`, `[T-Mobile's limits](lycamobile.md#limits)`,
          `[Photograph your ID](privacy.md)` where this is the title of `id-photos.md`
    Good: `[T-Mobile's official site](https://www.t-mobile.com/)`, `[T-Mobile's limits](t-mobile.md#limits)`,
          `[Photograph your ID](id-photos.md)`

    On a page about one product, a link whose words name none means this one. It may also lead to the page of a product
    that its paragraph, its row or its heading names.
    """
    yield from _to_hosts(context)
    yield from _by_title(context)
    for block, span in context.guide.marked("link"):
        page = linked_page(context, span.target)
        product = page.front_matter.product if page else None
        if product in {None, context.facts.product} and not (product and _named(context.content, span.text)):
            continue
        meant = _named(context.content, span.text) or _meant(context, block)
        if product and meant and product not in meant:
            what = f'"{span.target}" is about "{product}", and not about "{_called(meant)}"'
            yield context.at_span(block, span, f'{what}; correct the link, or name "{product}" in its words')


def _by_title(context: PageContext) -> Iterator[Issue]:
    """Links whose words are the title of another page, or of another section of their page, than they lead to.

    The title of an index can be a word that others use for what they are about, too.
    """
    for block, span in context.guide.marked("link"):
        page, words = linked_page(context, span.target), typed(span.text)
        if not page or not words:
            continue
        path, _, anchor = span.target.partition("#")
        sections = context.content.guide(page).sections
        same = [section for section in sections if typed(section.title) == words]
        titled = context.content.facts_of_pages.get((context.page.locale, "title", words), ())
        if anchor in {section.id for section in same} or page in titled or (same and not anchor):
            continue
        if same:
            message = f'"{span.text}" is the heading of #{same[0].id}, and "#{anchor}" is another section'
            yield context.at_span(block, span, f"{message}; write ({path}#{same[0].id}), or other words")
        elif titled and posixpath.basename(titled[0].path) != "index.md":
            right = posixpath.relpath(titled[0].path, posixpath.dirname(context.page.path))
            message = f'"{span.text}" is the title of {titled[0].path}, and "{span.target}" is another page'
            yield context.at_span(block, span, f"{message}; write ({right}), or other words")


def _to_hosts(context: PageContext) -> Iterator[Issue]:
    own = {context.facts.product} if context.facts.product else set()
    for block, span in context.guide.marked("link"):
        host = host_of(span.target)
        owners = context.data.owners.get(host, frozenset())
        if not owners and host not in context.data.hosts.cited:
            continue
        named = _named(context.content, span.text)
        if named and not owners:
            message = (
                f'"{host}" is a source in docs/_data/hosts.yml, and no host of "{_called(named)}"; name the source'
            )
            yield context.at_span(block, span, message)
        elif owners and (named or own) and not owners & (named or own):
            message = (
                f'"{host}" is a host of "{_called(owners)}", and not of "{_called(named or own)}"; correct the link'
            )
            yield context.at_span(block, span, message)


def datum_of_another(context: PageContext) -> Iterator[Issue]:
    """A datum of one product in a text about another: a limit, or the review time of a guide.

    Bad:  `At most {{ limit("tmobile", "balance") }}` in the guide for the Lycamobile card
    Good: `At most {{ limit("lycamobile", "balance") }}`; `T-Mobile: {{ limit("tmobile", "balance") }}`

    A text is about the product of its page, and about those that its paragraph, its row or its heading names.
    """
    for filled in context.page.filled:
        product = _product_of(context.content, filled.called)
        if product in {None, context.facts.product}:
            continue
        meant = _meant(context, _block_of(context, filled))
        if meant and product not in meant:
            what = f'{filled.written} is a datum of "{product}", and not of "{_called(meant)}"'
            message = f'{what}; correct it, or name "{product}" beside it'
            yield context.at_line(filled.line, message, context.page.column_of(filled))


def _product_of(content: Content, called: Sequence[str]) -> str | None:
    """The product whose datum a data function shows: that of a page, or the one that it names."""
    function, name, *_ = called
    return content.sources[name].front_matter.product if function == "wait" else name


def _block_of(context: PageContext, filled: Filled) -> Block | None:
    """The block in which a datum was filled in."""
    for block in context.guide.blocks:
        for found in re.finditer(re.escape(filled.shown), block.text) if block.line <= filled.line else ():
            place = context.at(block, "", found.start())
            if (place.line, place.column) == (filled.line, filled.start + 1):
                return block
    return None


def _meant(context: PageContext, block: Block | None) -> set[str]:
    """The products that a text is about: that of its page, and those that the nearest words name."""
    own = {context.facts.product} if context.facts.product else set()
    section = next((part for part in context.guide.parts if block in part.blocks), None)
    if block is None or section is None:
        return own
    before = section.blocks[: section.blocks.index(block)]
    row = [each for each in section.blocks if each.kind == block.kind == "cell" and each.line == block.line]
    term = [each for each in before if each.kind == "term"][-1:] if block.kind == "definition" else []
    for near in ([block], row, term, [section.heading]):
        if named := _named(context.content, "\n".join(each.text for each in near)):
            return own | named
    return own


def source_as_service(context: PageContext) -> Iterator[Issue]:
    """A step, or another text that begins with what to do, sends readers to a host that is only cited as a source.

    Bad:  `1. Open the [top-up page](https://www.legaltoday.com/pay).`
    Good: `[Legal Today](https://www.legaltoday.com/…) reported this in 2009.`
    """
    cited = {*context.data.hosts.cited} - context.data.confirming_hosts
    grammar = context.content.action_grammar(context.page.locale)
    steps = {step.sentence for step in context.guide.steps}
    for block, span in context.guide.marked("link"):
        host = host_of(span.target)
        if host in cited and (block in steps or grammar.read(block).ids & _OF_SERVICES):
            message = (
                f'"{host}" is a source in docs/_data/hosts.yml, and no place to do anything; link to an official host'
            )
            yield context.at_span(block, span, message)


def contact_of_another(context: DataContext) -> Iterator[Issue]:
    """A contact that stands under one product, and whose host, number or note is that of another.

    Bad:  `heyon: [{kind: web, value: https://www.t-mobile.com/, note: …}]`
    Good: under `tmobile`, whose host this is in `hosts.yml`
    """
    data = context.data
    phones: dict[str, str] = {}
    for product, contacts in data.contacts.items():
        for index, contact in enumerate(contacts):
            host = host_of(contact.value) if contact.kind == "web" else contact.value.rpartition("@")[2].lower()
            owners = data.owners.get(host, frozenset()) if contact.kind != "phone" else frozenset()
            first = phones.setdefault(contact.value, product) if contact.kind == "phone" else product
            named = set().union(*(_named(context.content, text) for text in contact.note.texts.values()))
            others = (
                {first} - {product}
                or (owners if product not in owners else set())
                or (named if product not in named else set())
            )
            if others:
                yield context.at("contacts", (product, index, "value"), _misplaced(contact, product, others, data))


def _misplaced(contact: Contact, product: str, others: Collection[str], data: Data) -> str:
    whose = f'this is a contact of "{_called(others)}"'
    if any(each.value == contact.value for other in others for each in data.contacts.get(other, ())):
        return f'{whose}, and also stands under "{product}"; keep one'
    return f'{whose}, and stands under "{product}"; move it to "{_called(others)}", or correct it'


def _named(content: Content, text: str) -> set[str]:
    """The products that a text names, in any language."""
    said = [content.lexicon(language.locale).read(text) for language in content.project.languages]
    return {meaning.product for each in said for meaning in each.words if meaning.product in content.data.products}


def _called(products: Collection[str]) -> str:
    return ", ".join(sorted(products))
