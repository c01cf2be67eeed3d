"""Pages that exist in several languages, and how they find each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from helpcenter.findings.rule import waivable
from helpcenter.language.writing_systems import letters, scripts_of
from helpcenter.links.rules.context import (
    DEFAULT,
    SiteContext,
    SiteIssue,
    SitePage,
    is_alternate,
    leads,
    same_language,
)
from helpcenter.links.url.syntax import scheme_of

# Fewer letters do not show a language.
_ENOUGH = 40
# A syllable or a word, where other scripts have a sound.
_WEIGHT = {"CJK": 3, "HIRAGANA": 2, "KATAKANA": 2, "HANGUL": 3}


@waivable
def unmarked_language(context: SiteContext) -> Iterator[SiteIssue]:
    """A link to a page in another language without `hreflang`.

    Bad:  `<a href="/en/phones/">` on a French page
    Good: `<a href="/en/phones/" hreflang="en">`

    Readers should know before they follow it. Within a part of the page that is marked as that language (`lang="en"`),
    it is not needed.
    """
    for path, element in context.elements():
        if element.tag not in {"a", "area"} or "hreflang" in element.attributes:
            continue
        file = context.file(element.reference, path)
        there = context.head(file)
        if there and there.language and element.language and not same_language(there.language, element.language):
            message = (
                f'this leads to a page in "{there.language}"; link to the page in the same language, '
                f'or add hreflang="{there.language}"'
            )
            yield context.at(path, element, message, file or "")


def relative_hreflang(context: SiteContext) -> Iterator[SiteIssue]:
    """An alternate of another language whose address is relative.

    Bad:  `<link rel="alternate" hreflang="en" href="en/">`
    Good: `<link rel="alternate" hreflang="en" href="https://help.example.org/en/">`

    https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    for path, element in context.elements():
        if is_alternate(element) and not scheme_of(element.address):
            message = f'"{element.address}" is relative; write the whole address, as search engines need it'
            yield context.at(path, element, message)


def one_way_hreflang(context: SiteContext) -> Iterator[SiteIssue]:
    """An alternate that does not lead back.

    Bad:  `/phones/` names `/en/phones/` as its alternate, which names another page
    Good: both name each other

    Search engines then ignore both.
    """
    for page in context.read_pages:
        for tag, element, file in page.alternates:
            other = context.pages.get(file or "")
            if tag != DEFAULT and other is not None and page.path not in {each.file for each in other.alternates}:
                message = f'"{file}" does not name this page as its alternate; make both name each other'
                yield context.at(page.path, element, message, file or "")


def hreflang_without_self(context: SiteContext) -> Iterator[SiteIssue]:
    """A page with alternates that does not name itself as one of them.

    Bad:  `/phones/` names only `/en/phones/`
    Good: `/phones/` names `/phones/` too
    """
    for page in _with_alternates(context):
        if page.path not in {each.file for each in page.alternates if each.tag != DEFAULT}:
            message = (
                f'this page does not name itself among its alternates; add one with hreflang="{page.head.language}"'
            )
            yield context.at(page.path, page.alternates[0].element, message)


def hreflang_without_default(context: SiteContext) -> Iterator[SiteIssue]:
    """A page with alternates, none of which is for readers of all other languages.

    Bad:  alternates `fr` and `en`
    Good: alternates `fr`, `en` and `x-default`
    """
    for page in _with_alternates(context):
        if DEFAULT not in {each.tag for each in page.alternates}:
            message = 'there is no alternate for all other languages; add one with hreflang="x-default"'
            yield context.at(page.path, page.alternates[0].element, message)


def hreflang_differs(context: SiteContext) -> Iterator[SiteIssue]:
    """A link with another language in `hreflang` than that of the page it leads to.

    Bad:  `<a href="/phones/" hreflang="en">` for a page with `<html lang="fr">`
    Good: `<a href="/en/phones/" hreflang="en">`
    """
    for path, element in context.elements():
        named = element.attributes.get("hreflang", DEFAULT).strip()
        there = context.head(context.file(element.reference, path)) if named.lower() != DEFAULT else None
        if there and there.language and not same_language(there.language, named):
            message = (
                f'hreflang is "{named}", and the page there is in "{there.language}"; correct the address or hreflang'
            )
            yield context.at(path, element, message)


@waivable
def missing_counterpart(context: SiteContext) -> Iterator[SiteIssue]:
    """A page that does not exist in every language of the site.

    Bad:  `/phones/old/` without `/en/phones/old/`
    Good: both

    A page that asks not to be listed (noindex) exists, but is no alternate.
    """
    for page in context.read_pages:
        there = {each.tag for each in page.alternates if each.file is not None} | {page.head.language.lower()}
        for tag in context.tags:
            if tag.lower() not in there and tag.lower() not in _unlisted(context, page):
                yield SiteIssue(page.path, f'this page is missing in "{tag}"; translate it, and build the site again')


def _unlisted(context: SiteContext, page: SitePage) -> set[str]:
    """The languages of the pages that this one leads to and that ask not to be listed."""
    if not page.head.indexed:  # then it cannot name alternates either
        return {tag.lower() for tag in context.tags}
    links = [element for element in context.site.facts[page.path].elements if "hreflang" in element.attributes]
    heads = (context.head(context.file(each.reference, page.path)) for each in links if each.tag == "a")
    return {head.language.lower() for head in heads if head and head.language and not head.indexed}


@waivable
def orphan_page(context: SiteContext) -> Iterator[SiteIssue]:
    """A page to which no link leads from the home page.

    Bad:  a new guide that no landing page lists
    Good: a guide that can be found by following links

    The switch of languages does not count: readers of each language must find the page.
    """
    waiting = [*context.homes, *context.redirected]
    reached = set(waiting)
    while waiting:
        facts = context.site.facts.get(path := waiting.pop())
        for element in facts.elements if facts else ():
            if leads(element) and "hreflang" not in element.attributes:
                file = context.file(element.reference, path)
                if file is not None and file not in reached:
                    reached.add(file)
                    waiting.append(file)
    for page in context.read_pages:
        if page.path not in reached:
            yield SiteIssue(page.path, "no link leads here from the home page; link to it, or remove it")


def not_in_sitemap(context: SiteContext) -> Iterator[SiteIssue]:
    """A page that the sitemap does not list.

    Bad:  a page that was added after the sitemap was made
    Good: every page in `sitemap.xml`

    https://www.sitemaps.org/protocol.html
    """
    listed = {
        context.site.files.served(path)
        for facts in context.site.facts.values()
        if facts.head is None
        for (path, _), references in facts.places.items()
        if any(reference[0] == "loc" for reference in references)
    }
    for page in context.read_pages:
        if page.path not in listed:
            yield SiteIssue(page.path, "no sitemap lists this page; build the site again, or add it")


def not_in_search(context: SiteContext) -> Iterator[SiteIssue]:
    """A page that the search of the site does not find.

    Bad:  a page that was added after the files of the search were made
    Good: every page in the file of its language, as `search/en.json`
    """
    for page in context.read_pages:
        if context.searched is not None and page.path not in context.searched:
            yield SiteIssue(page.path, "the search does not find this page; build the site again")


@waivable
def lang_differs(context: SiteContext) -> Iterator[SiteIssue]:
    """A page whose text is not in the script of its `lang`, or that has no `lang`.

    Bad:  `<html lang="en">` around Russian text
    Good: `<html lang="ru">` around Russian text

    Screen readers choose their voice by it. Parts in another language have a `lang` of their own, and do not count; nor
    do pages of a few words. A Han character weighs as much as three Latin letters.
    """
    for page in context.read_pages:
        if not page.head.language:
            yield SiteIssue(page.path, "this page has no lang; add its language to <html>")
            continue
        own = scripts_of(page.head.language)
        counted = Counter({script: _WEIGHT.get(script, 1) * each for script, each in letters(page.head.text).items()})
        if own and counted.total() >= _ENOUGH and 2 * sum(counted[script] for script in own) < counted.total():
            most = counted.most_common(1)[0][0].title()
            message = f'lang is "{page.head.language}", and most letters of the text are {most}; correct one of them'
            yield SiteIssue(page.path, message)


def _with_alternates(context: SiteContext) -> Iterator[SitePage]:
    return (page for page in context.read_pages if page.alternates)
