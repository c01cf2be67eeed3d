"""What the rules of a whole site look at, and what they yield."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from helpcenter.language import writing_systems
from helpcenter.links.parse.facts import Element, Facts, Head
from helpcenter.links.parse.references import Reference
from helpcenter.links.resolve.site import Site

# For readers of all other languages, in lower case as all tags are compared.
DEFAULT = "x-default"
_LOADED = frozenset(
    ("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch", "modulepreload")
)
# Addresses that only search engines and readers of feeds look at.
_FOR_PROGRAMS = {"loc", "robots", "feed"}


class SiteIssue(NamedTuple):
    """What is wrong in the file `page` of the site, at an address in it if there is one; `target` is what that means.

    `nth` tells equal addresses of a page apart: how many are before this one. An issue without a page is one of the
    list of published addresses, at `line`.
    """

    page: str
    message: str
    reference: Reference | None = None
    target: str = ""
    nth: int = 0
    line: int = 1


class Alternate(NamedTuple):
    """The same page in another language: its `hreflang`, the element, and the file that it leads to."""

    tag: str
    element: Element
    file: str | None


@dataclass(frozen=True)
class SitePage:
    """A page of the site. `path` is its file."""

    path: str
    head: Head
    alternates: tuple[Alternate, ...]

    @property
    def is_read(self) -> bool:
        """Whether a reader can be on it: it does not lead on at once, is not hidden, and is not what errors show."""
        return self.head.indexed and not self.head.forwards and not self.path.endswith("404.html")


@dataclass(frozen=True)
class Use:
    """An address in a file of the site; `element` is None outside of pages.

    `url` is its absolute address if it is on another host.
    """

    page: str
    element: Element | None
    reference: Reference
    url: str | None
    nth: int

    @property
    def leads(self) -> bool:
        """Whether readers get there: by a link, a form, or without doing anything."""
        tag, attribute, _ = self.reference
        if self.element is None:
            return tag == "redirect"
        return attribute in {"action", "formaction"} or ("style" not in attribute and leads(self.element))

    @property
    def loads(self) -> bool:
        """Whether browsers fetch it with the page."""
        tag, attribute, _ = self.reference
        if tag == "link":
            return self.element is not None and not _LOADED.isdisjoint(self.element.words("rel"))
        return not self.leads and attribute != "cite" and tag not in {"meta", "base", "loc"}


@dataclass(frozen=True, eq=False)
class SiteContext:
    """A site, and what it is compared with.

    `hosts` are those that it may link to; None if there is no list of them. `languages` are the tags of those that
    every page must be in. `published` are the addresses of earlier releases, with the line of the list. `searched` are
    the pages that the search finds; None if the site has no search. `vague_links` are texts that do not say where a
    link leads, in lower case. `found` is what each rule found while the site was read. `ignored` are
    the addresses that `mkdocs.yml` says may be dead, with their lines.
    """

    site: Site
    hosts: frozenset[str] | None = None
    languages: tuple[str, ...] = ()
    published: tuple[tuple[int, str], ...] = ()
    searched: frozenset[str] | None = None
    vague_links: frozenset[str] = frozenset()
    found: Mapping[str, Sequence[SiteIssue]] = field(default_factory=dict)
    ignored: tuple[tuple[str, int], ...] = ()

    def at(self, page: str, element: Element, message: str, target: str = "") -> SiteIssue:
        """An issue of an element of a page."""
        nth = self._nth(page)[id(element), element.reference]
        return SiteIssue(page, message, element.reference, target or element.address, nth)

    def uses(self) -> Iterator[Use]:
        """Every address in a page, a style sheet or a list of redirects."""
        for path, facts in sorted(self.site.facts.items()):
            urls = {one: url for url, references in facts.elsewhere.items() for one in references}
            if facts.head is not None:
                for element in facts.elements:
                    for one in element.references:
                        yield Use(path, element, one, urls.get(one), self._nth(path)[id(element), one])
            elif not path.endswith(".xml"):
                yield from (Use(path, None, one, url, 0) for one, url in urls.items() if one[0] not in _FOR_PROGRAMS)

    def file(self, reference: Reference, page: str) -> str | None:
        """The file of the site that an address on a page leads to."""
        path = self._paths(page).get(reference)
        return None if path is None else self.site.files.served(path)

    def head(self, file: str | None) -> Head | None:
        """What a page declares in its head; None for other files."""
        facts = self.site.facts.get(file or "")
        return facts.head if facts else None

    @cached_property
    def _nth(self) -> Callable[[str], dict[tuple[int, Reference], int]]:
        return cache(self._count)

    def _count(self, page: str) -> dict[tuple[int, Reference], int]:
        """How many equal addresses are before each one of a page, by element and address."""
        seen: Counter[Reference] = Counter()
        found = {}
        for element in self.site.facts[page].elements:
            for reference in element.references:
                found[id(element), reference] = seen[reference]
                seen[reference] += 1
        return found

    @cached_property
    def _paths(self) -> Callable[[str], dict[Reference, str]]:
        """What each address of a page leads to."""

        def paths(page: str) -> dict[Reference, str]:
            places = self.site.facts[page].places.items()
            return {reference: path for (path, _), references in places for reference in references}

        return cache(paths)

    @cached_property
    def pages(self) -> Mapping[str, SitePage]:
        """All pages by their files."""
        return {
            path: SitePage(path, facts.head, tuple(self._alternates(path, facts)))
            for path, facts in sorted(self.site.facts.items())
            if facts.head is not None
        }

    @property
    def read_pages(self) -> Iterator[SitePage]:
        """The pages that a reader can be on."""
        return (page for page in self.pages.values() if page.is_read)

    @property
    def homes(self) -> Iterator[str]:
        """The home page, or the page to which it leads on; and the same in the other languages."""
        file = "index.html"
        passed: set[str] = set()
        while file in self.pages and file not in passed:
            passed.add(file)
            yield file
            yield from (each.file for each in self.pages[file].alternates if each.file)
            for each in self.site.facts[file].elements:
                if each.tag == "a" and "hreflang" in each.attributes and (there := self.file(each.reference, file)):
                    yield there
            forwards = (each for each in self.site.facts[file].elements if each.tag == "meta" and leads(each))
            file = next((there for each in forwards if (there := self.file(each.reference, file))), file)

    @property
    def redirected(self) -> Iterator[str]:
        """The files to which other addresses of the site lead on."""
        facts = self.site.facts.get("_redirects")
        for path, _ in facts.places if facts else ():
            if (file := self.site.files.served(path)) is not None:
                yield file

    def elements(self) -> Iterator[tuple[str, Element]]:
        """Every element with an address, of all pages."""
        for path, facts in sorted(self.site.facts.items()):
            for element in facts.elements:
                yield path, element

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The languages of the site: those that are configured, or those that its pages name."""
        named = {each.tag for page in self.pages.values() for each in page.alternates} - {DEFAULT}
        return self.languages or tuple(sorted(named))

    def _alternates(self, path: str, facts: Facts) -> Iterator[Alternate]:
        for element in facts.elements:
            if is_alternate(element):
                yield Alternate(
                    element.attributes["hreflang"].strip().lower(), element, self.file(element.reference, path)
                )


def same_language(one: str, other: str) -> bool:
    """Whether readers of one language read the other: `en` and `en-GB`, `zh-CN` and `zh-Hans`, but not `zh-Hant`."""
    mine, theirs = one.partition("-")[0].lower(), other.partition("-")[0].lower()
    unsaid = mine in {one.lower(), other.lower()}
    return mine == theirs and (unsaid or writing_systems.code_of(one) == writing_systems.code_of(other))


def leads(element: Element) -> bool:
    """Whether readers get from it to another page: by a link, or without doing anything."""
    return element.tag in {"a", "area"} or (element.tag == "meta" and "http-equiv" in element.attributes)


def is_alternate(element: Element) -> bool:
    return element.tag == "link" and "alternate" in element.words("rel") and "hreflang" in element.attributes
