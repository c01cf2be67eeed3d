"""Where to fix what is wrong in the built site: a line of Markdown, of the data, or of a template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Location
from helpcenter.links.locate.built_files import Positions, in_text
from helpcenter.links.locate.markdown import MarkdownLocator, is_in_article, text_of, text_of_string
from helpcenter.links.locate.templates import Templates
from helpcenter.links.parse import html_addresses, marks
from helpcenter.links.parse.encoding import decode
from helpcenter.links.parse.references import Reference
from helpcenter.links.resolve.site import Site
from helpcenter.links.rules import ignoring
from helpcenter.links.rules.context import SiteIssue
from helpcenter.links.url import parsing
from helpcenter.lint.context import PageContext

# Data files that hold addresses which pages show.
_GIVING_ADDRESSES = ("contacts",)


class Sources:
    """Finds the sources of a project's site."""

    def __init__(self, content: Content, site: Site) -> None:
        self._content = content
        self._site = site
        self._project = content.project
        self._templates = Templates(self._project.templates)
        self._files = Positions()
        self._contexts: dict[str, PageContext] = {}

    def locate(self, issue: SiteIssue) -> Location:
        """File, line and column; those of the built page where no source is known."""
        if not issue.page and issue.reference and issue.reference[0] == ignoring.OF_LIST:
            return "mkdocs.yml", issue.line, 1
        if not issue.page:
            return self._project.shown(self._project.published_addresses), issue.line, 1
        return self._copied(issue) or self._written(issue) or self._built(issue)

    def _copied(self, issue: SiteIssue) -> Location | None:
        """A file that is published as it is."""
        for folder in (*self._project.templates, self._project.docs):
            file = folder / issue.page
            if file.is_file() and not issue.page.endswith(".html"):
                return self._project.shown(file), *self._files.find(file, issue.reference, issue.nth)
        return None

    def _built(self, issue: SiteIssue) -> Location:
        return issue.page, *self._files.find(self._site.root / issue.page, issue.reference, issue.nth)

    def _written(self, issue: SiteIssue) -> Location | None:
        """A page, what is in it, or what the templates put around it."""
        page = self.page(issue.page)
        if issue.reference is None:
            return self._in_front_matter(page, "id") if page else None
        node = self._node(issue.page, issue.reference, issue.nth)
        if node is None:
            return None
        text = (
            MarkdownLocator(self._context(page), node, self._target(issue.page, issue.reference[2])) if page else None
        )
        return (
            (text and text.same_block())
            or (page and is_in_article(node) and self._in_facts(page, node, issue.reference[2]))
            or self._in_data(node, issue.reference)
            or (text and text.verbatim(issue.reference[2]))
            or (text and not self._templates.surround(node) and text.similar())
            or (text and text.same_heading(issue.reference[2]))
            or self._in_configuration(issue.target)
            or self._in_templates(node)
        )

    def page(self, file: str) -> Page | None:
        """The page that a file of the site was made from."""
        url = re.sub(r"(^|/)index\.html$", r"\1", file)
        for language in sorted(self._project.languages, key=lambda each: -len(each.prefix)):
            if url.startswith(language.prefix):
                return self._content.by_url.get((language.locale, url[len(language.prefix) :]))
        return None

    def _target(self, file: str, value: str) -> str:
        """Where an address leads, from the root of the site; "" if it is elsewhere."""
        addresses = self._site.addresses
        target = addresses.meaning(value, addresses.url(file)).target
        if not isinstance(target, parsing.Target):
            return ""
        return self._site.targets.shown(target.path) + (f"#{target.fragment}" if target.fragment else "")

    def _context(self, page: Page) -> PageContext:
        """The page with its text; only its lines matter here, not the day."""
        if page.path not in self._contexts:
            guide = self._content.guide(page)
            self._contexts[page.path] = PageContext(self._content, page, guide, page.front_matter.reviewed)
        return self._contexts[page.path]

    @cached_property
    def _tree(self) -> Callable[[str], LexborHTMLParser]:
        return lru_cache(maxsize=16)(lambda file: LexborHTMLParser(decode((self._site.root / file).read_bytes())))

    def _node(self, file: str, reference: Reference, nth: int) -> LexborNode | None:
        if reference[1] == marks.ATTRIBUTE:
            same = [
                node
                for node in self._tree(file).css(f"{reference[0]}[{marks.ATTRIBUTE}]")
                if (node.attributes[marks.ATTRIBUTE] or "") == reference[2]
            ]
            return same[nth] if nth < len(same) else None
        found = None
        for node, tag, attributes in html_addresses.elements(self._tree(file)):
            if reference[1] == "id":
                fits = attributes.get("id") == reference[2]
            elif reference[1]:
                fits = reference in html_addresses.of_element(node, tag, attributes) or (
                    tag == reference[0] and attributes.get(reference[1]) == reference[2]
                )
            else:
                fits = tag == reference[0] and html_addresses.lacks_address(node, tag, attributes)
            if fits:
                found, nth = node, nth - 1
            if nth < 0:
                break
        return found

    def _in_facts(self, page: Page, node: LexborNode, value: str) -> Location | None:
        """A citation, or a related page, in the front matter, which a translation takes from its source."""
        source = self._content.sources[page.front_matter.id]
        for index, citation in enumerate(page.front_matter.sources):
            if value == citation.url or text_of(node) == text_of_string(citation.url):
                return self._in_front_matter(source, "sources", index, "url")
        for index, id in enumerate(page.front_matter.related):
            related = self._content.by_id.get((page.locale, id))
            if related is not None and text_of(node) == text_of_string(related.front_matter.title):
                return self._in_front_matter(source, "related", index)
        return None

    def _in_front_matter(self, page: Page, *keys: str | int) -> Location:
        return page.path, *page.document.position(keys)

    def _in_data(self, node: LexborNode, reference: Reference) -> Location | None:
        """An address that a data file gives, or the words that it gives for it."""
        if reference[1] == "id":
            return None
        known = self._content.data.documents
        words = text_of(node) if node.tag == "a" else ""
        for wanted in filter(None, (text_of_string(reference[2]), words)):
            for document in (known[name] for name in _GIVING_ADDRESSES if name in known):
                for keys, found in _strings(document.value, ()):
                    if text_of_string(found) == wanted:
                        return document.path, *document.position(keys)
        return None

    def _in_configuration(self, target: str) -> Location | None:
        """A file that `mkdocs.yml` names."""
        text = (self._project.root / "mkdocs.yml").read_text("utf-8-sig")
        path = target.strip("/")
        is_file = target.startswith("/") and "/" in path
        return ("mkdocs.yml", *in_text(text, path)) if is_file and path in text else None

    def _in_templates(self, node: LexborNode) -> Location | None:
        found = self._templates.find(node)
        return (self._project.shown(found[0]), *found[1:]) if found else None


def _strings(value: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a data file, with its place."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*keys, index))
