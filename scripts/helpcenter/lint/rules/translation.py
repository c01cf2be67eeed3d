"""Whether a translation is one, and of what its source says now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.findings.rule import warning
from helpcenter.guide.model import Block
from helpcenter.language.words import pattern
from helpcenter.language.writing_systems import letters, script
from helpcenter.lint.context import Issue, PageContext, TranslationContext

# So many words of another language in a row are no name.
_NAME = 5
_BEYOND_LATIN = re.compile("[^\x00-\u024f\u2000-\u206f]")
_TWO_WORDS = re.compile(r"[A-Za-z] [A-Za-z]")
_SENTENCE = re.compile(r"[\u4e00-\u9fff，]{6}|(?:(?:^|[ ,])[a-z][\w’']*){4}")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*)*")


def untranslated(context: PageContext) -> Iterator[Issue]:
    """Text that was left in another language, outside labels, names and code.

    Bad:  `Submit 之后等待审核`, a Chinese sentence on an English page
    Good: everything in the page's language; names of cards and terms of the list may stand in their own

    Judged by script: Chinese characters on a Latin page, five or more Latin words in a row on a Chinese one.
    """
    known = context.language.scripts
    if not known:
        return
    others = context.content.project.scripts - set(known)
    for block in context.guide.blocks:
        text = block.prose("code", "label")
        if "LATIN" in known:
            if _BEYOND_LATIN.search(text) and (found := _foreign_run(_without_names(context, text), others)):
                yield context.at(
                    block, f'"{found[0]}" is not translated; translate it, or write it as code or label', found.start()
                )
        elif _TWO_WORDS.search(text) and (found := _latin_run(_without_names(context, text))):
            yield context.at(
                block, f'"{found[0][:40]}" is not translated; translate it, or write it as code', found.start()
            )


def _foreign_run(text: str, others: frozenset[str]) -> re.Match[str] | None:
    return next(
        (word for word in re.finditer(r"[^\W\d_]+", text) if any(script(each) in others for each in word[0])), None
    )


def _latin_run(text: str) -> re.Match[str] | None:
    counted = None
    for run in _LATIN_WORDS.finditer(text):
        words = run[0].split()
        # A title of a page or product is written in capitals; a sentence is not.
        small = sum(word[0].islower() for word in words)
        if len(words) >= _NAME and small > len(words) / 2:
            return run
        if small > 1:
            counted = counted or letters(text)
            if counted == letters(run[0]):  # a sentence of its own
                return run
    return None


def _without_names(context: PageContext, text: str) -> str:
    """`text` without the names of cards, labels and terms, which may stand in another language."""
    return pattern(context.data.names).sub(lambda name: " " * len(name[0]), text)


def copied_text(context: TranslationContext) -> Iterator[Issue]:
    """A sentence that stands in both languages as it is: the translation was begun and left.

    Bad:  the same Chinese paragraph on both pages
    Good: its translation
    """
    for source, translation in context.sections:
        theirs = {block.text for block in source.blocks}
        for block in translation.blocks:
            if block.text in theirs and _is_sentence(block):
                yield context.translation.at(block, f"this is the text of {context.source.page.path}; translate it")


def _is_sentence(block: Block) -> bool:
    return bool(_SENTENCE.search(block.prose("code", "label", "link")))


@warning
def outdated_translation(context: TranslationContext) -> Iterator[Issue]:
    """The source has changed since it was translated: readers of the translation follow the old text.

    Bad:  a new sentence in `zh/verify/heyon.md`, and none in `en/verify/heyon.md`
    Good: translate what changed, then run `helpcenter translate stamp docs/en/verify/heyon.md`

    Advice while somebody writes; an error with `--release`.
    """
    record = context.translation.facts.translation
    if record is None:
        return
    path = context.translation.page.path
    cure = f"bring {path} up to date, then run: helpcenter translate stamp {path}"
    for section in context.source.guide.parts:
        if section.id in context.changed:
            what = (
                "changed since it was translated" if section.id in record.sections else "is new since the translation"
            )
            yield context.source.at(section, f"#{section.id} {what}; {cure}")
    for id in context.changed:
        if all(section.id != id for section in context.source.guide.parts):
            yield context.source.at_line(context.source.page.body_line, f"#{id} was translated, but is gone; {cure}")


@warning
def unrecorded_translation(context: TranslationContext) -> Iterator[Issue]:
    """A translation that does not say what it was made from: nobody sees when its source changes.

    Bad:  an English page without `translation` in its front matter
    Good: compare it with its source, then run `helpcenter translate stamp docs/en/verify/heyon.md`
    """
    if context.translation.facts.translation is None:
        path = context.translation.page.path
        message = f"nothing says what this was made from; compare both, then run: helpcenter translate stamp {path}"
        yield context.translation.at_fact(["id"], message)


def misplaced_record(context: PageContext) -> Iterator[Issue]:
    """A record of a translation in a page that is none, or that was made from another language.

    Bad:  `translation: {from: zh, …}` in `zh/verify/heyon.md`
    Good: only in translations, written by `helpcenter translate stamp`
    """
    record = context.facts.translation
    source = context.content.project.default_language.locale
    if record and (not context.is_translation or record.source != source):
        cure = "run helpcenter translate stamp" if context.is_translation else "remove it here"
        message = f'"translation" belongs to translations from {source}, and is written by a command; {cure}'
        yield context.at_fact(["translation"], message)
