"""What the search loads: the sections of all pages of one language, and the words of the customers. Pure.

`overrides/browser/search/dataset.ts` says the same of the JSON that is made from it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from helpcenter.build.often_asked import often_asked
from helpcenter.build.product_marks import mark_of
from helpcenter.build.search import concepts
from helpcenter.build.search.sections import SearchedSection
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.language import han_characters
from helpcenter.language.language_data import LanguageData
from helpcenter.language.writing_systems import code_of
from helpcenter.project import Project
from helpcenter.site_languages import Language

# How much texts may weigh, compressed, to be sent with the titles: what is left of 28 KiB until the first result.
_FEW = 6 * 1024


def files(
    content: Content,
    language: Language,
    sections: Mapping[str, tuple[SearchedSection, ...]],
    used: Container[str],
) -> dict[str, str]:
    """The files of one language, by name: titles and common words, texts, other words, readings of characters.

    `sections` are those of each page, by its place in the docs folder; `used` are the words of the vocabulary that are
    on these pages.
    """
    pages = sorted((content.pages[src_uri] for src_uri in sections), key=lambda page: page.url)
    dataset: dict[str, Any] = {
        "pages": [_page(content, page, sections[page.src_uri]) for page in pages],
        "names": _names(content, language),
        "marks": {id: asdict(mark_of(product, language.locale)) for id, product in content.data.products.items()},
        "interface": _interface(content, language),
    }
    texts = [[section.text for section in sections[page.src_uri]] for page in pages]
    words = concepts.of(content, language.locale, used)
    dataset |= words.common
    situations = [_situations(content, page, sections[page.src_uri]) for page in pages]
    characters = set(_json([dataset, texts, words.other, situations]))
    known = content.data.languages.data
    dataset |= _without_nothing(
        {"stemmer": known[language.locale].search.stemmer, "readings": _readings(known.values())}
    )
    dataset["simplified"] = han_characters.simplified(characters) if _has_chinese(content.project) else ""
    contents: dict[str, Any] = {"json": dataset, "words.json": words.other}
    if any(told for page in situations for told in page):
        dataset["situations"] = True
        contents["situations.json"] = situations
    if "readings" in dataset:
        contents["readings.json"] = han_characters.readings(characters)
    if _are_few(_json(texts).encode()):
        dataset["texts"] = texts
    else:
        contents["text.json"] = texts
    return {f"{language.locale}.{name}": _json(value) for name, value in contents.items()}


def _are_few(texts: bytes) -> bool:
    """Whether texts can be sent with the titles; no text becomes thirty times shorter."""
    return len(texts) <= 30 * _FEW and len(zlib.compress(texts)) <= _FEW


def _readings(known: Iterable[LanguageData]) -> str | None:
    """How words are typed as they sound: in every language alike, because each has the words of all."""
    return next(filter(None, (language.search.readings for language in known)), None)


def _has_chinese(project: Project) -> bool:
    """Whether a character may be typed as a simplified or as a traditional one: Japanese has forms of its own."""
    return any(code_of(language.tag) in {"Hans", "Hant"} for language in project.languages)


def searched(project: Project) -> frozenset[str]:
    """The files of the pages that the search of the built site knows: `en/verify/heyon/index.html`."""
    found = set()
    for language in project.languages:
        file = project.site / "search" / f"{language.locale}.json"
        pages = json.loads(file.read_text("utf-8"))["pages"] if file.is_file() else ()
        found |= {f"{language.prefix}{page['path']}index.html" for page in pages}
    return frozenset(found)


def _page(content: Content, page: Page, sections: Iterable[SearchedSection]) -> dict[str, Any]:
    facts = page.front_matter
    weight = content.data.search_weights.get(facts.type, 1)
    channels = content.data.channels if content.page_type(page).template == "guide" else ()
    aliases = content.data.aliases.get(facts.id, {})
    return _without_nothing(
        {
            "path": page.url,
            "title": facts.title,
            "weight": weight if weight != 1 else None,
            "product": facts.product,
            "questions": content.page_type(page).questions,
            "task": facts.task,
            "aliases": facts.aliases,
            "sections": [
                {"id": section.id, "heading": section.heading}
                | _without_nothing(
                    {
                        "channel": section.id if section.id in channels else None,
                        "aliases": aliases.get(section.id, {}).get(page.locale),
                    }
                )
                for section in sections
            ],
        }
    )


def _situations(content: Content, page: Page, sections: Iterable[SearchedSection]) -> list[tuple[str, ...]]:
    """For each section the sentences in which customers tell that they need it."""
    known = content.data.situations.get(page.front_matter.id, {})
    if not known:  # and the page need not be read again
        return [() for _ in sections]
    head = content.guide(page).introduction.id
    return [known.get(section.id or head, {}).get(page.locale, ()) for section in sections]


def _names(content: Content, language: Language) -> dict[str, dict[str, str]]:
    text = content.localizer(language.locale).text
    return {
        "product": {id: product.name[language.locale] for id, product in content.data.products.items()},
        "task": {task: text(f"task.{task}") for task in content.data.tasks},
        "channel": {channel: text(f"channel.{channel}") for channel in content.data.channels},
    }


def _interface(content: Content, language: Language) -> dict[str, Any]:
    """The words in which results are shown, and what is offered when nothing is typed yet or nothing is found."""
    strings = content.data.strings[language.locale]
    shown = ("search.results", "search.none", "search.corrected", "search.elsewhere")
    tasks = {"heading": strings["home.question"], "links": _tasks(content, language)}
    return {key.removeprefix("search."): strings[key] for key in shown} | {
        "tag": language.tag,
        "asked": {"heading": strings["home.asked"], "links": _asked(content, language)},
        "tasks": tasks,
        "instead": [
            tasks,
            {"heading": strings["page.contact"], "links": _contacts(content, language)},
        ],
        "languages": [
            {"locale": other.locale, "tag": other.tag, "name": other.name, "prefix": other.prefix}
            for other in content.project.languages
            if other != language
        ],
    }


def _asked(content: Content, language: Language) -> list[dict[str, str]]:
    links = often_asked(content, language.locale)
    return [{"title": link.title, "path": link.path.removeprefix(language.prefix)} for link in links]


def _tasks(content: Content, language: Language) -> list[dict[str, str]]:
    pages = [content.by_id[language.locale, task] for task in content.data.tasks]
    return [{"title": page.front_matter.title, "path": page.url} for page in pages]


def _contacts(content: Content, language: Language) -> list[dict[str, str]]:
    """Where the first page of each product names the official help."""
    found: dict[str, str] = {}
    for page in sorted(content.pages.values(), key=lambda page: page.url):
        product = page.front_matter.product
        if page.locale == language.locale and product:
            found.setdefault(product, f"{page.url}#contact")
    products = content.data.products
    return [{"title": products[id].name[language.locale], "path": found[id]} for id in products if id in found]


def _without_nothing(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value or key == "path"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
