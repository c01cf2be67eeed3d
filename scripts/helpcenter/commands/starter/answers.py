"""What a new help center is about, as somebody has typed it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from helpcenter.commands.starter import texts
from helpcenter.content.fields.front_matter import front_matter
from helpcenter.findings.errors import UsageError

# What is asked at a terminal; no answer means the usual.
QUESTIONS: Mapping[str, str] = {
    "languages": "Languages, the source language first (fr,de):",
    "word": "What is a product called, in each language (routeur/Router)? [product]",
    "products": "Products (Lumo 2,Lumo Mesh):",
    "tasks": "What do readers want to do, in each language (Installer/Installieren,Réinitialiser/Zurücksetzen)?",
    "publisher": "Are they your own products (first_party), or those of others (third_party)? [first_party]",
}
PUBLISHERS = ("first_party", "third_party")
# The folders of languages that the i18n plugin of MkDocs knows.
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# The ids of the pages that every project has.
_PAGES = ("home", "questions", "about")


@dataclass(frozen=True)
class Language:
    """A language of the site: the name of its folder, its tag, what it calls itself, and what its pages say.

    It is `borrowed` if its texts are those of another one.
    """

    locale: str
    tag: str
    name: str
    texts: Mapping[str, object]
    borrowed: bool


@dataclass(frozen=True)
class Named:
    """A product or a task: its id, and its name in each language, in the order of the languages."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Answers:
    """What was asked for; `words` is what a product is called in each language, `product_key` in front matter."""

    languages: tuple[Language, ...]
    words: tuple[str, ...]
    product_key: str
    products: tuple[Named, ...]
    tasks: tuple[Named, ...]
    publisher: str


def read(
    *, languages: str, word: str | None, products: str | None, tasks: str | None, publisher: str | None
) -> Answers:
    """What was typed, with the usual for what was not. Raises UsageError, in one line."""
    if publisher not in {None, *PUBLISHERS}:
        raise UsageError(f'"{publisher}" is neither {" nor ".join(PUBLISHERS)}')
    chosen = tuple(_languages(languages))
    if not chosen:
        raise UsageError("--languages names none; write the source language first: fr,de")
    words = _in_each(word, chosen) if word else tuple(str(each.texts["word"]) for each in chosen)
    named_products = _named(products or str(chosen[0].texts["product"]), chosen, "products", "product")
    named_tasks = _named(tasks, chosen, "tasks", "task") if tasks else (_usual_task(chosen),)
    for task in named_tasks:
        if task.id in _PAGES:
            raise UsageError(f'--tasks: a page is called "{task.id}" already; give another id: do-it={task.names[0]}')
    return Answers(chosen, words, _product_key(words[0]), named_products, named_tasks, publisher or PUBLISHERS[0])


def _usual_task(languages: Sequence[Language]) -> Named:
    return Named("set-up", tuple(str(each.texts["task"]) for each in languages))


def _languages(typed: str) -> Iterator[Language]:
    for name in _different(_parts(typed, ","), "languages"):
        try:
            locale = Locale.parse(name, sep="-") if _LANGUAGE.fullmatch(name) else None
        except (ValueError, UnknownLocaleError):
            locale = None
        if locale is None:
            raise UsageError(f'--languages: "{name}" is not a language; write codes such as fr, de or pt-BR')
        own = texts.of(name)
        autonym = str(own["name"]) if own else str(locale.display_name).capitalize()
        tag = str(own.get("tag", name)) if own and name == locale.language else name
        yield Language(name, tag, autonym, own or texts.borrowed(), borrowed=own is None)


def _named(typed: str, languages: Sequence[Language], option: str, kind: str) -> tuple[Named, ...]:
    """Products or tasks: `[ID=]NAME[/NAME…]`, separated by commas."""
    found = []
    for entry in _parts(typed, ","):
        id, _, names = entry.rpartition("=")
        each = _in_each(names.strip(), languages)
        found.append(Named(_id(id.strip() or each[0], option, each[0]), each))
    if not found:
        raise UsageError(f"--{option} names no {kind}; write at least one")
    _different((each.id for each in found), option)
    return tuple(found)


def _in_each(typed: str, languages: Sequence[Language]) -> tuple[str, ...]:
    """A name for each language: those that were typed, `routeur/Router`, and the first where there are fewer."""
    names = _parts(typed, "/")
    if not names:
        raise UsageError(f'"{typed}" is not a name; write some letters')
    if len(names) > len(languages):
        raise UsageError(f'"{typed}" has more names than there are languages; write one for each, in their order')
    return (*names, *[names[0]] * (len(languages) - len(names)))


def _id(typed: str, option: str, name: str) -> str:
    plain = unicodedata.normalize("NFKD", typed.lower()).encode("ascii", "ignore").decode()
    id = "-".join(re.findall("[a-z0-9]+", plain))
    if not id:
        raise UsageError(f'--{option}: "{name}" has no Latin letters; write an id before it: my-id={name}')
    return id


def _product_key(word: str) -> str:
    """The key of a product in front matter: its word, if it can be one."""
    key = word.lower()
    taken = {"product", *front_matter("product").model_fields}
    return key if _ID.fullmatch(key) and key not in taken else "product"


def _parts(typed: str, separator: str) -> list[str]:
    return [part.strip() for part in typed.split(separator) if part.strip()]


def _different(names: Iterable[str], option: str) -> list[str]:
    found: list[str] = []
    for name in names:
        if name in found:
            raise UsageError(f'--{option} has "{name}" twice; remove one, or give it another id')
        found.append(name)
    return found
