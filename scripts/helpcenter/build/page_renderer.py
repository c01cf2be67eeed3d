"""Makes pages: from the Markdown of a page to the HTML of its file, for the site and the preview alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from helpcenter.build.assets import Assets
from helpcenter.build.page_links import alternates
from helpcenter.build.page_view import page_view
from helpcenter.build.redirect_pages import RedirectPage
from helpcenter.build.search import concepts, sections
from helpcenter.build.search.sections import SearchedSection
from helpcenter.build.search.word_finder import WordFinder
from helpcenter.build.site_view import SiteView, site_view
from helpcenter.build.templates import Templates
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.guide.extension import PageSettings
from helpcenter.guide.model import Guide
from helpcenter.guide.parser import PageBody, PageParser
from helpcenter.lint.build_rules import TO_BUILD
from helpcenter.lint.context import PageContext
from helpcenter.lint.rules import dead_links
from helpcenter.lint.runner import run


@dataclass(frozen=True)
class PageFacts:
    """What the rest of the site is made of: the `sections` of a page as the search offers them; or what prevents it.

    `words` are those of the search's vocabulary that are on it, in lower case; `anchors` are the places on it,
    `link_targets` those that its links lead to: the path of a file, and a place on it.
    """

    sections: tuple[SearchedSection, ...]
    words: frozenset[str]
    findings: tuple[Finding, ...]
    anchors: frozenset[str]
    link_targets: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class RenderedPage(PageFacts):
    """A page as it is published."""

    html: str

    @property
    def facts(self) -> PageFacts:
        return PageFacts(self.sections, self.words, self.findings, self.anchors, self.link_targets)


class PageRenderer:
    """Renders the pages of a help center, as it is at one moment."""

    def __init__(self, content: Content) -> None:
        self.content = content

    @cached_property
    def sites(self) -> Mapping[str, SiteView]:
        """What the templates show of the site, by language."""
        return {each.locale: site_view(self.content, each) for each in self.content.project.languages}

    @cached_property
    def assets(self) -> Assets:
        return Assets.of(self.content)

    @cached_property
    def templates(self) -> Mapping[str, Templates]:
        """The templates of each language."""
        return {locale: Templates(self.content.project, site, self.assets) for locale, site in self.sites.items()}

    @cached_property
    def _parsers(self) -> Mapping[str, PageParser]:
        project = self.content.project
        return {
            each.locale: PageParser(
                project.markdown_extensions, project.markdown_configs, self.content.localizer(each.locale)
            )
            for each in project.languages
        }

    @cached_property
    def _words(self) -> Mapping[str, WordFinder]:
        """Finds the words of the search's vocabulary, in each language."""
        locales = (language.locale for language in self.content.project.languages)
        return {locale: _finder(tuple(concepts.words(self.content, locale))) for locale in locales}

    def template_errors(self) -> list[Finding]:
        """What is wrong in the templates, as far as pages were rendered."""
        return sorted({finding for each in self.templates.values() for finding in each.errors})

    def body(self, page: Page) -> PageBody:
        """The HTML of what the writer wrote."""
        content, kind = self.content, self.content.page_type(page)
        settings = PageSettings(
            first_line=page.body_line,
            checklist=kind.checklist,
            troubleshooting=kind.troubleshooting,
            labels=content.label_languages(page),
            label_language=content.project.default_language.tag,
            picture_size=partial(content.picture_size, page),
            link=partial(content.places.href, page),
            text_language=_text_language(content, page),
        )
        return self._parsers[page.locale].parse(page.body, settings)

    def render(self, page: Page) -> RenderedPage:
        content, body = self.content, self.body(page)
        # A text that is not translated yet is checked on the page that it is from.
        findings = run(TO_BUILD, self._context(page, body.guide)) if page.borrows is None else ()
        values = {"page": body, "view": page_view(content, page, body.guide)}
        html = self.templates[page.locale].render("main.html", content.places.of(page), values)
        searched = sections.of_page(html)
        return RenderedPage(
            html=html,
            sections=searched,
            words=self._words[page.locale].in_text(sections.as_text(page.front_matter.title, searched).casefold()),
            findings=(*findings, *self.templates[page.locale].errors),
            anchors=dead_links.anchors(content, page, body.guide),
            link_targets=frozenset(
                dead_links.link_target(content, page, span.target) for _, span in body.guide.marked("link")
            ),
        )

    def dead_anchors(self, rendered: Mapping[str, PageFacts]) -> Iterator[Finding]:
        """Links of all pages, which are given by their place in the docs folder, to places that are on no page."""
        anchors = {self.content.pages[src_uri].path: each.anchors for src_uri, each in rendered.items()}
        for src_uri, each in rendered.items():
            if any(anchor and path in anchors and anchor not in anchors[path] for path, anchor in each.link_targets):
                page = self.content.pages[src_uri]
                yield from run([Rule.of(dead_links.dead_anchor)], self._context(page, self.content.guide(page)))

    def _context(self, page: Page, guide: Guide) -> PageContext:
        """What the rules look at without which no page is made: the day of the build is not of these."""
        return PageContext(self.content, page, guide, page.front_matter.reviewed)

    def not_found(self) -> str:
        """The page for addresses that don't exist, in all languages."""
        project = self.content.project
        values = {"page": None, "view": None, "sites": self.sites.values(), "alternates": alternates(self.content, "")}
        return self.templates[project.default_language.locale].render("404.html", None, values)

    def redirects(self, redirects: Iterable[RedirectPage]) -> dict[str, str]:
        """The pages at old addresses, by their files."""
        return {
            each.file: self.templates[each.locale].render("redirect.html", None, {"redirect": each})
            for each in redirects
        }


@lru_cache(maxsize=32)
def _finder(words: tuple[str, ...]) -> WordFinder:
    """In a preview, the vocabulary is the same after most changes."""
    return WordFinder(words)


def _text_language(content: Content, page: Page) -> tuple[str, str, str] | None:
    """The language of the text of a page, and that to which its links lead, if they are not the same."""
    if page.borrows is None:
        return None
    language = content.project.language(page.borrows)
    return language.tag, language.direction, content.project.language(page.locale).tag
