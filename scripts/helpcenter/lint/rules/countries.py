"""Links that are said to be of one country and lead to another one's host."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import ada_url

from helpcenter.findings.rule import warning
from helpcenter.language.countries import country_of_host, name_of_country
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.data_context import DataContext, TextContext

_GROUP = "country."


class _Link(NamedTuple):
    """A link, and the texts that can say of which country it is, the nearest first, in the language `locale`."""

    target: str
    texts: tuple[str, ...]
    locale: str
    report: Callable[[str], Issue]


@warning
def other_country(context: TextContext) -> Iterator[Issue]:
    """A link that is said to be of one country, and leads to a host of another one. Each country has its own terms.

    Bad:  `[Lycamobile France: terms](https://www.lycamobile.it/terms)`, or this address in the row for France
    Good: `[Lycamobile Italy: terms](https://www.lycamobile.it/terms)`

    The names of countries are those of Unicode CLDR. Only hosts of operators and authorities are looked at: a cited
    newspaper may be from anywhere.
    """
    links = _on_page(context) if isinstance(context, PageContext) else _in_data(context)
    for link in links:
        host = _host(link.target)
        code = country_of_host(host)
        if code is None or host in context.data.hosts.cited:
            continue
        named = next(filter(None, (_countries(context, link.locale, text) for text in link.texts)), {})
        if len(named) == 1 and code not in named:
            (word,) = named.values()
            place = f"{host} is a host of another country, {name_of_country(code)}"
            yield link.report(f'this is about "{word}", but {place}; correct the one that is wrong')


def _on_page(context: PageContext) -> Iterator[_Link]:
    """The links of a page. What a row of a table is about is said anywhere in the row."""
    rows: dict[int, list[str]] = defaultdict(list)
    for block in context.guide.blocks:
        if block.kind == "cell":
            rows[block.line].append(block.text)
    texts = {line: " ".join(cells) for line, cells in rows.items()}
    for block, span in context.guide.marked("link"):
        row = [texts[block.line]] if block.kind == "cell" else []
        yield _Link(span.target, (span.text, *row), context.page.locale, partial(context.at_span, block, span))


def _in_data(context: DataContext) -> Iterator[_Link]:
    """The contacts on the web, each with its note; what a translation of it says is compared with it elsewhere."""
    locale = context.content.project.default_language.locale
    for product, contacts in context.data.contacts.items():
        for index, contact in enumerate(contacts):
            if contact.kind == "web":
                report = partial(context.at, "contacts", (product, index, "note"))
                yield _Link(contact.value, (contact.note[locale],), locale, report)


def _host(target: str) -> str:
    """The host of an address, as browsers read it; empty if it is on this site, or broken."""
    try:
        return ada_url.URL(target.strip()).hostname
    except ValueError:
        return ""


def _countries(context: TextContext, locale: str, text: str) -> dict[str, str]:
    """The countries that a text names, by their codes, with the words for them."""
    said = context.content.lexicon(locale).read(text).words
    return {
        meaning.name.removeprefix(_GROUP): word
        for meaning, [(_, word), *_others] in said.items()
        if meaning.name.startswith(_GROUP)
    }
