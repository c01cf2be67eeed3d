"""What is on the site, for language models: a list of its pages, and all of them in one file. Pure.

The form is that of https://llmstxt.org. Those of the default language are at the root, the others below their prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpcenter.build.hierarchy import children
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.release.markdown_page import markdown_address
from helpcenter.site_languages import Language

# Between two pages of the file that has all of them.
_BETWEEN = "\n---\n\n"


def files(content: Content, language: Language, markdown: Mapping[str, str]) -> dict[str, str]:
    """The files of a language, by their paths on the site; `markdown` is that of each page by its place in `docs`.

    A page that is not translated yet is in none of them.
    """
    head, groups = _head(content, language), list(_groups(content, language))
    lists = [f"## {heading}\n\n{''.join(_line(content, page) for page in pages)}" for heading, pages in groups]
    texts = [markdown[page.src_uri] for _, pages in groups for page in pages]
    return {
        f"{language.prefix}llms.txt": "\n".join([head, *lists]),
        f"{language.prefix}llms-full.txt": _BETWEEN.join([head, *texts]),
    }


def _head(content: Content, language: Language) -> str:
    """The name of the site, and what it is: in the words of its home page, and whose it is not."""
    text = content.localizer(language.locale).text
    home = content.by_url.get((language.locale, ""))
    said = [home.front_matter.description] if home else []
    said += [text("site.independent")] if content.data.help_center.is_third_party else []
    return f"# {text('site.name')}\n\n" + "".join(f"> {line}\n" for line in said)


def _groups(content: Content, language: Language) -> Iterator[tuple[str, list[Page]]]:
    """The pages by the landing page that lists them, then those that none lists; each with what they are called."""
    pages = [page for page in content.pages.values() if page.locale == language.locale and not page.borrows]
    landings = [page for page in pages if page.front_matter.id in content.landings]
    listed: set[str] = set()
    for landing in sorted(landings, key=lambda page: _place_in_menu(content, page)):
        below = [page for page in children(content, landing) if not page.borrows]
        listed |= {landing.src_uri, *(page.src_uri for page in below)}
        yield landing.front_matter.title, [landing, *(page for page in below if page not in landings)]
    if others := [page for page in pages if page.src_uri not in listed]:
        others.sort(key=lambda page: _place_in_menu(content, page))
        yield content.localizer(language.locale).text("header.pages"), others


def _place_in_menu(content: Content, page: Page) -> tuple[int, str]:
    menu = content.data.help_center.menu
    return (menu.index(page.front_matter.id) if page.front_matter.id in menu else len(menu), page.uri)


def _line(content: Content, page: Page) -> str:
    title = re.sub(r"([\[\]\\])", r"\\\1", page.front_matter.title)
    return f"- [{title}]({markdown_address(content, page)}): {page.front_matter.description}\n"
