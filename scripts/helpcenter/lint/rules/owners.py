"""Whose host a link leads to: that of the product which its words name, and no source where a service is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from helpcenter.content.content import Content
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.data_context import DataContext

# The actions, by their ids in the files of the languages, that use a service. A source is only read.
_OF_SERVICES = {"buy", "download", "enter", "install", "open", "pay", "register", "sign-in", "submit", "upload"}


def misleading_link(context: PageContext) -> Iterator[Issue]:
    """A link whose words name one product, and that leads to a host of another, or to a source that only reports.

    Bad:  `[T-Mobile's official site](https://www.lycamobile.es/)`
    Good: `[T-Mobile's official site](https://www.t-mobile.com/)`

    On a page about one product, a link whose words name none means this one.
    """
    own = {context.facts.product} if context.facts.product else set()
    for block, span in context.guide.marked("link"):
        host = _host(span.target)
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


def source_as_service(context: PageContext) -> Iterator[Issue]:
    """A step, or another text that begins with what to do, sends readers to a host that is only cited as a source.

    Bad:  `1. Open the [top-up page](https://www.legaltoday.com/pay).`
    Good: `[Legal Today](https://www.legaltoday.com/…) reported this in 2009.`
    """
    cited = {*context.data.hosts.cited} - context.data.confirming_hosts
    grammar = context.content.action_grammar(context.page.locale)
    steps = {step.sentence for step in context.guide.steps}
    for block, span in context.guide.marked("link"):
        host = _host(span.target)
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
            host = _host(contact.value) if contact.kind == "web" else contact.value.rpartition("@")[2].lower()
            owners = data.owners.get(host, frozenset()) if contact.kind != "phone" else frozenset()
            first = phones.setdefault(contact.value, product) if contact.kind == "phone" else product
            named = set().union(*(_named(context.content, text) for text in contact.note.texts.values()))
            others = (
                {first} - {product}
                or (owners if product not in owners else set())
                or (named if product not in named else set())
            )
            if others:
                message = f'this is a contact of "{_called(others)}", and also stands under "{product}"; keep one'
                yield context.at("contacts", (product, index, "value"), message)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:  # broken-address
        return ""


def _named(content: Content, text: str) -> set[str]:
    """The products that a text names, in any language."""
    said = [content.lexicon(language.locale).read(text) for language in content.project.languages]
    return {meaning.product for each in said for meaning in each.words if meaning.product in content.data.products}


def _called(products: Collection[str]) -> str:
    return ", ".join(sorted(products))
