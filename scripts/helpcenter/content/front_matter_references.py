"""Whether what front matter names exists: the product, the task, channels and other pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from helpcenter.content.data import Data
from helpcenter.content.data_references import UNKNOWN_PRODUCT
from helpcenter.content.page import Page
from helpcenter.files import line_mending
from helpcenter.files.yaml_document import Document
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean, nearest

UNKNOWN_TASK = Rule.documented(
    "unknown-task",
    """A task that `tasks.yml` does not list.

Bad:  `task: verfy`
Good: `task: verify`""",
)
UNKNOWN_CHANNEL = Rule.documented(
    "unknown-channel",
    """A channel that `channels.yml` does not list.

Bad:  `channels: [ap]`
Good: `channels: [app]`""",
)
UNKNOWN_RELATED = Rule.documented(
    "unknown-related",
    """A related page that does not exist.

Bad:  `related: [photos, privacy-safety]`
Good: `related: [photo-tips, privacy-safety]`""",
)
RULES = (UNKNOWN_TASK, UNKNOWN_CHANNEL, UNKNOWN_RELATED)


def unknown(entry: Page, data: Data, ids: set[str], pages: Iterable[Page]) -> Iterator[Finding]:
    """What the front matter of a source page names that does not exist; `ids` are those of all `pages`."""
    facts, product = entry.front_matter, data.help_center.product_key
    for rule, name, key, words, known in (
        (UNKNOWN_PRODUCT, product, product, (facts.product,), data.products),
        (UNKNOWN_TASK, "task", "task", (facts.task,), data.tasks),
        (UNKNOWN_CHANNEL, "channel", "channels", facts.channels, data.channels),
        (UNKNOWN_RELATED, "related", "related", facts.related, ids),
    ):
        is_wrong = any(word is not None and word not in known for word in words)
        if is_wrong and (told := line_mending.cure(entry.document, [key], partial(_has_known, key, {*known}))):
            yield entry.document.finding([key], rule, f'"{key}" {told}')
            continue
        for index, word in enumerate(words):
            if word is not None and word not in known:
                cure = _meant(word, known, _called(key, data, pages), is_list=key in {"channels", "related"})
                if rule is UNKNOWN_RELATED and (renamed := _with_new_id(word, data, pages)):
                    cure = f'{renamed.path} seems to have had this id; give it back: "id: {word}"'
                yield entry.document.finding([key, index], rule, f'unknown {name} "{word}"; {cure}')


def _has_known(key: str, known: Collection[str], document: Document) -> bool:
    """Whether all that a document has under a key is known."""
    value = document.value.get(key)
    words = value if isinstance(value, list) else [value]
    return all(isinstance(word, str) and word in known for word in words)


def _with_new_id(id: str, data: Data, pages: Iterable[Page]) -> Page | None:
    """The page that had an id at its last review: if one record has no page, and one page no record."""
    ids = {page.front_matter.id for page in pages}
    new = [page for page in pages if page.is_source and page.front_matter.id not in data.reviewed]
    return new[0] if len(new) == 1 and [*(each for each in data.reviewed if each not in ids)] == [id] else None


def _called(key: str, data: Data, pages: Iterable[Page]) -> dict[str, str]:
    """What the values of a key are called where readers see them, with the id of each."""
    if key == "related":
        named = {entry.front_matter.title: entry.front_matter.id for entry in pages}
        return named | {place: entry.front_matter.id for entry in pages for place in (entry.path, entry.uri)}
    if key == data.help_center.product_key:
        texts = [(id, text) for id, each in data.products.items() for text in (each.name, each.short) if text]
        return {name: id for id, text in texts for name in text.texts.values()}
    begins = f"{key.removesuffix('s')}."
    strings = [each for language in data.strings.values() for each in language.items()]
    return {text: id.removeprefix(begins) for id, text in strings if id.startswith(begins) and isinstance(text, str)}


def _meant(word: str, known: Iterable[str], called: Mapping[str, str], *, is_list: bool) -> str:
    """How to fix an unknown word: it may be what readers see instead of the id."""
    known = [*known]
    if len(several := [part for part in re.split(r"[\s,]+", word) if part in known]) > 1:
        if is_list:
            return f"write each in a line of its own: {' and '.join(f'- {each}' for each in several)}"
        return f"write only one of them: {' or '.join(several)}"
    near = None if nearest(word, sorted(known)) else nearest(word, sorted(called))
    return f'did you mean "{called[near]}"?' if near and called[near] in known else did_you_mean(word, known)
